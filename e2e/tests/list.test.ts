import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';
import { mission } from '../support/mission.ts';

test('Several articles are selected, archived together, and brought back', async ({ offprint, site }) => {
  const { window, page } = offprint;
  await saveExamples(window, site);
  const rows = window.list.getByRole('row');
  const selected = window.list.getByRole('row', { selected: true });
  await expect(rows).toHaveCount(5);
  const titles = await window.titles.allInnerTexts();

  await test.step('Ctrl adds and takes out, Shift selects up to there', async () => {
    await rows.nth(1).click();
    await rows.nth(3).click({ modifiers: ['Control'] });
    await expect(selected).toHaveCount(2);
    await expect(window.selection).toContainText('2 articles');
    await rows.nth(3).click({ modifiers: ['Control'] });
    await expect(selected).toHaveCount(1);
    await rows.nth(1).click();
    await rows.nth(4).click({ modifiers: ['Shift'] });
    await expect(selected).toHaveCount(4);
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(window.selection).toContainText('2 articles');
    for (const title of titles.slice(1, 3)) await expect(window.selection).toContainText(title);
  });

  await test.step('Ctrl+A selects all, Escape none', async () => {
    await page.keyboard.press('Control+a');
    await expect(window.selection).toContainText('5 articles');
    await page.keyboard.press('Escape');
    await expect(window.selection).toBeHidden();
  });

  await test.step('e archives all of them, Ctrl+Z takes it back', async () => {
    await rows.nth(1).click();
    await rows.nth(3).click({ modifiers: ['Shift'] });
    await expect(page.getByRole('status').filter({ hasText: '3 selected' })).toBeVisible();
    await page.keyboard.press('e');
    await expect(window.toast).toContainText('3 articles archived');
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 3');
    await window.view('Archive').click();
    await expect(window.titles).toHaveText(titles.slice(1, 4));
    await page.keyboard.press('Control+z');
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 0');
    await window.view('All articles').click();
    await expect(window.titles).toHaveText(titles);
  });
});

test('A stub says why it is one, and tags in the sidebar show their articles', async ({ offprint, site }) => {
  const { window, page } = offprint;
  await saveExamples(window, site);
  const stub = window.row(/^127\.0\.0\.1/);
  await expect(stub).toContainText('Not saved. The site turned the app away.');
  await stub.click();
  const banner = window.reader.pane.getByRole('alert');
  await expect(banner).toContainText('The site turned the app away.');
  await expect(banner).toContainText('save the page as a file and add that');
  await expect(banner.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expect(banner.getByRole('button', { name: 'Open in browser' })).toBeVisible();

  for (const title of [mission.title, /^Harbour/]) {
    await window.open(title);
    await window.reader.button('Tags').click();
    const tags = page.getByRole('combobox', { name: 'Add a tag' });
    await tags.fill('north');
    await tags.press('Enter');
    await tags.press('Escape');
    await expect(tags).toBeHidden();
  }
  await window.view('north').click();
  await expect(window.titles).toHaveText([/^Harbour/, /^Putin/]);
  await window.open(/^Harbour/);
  await window.reader.button('Tags').click();
  await page.getByRole('button', { name: 'Remove tag north' }).click();
  await page.keyboard.press('Escape');
  await expect(window.titles).toHaveText([/^Putin/]);
  await expect(window.view('north')).toHaveAccessibleName('north, 1');
});

test('Files dropped on the window are saved, and what is none is refused in words', async ({ offprint }) => {
  const { window, page } = offprint;
  await window.drop([
    { name: 'putin.txt', type: 'text/plain', text: await mission.text() },
    { name: 'hedge.md', type: '', text: '# The hedge survey\n\nEvery parish has **one** old hedge.' },
  ]);
  await expect(window.row(mission.title)).toBeVisible();
  await window.open('The hedge survey');
  await expect(window.reader.article.locator('strong')).toHaveText('one');

  // On the article as well, whose frame is a document of its own.
  await window.drop(
    [{ name: 'later.html', type: 'text/html', text: '<h1>A later page</h1><p>Its words.</p>' }],
    {
      onArticle: true,
    },
  );
  await expect(window.row('A later page')).toBeVisible();
  await window.drop([{ name: 'song.mp3', type: 'audio/mpeg', text: 'ID3' }]);
  await expect(page.getByRole('status').filter({ hasText: 'song.mp3 cannot be added' })).toBeVisible();
  await expect(window.titles).toHaveCount(3);
});
