import { rename } from 'node:fs/promises';
import { Marks } from '../pages/marks.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { ally, bond, mixed, openMission, openText } from '../support/marked.ts';
import { mission } from '../support/mission.ts';

/** The library's notes, as the command line prints them. */
async function listed({ library }: Offprint): Promise<string> {
  return (await runOffprint(['notes', '--json', '--library', library])).out;
}

test('A note is written in the margin and survives a kill a second after the last key', async ({
  offprint,
}) => {
  test.slow();
  const { window, page } = offprint;
  const marks = await openMission(offprint);
  await marks.select(bond);
  await page.keyboard.press('n');
  await expect(marks.editor).toBeFocused();
  await page.keyboard.type('Same wording as the 2023 message.');
  await page.waitForTimeout(1000);
  await offprint.kill();

  await offprint.start();
  await offprint.resize(1420, 860);
  await offprint.window.open(mission.title);
  const again = new Marks(offprint.page);
  await expect(again.note('Same wording as the 2023 message.')).toBeVisible();
  await expect.poll(() => again.drawn('yellow')).toEqual([bond]);
  expect(window).not.toBe(offprint.window);
  expect(await listed(offprint)).toContain('"comment":"Same wording as the 2023 message."');

  // Who quits has not even waited for a moment.
  await again.note('Same wording').getByRole('button').click();
  await offprint.page.keyboard.type(' Compare.');
  await offprint.quit();
  expect(await listed(offprint)).toContain('"comment":"Same wording as the 2023 message. Compare."');
});

test('Notes are changed, emptied and taken back as a whole, in the margin and in a narrow window', async ({
  offprint,
}) => {
  test.slow();
  const { window, page } = offprint;
  const { keyboard } = page;
  const marks = await openMission(offprint);
  await marks.select(bond);
  await marks.bar.getByRole('button', { name: 'Note' }).click();
  await keyboard.type('Compare before quoting.');
  await keyboard.press('Control+Enter');
  const note = marks.note('Compare before quoting.');
  await expect(note).toBeVisible();

  await test.step('it stands beside its passage, and no note over another', async () => {
    await marks.select('June 12 message');
    await keyboard.press('n');
    await keyboard.type('Which message? The one of the embassy, or the one that was read out?');
    await keyboard.press('Escape');
    const other = await marks.note('Which message').boundingBox();
    const own = await note.boundingBox();
    const text = await window.reader.paragraphs.first().boundingBox();
    expect(own?.x ?? 0).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(own?.y ?? 0).toBeGreaterThan((other?.y ?? 0) + (other?.height ?? 0));
  });

  await test.step('a whole edit is taken back at once', async () => {
    await note.getByRole('button').click();
    await expect(marks.editor).toHaveValue('Compare before quoting.');
    for (const word of [' And', ' then', ' write.']) {
      await keyboard.type(word);
      // Each is written by itself.
      await expect.poll(() => listed(offprint)).toContain(`${word}"`);
    }
    await keyboard.press('Control+Enter');
    await expect(marks.note('Compare before quoting. And then write.')).toBeVisible();
    await keyboard.press('Control+z');
    await expect(marks.note(/^Compare before quoting\.\d/)).toBeVisible();
  });

  await test.step('in a narrow window a mark in the text opens it', async () => {
    await offprint.resize(420, 760);
    await expect(marks.speech).toHaveCount(2);
    await marks.speech.nth(1).click();
    await expect(marks.editor).toHaveValue('Compare before quoting.');
    await marks.reader.article.getByRole('button', { name: 'Green' }).click();
    await expect.poll(() => marks.drawn('green')).toEqual([bond]);
    await marks.editor.fill('');
    await marks.editor.press('Escape');
    await expect(marks.speech).toHaveCount(1);
    await expect.poll(() => marks.drawn('green')).toEqual([bond]);
    await keyboard.press('Control+z');
    await expect(marks.speech).toHaveCount(2);
    // The marks are no part of the text: a selection over one finds its words.
    await marks.select('comrades-in-arms.”');
    await keyboard.press('3');
    await expect.poll(() => marks.drawn('blue')).toEqual(['comrades-in-arms.”']);
    await offprint.resize(1420, 860);
    await expect(marks.speech).toHaveCount(0);
    await expect(note).toBeVisible();
  });

  await test.step('a note on the article stands under its head', async () => {
    await keyboard.press('Shift+N');
    await expect(marks.articleEditor).toBeFocused();
    await keyboard.type('Read with the 2023 text at hand.');
    await keyboard.press('Escape');
    const own = marks.reader.article.getByRole('region', { name: 'Note on this article' });
    await expect(own).toContainText('Read with the 2023 text at hand.');
    await expect(window.row(mission.title)).toHaveAccessibleName(/4 notes$/);
    await keyboard.press('Control+z');
    await expect(own).toBeHidden();
  });

  await test.step('a highlight from a terminal appears at once', async () => {
    const list = await runOffprint(['list', '--json', '--library', offprint.library]);
    const { id } = JSON.parse(list.out);
    await runOffprint(['note', id, '--quote', 'Andrei Lankov', '--library', offprint.library]);
    await expect(marks.highlights.last()).toHaveAccessibleName(/“Andrei Lankov”$/);
  });
});

test('What cannot be written is said, and stays until it is', async ({ offprint }) => {
  const { window, page, library } = offprint;
  const marks = await openMission(offprint);
  await marks.select(bond);
  await page.keyboard.press('n');
  await page.keyboard.type('Kept.');
  await page.keyboard.press('Escape');
  await expect(marks.note('Kept.')).toBeVisible();
  await marks.note('Kept.').getByRole('button').click();

  await rename(library, `${library} away`);
  await page.keyboard.type(' Not yet.');
  const alert = marks.reader.article.getByRole('alert');
  await expect(alert).toContainText('What you wrote stays here.');
  await page.keyboard.press('Escape');
  await expect(marks.editor).toHaveValue('Kept. Not yet.');
  await rename(`${library} away`, library);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await expect(marks.note('Kept. Not yet.')).toBeVisible();
  expect(await listed(offprint)).toContain('"comment":"Kept. Not yet."');
  await expect(window.row(mission.title)).toHaveAccessibleName(/1 note$/);
});

test('A highlight whose passage has changed is kept at the end, and put elsewhere', async ({ offprint }) => {
  const { page } = offprint;
  const marks = await openText(offprint, mixed, /^What lies/);
  await marks.select('bold words');
  await page.keyboard.press('n');
  await page.keyboard.type('Bold?');
  await page.keyboard.press('Escape');
  await expect(marks.highlights).toHaveCount(1);
  await correct(offprint, mixed.replace('with **bold words**', 'with other letters, and then more of them'));
  await expect(marks.gone).toContainText('“bold words”');
  await expect(marks.gone).toContainText('Bold?');
  await expect(marks.highlights).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);

  await expect(marks.gone.getByRole('button', { name: 'Place on the selection' })).toBeHidden();
  await marks.select('other letters');
  await marks.gone.getByRole('button', { name: 'Place on the selection' }).click();
  await expect.poll(() => marks.drawn('yellow')).toEqual(['other letters']);
  await expect(marks.gone).toBeHidden();
  await expect(marks.note('Bold?')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(marks.gone).toContainText('“bold words”');
  await marks.gone.getByRole('button', { name: 'Remove highlight' }).click();
  await expect(marks.gone).toBeHidden();
});

/** Gives the newest article another text, by the app's own bridge. */
async function correct({ page }: Offprint, markdown: string): Promise<void> {
  await page.evaluate(
    async (text) => {
      const offprint = Reflect.get(globalThis, 'offprint');
      const range = { view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 1 };
      const [row] = JSON.parse(await offprint.call('articles.page', range)).value.rows;
      await offprint.call('articles.correct', { id: row.id, change: {}, markdown: text });
    },
    markdown.replace(/^# .*\n/, ''),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Nothing for axe to find in bar, margin and notes, ${colorScheme}`, async ({ offprint }) => {
    const { page } = offprint;
    await page.emulateMedia({ colorScheme });
    const marks = await openMission(offprint);
    await marks.select(ally);
    expect(await axeFindings(page), 'the bar').toEqual([]);
    await page.keyboard.press('n');
    await page.keyboard.type('Which ally?');
    expect(await axeFindings(page), 'writing in the margin').toEqual([]);
    await page.keyboard.press('Escape');
    await marks.click('with an old');
    expect(await axeFindings(page), 'a highlight and its note').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+N');
    await page.keyboard.type('Read again.');
    expect(await axeFindings(page), 'a note on the article').toEqual([]);
    await page.keyboard.press('Escape');
    await offprint.resize(420, 760);
    await marks.speech.click();
    await expect(marks.editor).toBeVisible();
    expect(await axeFindings(page), 'over the text').toEqual([]);
  });
}
