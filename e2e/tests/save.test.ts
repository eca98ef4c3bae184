import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AddDialog } from '../pages/add-dialog.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';

const stories = (address: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${address}/stories/${index + 1}`);

test('Forty links in one paste, with words around them and some twice, are saved once each', async ({
  offprint,
  site,
}) => {
  const { window } = offprint;
  const add = await window.add();
  const links = stories(site.address, 40);
  const lines = links.map(
    (link, index) => `${index + 1}. The log of a lighthouse: <${link}>, worth reading.`,
  );
  await add.links.fill([...lines, `${links[0]}?utm_source=letter`].join('\n'));
  await expect(add.dialog).toContainText('40 links');
  await add.save.click();
  await expect(add.dialog).toContainText('40 of 40 saved', { timeout: 30_000 });
  await expect(add.dialog).not.toContainText('not saved');

  // Put in again they are there already, and each row leads to its article.
  await add.saveLinks(...links.slice(0, 2));
  const known = add.group('Saved').filter({ hasText: 'already in your library' });
  await expect(known).toHaveCount(2);
  await known.first().getByRole('button', { name: /^Open/ }).click();
  await expect(window.reader.title).toHaveText(/^Log of lighthouse [12]$/);
  await expect(window.view('All articles')).toHaveAccessibleName('All articles, 40');
});

test.describe('Without a network', () => {
  test.use({
    switches: async ({ site }, use) => {
      await use([`--proxy-server=${site.address}`]);
    },
  });
  const boat = 'http://coastalgazette.example/night-boat.html';
  const sheet = 'http://northquay.example/timetable.html';

  test('links wait, texts are saved; one is fetched at once, the other when the network is back', async ({
    offprint,
    site,
  }) => {
    const { window } = offprint;
    await offprint.offline(true);
    const add = await window.add();
    await add.saveLinks(boat, sheet);
    await expect(add.job('coastalgazette')).toContainText('Waiting for the network');
    await expect(add.job('northquay')).toContainText('Waiting for the network');
    await add.saveText('The hedge survey\n\nEvery parish has one old hedge.');
    await expect(add.job('The hedge survey')).toContainText('Saved');
    expect(site.requests).toEqual([]);

    await add
      .job('northquay')
      .getByRole('button', { name: /^Try .* now$/ })
      .click();
    await expect(add.job('The last timetable')).toContainText('Saved');
    await add.close();
    const waiting = window.page.getByRole('list', { name: 'Being saved' });
    await expect(waiting).toContainText('Waiting for the network');
    const status = window.sidebar.getByRole('button', {
      name: /^Save queue, 1 link waiting for the network/,
    });
    await expect(status).toHaveText('1 waiting');

    await offprint.offline(false);
    await expect(window.row(/^Harbour towns/)).toBeVisible();
    await expect(waiting).toBeHidden();
    await expect(window.titles).toHaveCount(3);
  });

  test('what waits is there after the power went, and comes once', async ({ offprint, site }) => {
    site.silent.add('/timetable.html');
    const add = await offprint.window.add();
    await add.saveLinks(sheet);
    await expect(add.job('northquay')).toContainText('Fetching the page');
    await offprint.offline(true);
    await add.tag('ferries');
    await add.saveLinks(boat, 'http://northquay.example/harbour-dues.html');
    await expect(add.job('coastalgazette')).toContainText('Waiting for the network');
    await offprint.kill();

    site.silent.clear();
    await offprint.start();
    await expect(offprint.window.titles).toHaveCount(3);
    await expect(offprint.window.view('ferries')).toHaveAccessibleName('ferries, 2');
    expect(await readdir(join(offprint.library, 'queue'))).toEqual([]);
    await offprint.restart();
    await expect(offprint.window.titles).toHaveCount(3);
  });
});

test('Quitting while many are saved loses none and makes no stub', async ({ offprint, site }) => {
  const links = stories(site.address, 6);
  for (const link of links) site.silent.add(new URL(link).pathname);
  const add = await offprint.window.add();
  await add.saveLinks(...links, `${site.address}/night-boat.html`);
  await expect(add.group('Being saved')).toHaveCount(7);
  site.silent.clear();
  await offprint.restart();
  await expect(offprint.window.view('All articles')).toHaveAccessibleName('All articles, 7');
  await expect(offprint.window.list).not.toContainText('Not saved');
});

test('One save is cancelled and taken up again, then all; what has ended is cleared away', async ({
  offprint,
  site,
}) => {
  const { window, page } = offprint;
  const links = stories(site.address, 5);
  for (const link of links) site.silent.add(new URL(link).pathname);
  site.silent.add('/images/5.png');
  const add = await window.add();
  await add.saveLinks(`${site.address}/harbour-dues.html`, ...links);
  // Its title stands there before its pictures have come.
  const dues = add.group('Being saved').filter({ hasText: 'Saving images, ' });
  await expect(dues).toContainText('The long road back to the printed timetable');
  await expect(dues).not.toContainText('127.0.0.1');
  await add
    .job('/stories/5')
    .getByRole('button', { name: /^Cancel/ })
    .click();
  await expect(add.job('/stories/5')).toContainText('Cancelled');
  await add.button(/^Save .* after all$/).click();
  await expect(add.group('Being saved').filter({ hasText: '/stories/5' })).toContainText('Waiting');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page), colorScheme).toEqual([]);
  }
  await add.button('Cancel all').click();
  await expect(add.group('Being saved')).toHaveCount(0);
  await add.button('Clear finished').click();
  await expect(add.job(/./)).toHaveCount(0);
  await offprint.restart();
  await expect(offprint.page.getByText('On this disk, nothing yet')).toBeVisible();
});

test('What is no article is kept with what it is, and opens outside', async ({ offprint, site }) => {
  const { window } = offprint;
  const opened = await offprint.watchOutside();
  const add = await window.add();
  const kinds = [
    ['annual report.pdf', '/files/annual%20report.pdf', 'This is a PDF, not an article.'],
    ['harbour.png', '/images/harbour.png', 'This is an image, not an article.'],
    ['bells.mp3', '/files/bells.mp3', 'This is a sound file, not an article.'],
    ['crossing.mp4', '/files/crossing.mp4', 'This is a video, not an article.'],
    ['The night boat, filmed', '/film.html', 'The page shows a video and has no article.'],
  ] as const;
  await add.saveLinks(...kinds.map(([, path]) => site.address + path), `${site.address}/shell.html`);
  await expect(add.group('Not saved')).toHaveCount(6);
  await expect(add.group('Saved')).toHaveCount(0);
  await add.close();
  const banner = window.reader.pane.getByRole('alert');
  for (const [title, path, reason] of kinds) {
    await expect(window.row(title)).toContainText(reason);
    await expect(window.row(title).getByRole('button')).toHaveCount(0);
    await window.row(title).click();
    await expect(banner).toContainText(reason);
    await expect(banner).toContainText(/The link( and what was found are| is) kept\./);
    await banner.getByRole('button', { name: 'Open in browser' }).click();
    await expect.poll(opened).toContain(site.address + path);
    await expect(banner.getByRole('button', { name: 'Retry' })).toBeHidden();
  }
  await expect(window.reader.article).toContainText('Twelve minutes on the last crossing');
  await window.row('A chart of the tides').click();
  await expect(banner).toContainText('The page needs scripts to show its text.');
  await expect(banner.getByRole('button', { name: 'Open in browser' })).toBeVisible();
  await expect(banner.getByRole('button', { name: 'Retry' })).toBeVisible();
});

test('What failed stands apart from what was saved, outlives a restart, and goes when it is dismissed', async ({
  offprint,
  folder,
  site,
}) => {
  const { window } = offprint;
  // A PDF under another name: only its content tells.
  await window.drop([
    { name: 'report.txt', type: 'text/plain', text: '%PDF-1.7' },
    { name: 'notes.md', type: '', text: '# Notes\n\nOf the harbour.' },
    { name: 'photo.png', type: 'image/png', text: 'PNG' },
  ]);
  const note = window.page.getByRole('status').filter({ hasText: 'photo.png cannot be added.' });
  await expect(note.or(window.page.getByText('report.txt was not saved.'))).toBeVisible();
  await expect(window.row('Notes')).toBeVisible();
  await expect(window.sidebar).toContainText('1 not saved');
  site.broken.add('/night-boat.html');
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.group('Not saved')).toHaveText([
    /night-boat\.html.*The link is kept/,
    /report\.txt holds no text/,
  ]);
  await expect(add.group('Saved')).toHaveText([/Notes/]);
  site.broken.clear();
  await add
    .group('Not saved')
    .first()
    .getByRole('button', { name: /^Retry/ })
    .click();
  await expect(add.group('Saved')).toHaveText([/^Harbour/, /^Notes/]);

  // Chosen in the system's dialog, what cannot be added is named where the person looks.
  await offprint.answerDialogs([join(folder, 'scan.pdf')]);
  await add.tab('File');
  await add.button('Choose files…').click();
  await expect(add.dialog.getByRole('alert')).toContainText(
    'scan.pdf cannot be added. Add web pages (.html)',
  );
  await add.close();

  await offprint.restart();
  await expect(offprint.window.sidebar).toContainText('1 not saved');
  const again = await offprint.window.add();
  await again
    .group('Not saved')
    .getByRole('button', { name: /^Remove report\.txt/ })
    .click();
  await expect(again.job(/./)).toHaveCount(0);
  expect(await readdir(join(offprint.library, 'queue'))).toEqual([]);
});

test('Links and texts are dropped anywhere: on the list, the article and a dialog', async ({
  offprint,
  site,
}) => {
  const { window, page } = offprint;
  await window.dropData({ 'text/uri-list': `${site.address}/night-boat.html`, 'text/plain': 'x' });
  await window.open(/^Harbour towns/);
  await window.dropData({ 'text/uri-list': `${site.address}/winter-line.html` }, 'article');
  await expect(window.row(/北の港町/)).toBeVisible();

  const add = new AddDialog(page);
  await window.dropData(
    {
      'text/plain': 'Two hedges\n\nOne is old.',
      'text/html': '<h1>Two hedges</h1><p>One is <b>old</b>.</p>',
    },
    'article',
  );
  await expect(add.text).toHaveValue(/<b>old<\/b>/);
  // Another one does not cost the first.
  await window.dropData({ 'text/plain': 'A third hedge\n\nIt is young.' }, 'dialog');
  await expect(add.text).toHaveValue(/It is young/);
  await add.save.click();
  await expect(add.job('A third hedge')).toContainText('Saved');
  await expect(add.text).toHaveValue(/<b>old<\/b>/);
  await add.save.click();
  await expect(add.job('Two hedges')).toContainText('Saved');
  await add.close();

  // While something is held over the window, it says so, on its whole edge.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', 'https://example.org/');
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText('Drop to save')).toBeVisible();
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })));
  await expect(page.getByText('Drop to save')).toBeHidden();
});

test('The clipboard is added by one key: a link, a text, a text with its markup', async ({
  offprint,
  site,
}) => {
  const { window, page } = offprint;
  const add = new AddDialog(page);
  await page.locator('body').press('F6');
  await offprint.copy('');
  await offprint.menu('Add from clipboard…');
  await expect(page.getByRole('status').filter({ hasText: 'The clipboard holds no text.' })).toBeVisible();

  await offprint.copy(`Read this tonight: ${site.address}/night-boat.html`);
  await page.keyboard.press('Control+Shift+V');
  await expect(add.dialog).toContainText('1 link');
  await expect(add.links).toHaveValue(/^Read this tonight/);
  await page.keyboard.press('Control+Enter');
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await add.close();

  await offprint.app.evaluate(({ clipboard }) => {
    const copied = { text: 'Two hedges. One is old.', html: '<h2>Two hedges</h2><p>One is <i>old</i>.</p>' };
    Reflect.apply(Reflect.get(clipboard, 'write'), clipboard, [copied]);
  });
  await window.list.focus();
  await page.keyboard.press('Control+Shift+V');
  await expect(add.text).toHaveValue(/<i>old<\/i>/);
  await add.save.click();
  await expect(add.job('Two hedges')).toContainText('Saved');
});

test('A library whose disk is away is not made anew unless it is wanted', async ({ offprint, site }) => {
  const add = await offprint.window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await offprint.quit();
  const away = `${offprint.library}-away`;
  await rename(offprint.library, away);

  await offprint.open();
  const alert = offprint.page.getByRole('alert');
  await expect(alert).toContainText('is gone or holds no library');
  for (const colorScheme of ['light', 'dark'] as const) {
    await offprint.page.emulateMedia({ colorScheme });
    expect(await axeFindings(offprint.page), colorScheme).toEqual([]);
  }
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toContainText('is gone or holds no library');
  await rename(away, offprint.library);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(offprint.window.row(/^Harbour towns/)).toBeVisible();

  await offprint.quit();
  await rm(offprint.library, { recursive: true });
  await offprint.open();
  await offprint.page.getByRole('button', { name: 'Start a new library here' }).click();
  await expect(offprint.page.getByRole('heading', { name: 'Keep an article' })).toBeVisible();
});
