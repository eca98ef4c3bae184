import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expect, test } from '../support/app.ts';
import { mission } from '../support/mission.ts';

test.describe('The article of the mission', () => {
  test('is pasted, read, found by a word in it, and exported', async ({ offprint, folder }) => {
    const { window } = offprint;
    const add = await window.add();
    await add.saveText(await mission.text());
    await expect(add.job(mission.title)).toContainText('Saved');
    await add.close();

    await window.open(mission.title);
    await expect(window.reader.article).toContainText(mission.byline);
    await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
    await expect(window.reader.article).toContainText('As Putin prepares for his visit');
    await expect(window.reader.article).not.toContainText('Share this:');
    await expect(window.reader.article).not.toContainText('All comments.');

    await window.search.fill('lankov');
    await expect(window.row(/Putin/)).toBeVisible();
    await expect(window.list.locator('mark').first()).toHaveText(/lankov/i);
    await window.search.press('Escape');

    const out = join(folder, 'out');
    await offprint.answerDialogs([out]);
    await window.open(mission.title);
    const dialog = await window.export();
    await dialog.start.click();
    await expect(dialog.dialog).toContainText('1 article exported');

    const [name] = (await readdir(out)).filter((file) => file.endsWith('.md'));
    const markdown = await readFile(join(out, name ?? ''), 'utf8');
    const front = parse(markdown.split('---\n')[1] ?? '');
    expect(front).toMatchObject({ title: mission.title, author: [mission.byline] });
    for (const paragraph of await mission.body()) expect(markdown).toContain(paragraph);
  });

  test('is chosen as a file, and dropped as one it is there once', async ({ offprint, folder }) => {
    const { window } = offprint;
    const file = join(folder, 'article.txt');
    await writeFile(file, await mission.text());
    await offprint.answerDialogs([file]);
    const add = await window.add();
    await add.tab('File');
    await add.dialog.getByRole('button', { name: 'Choose files…' }).click();
    await expect(add.job(mission.title)).toContainText('Saved');
    await add.close();
    await window.open(mission.title);
    await expect(window.reader.article).toContainText(mission.byline);
    await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
  });
});

test('A page is saved by link with its picture, and read with the paper gone and no request made', async ({
  offprint,
  site,
}) => {
  const { window } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job('Harbour towns weigh a winter')).toContainText('Saved');
  await add.close();
  await site.stop();
  const asked = site.requests.length;

  const reader = await window.open(/^Harbour towns weigh a winter/);
  await expect(reader.article).toContainText('By Marit Solheim');
  await expect(reader.article).toContainText('Coastal Gazette');
  await expect(reader.article).toContainText('at twenty past nine for thirty-one years');
  await expect(reader.article).toContainText('Photo: T. Aas');
  await expect(reader.article).not.toContainText('Get our newsletter');
  await expect(reader.article).not.toContainText('Pilots ask for a second lantern');
  await expect(reader.article).not.toContainText('Log in to comment');

  const picture = reader.article.getByRole('img', { name: 'The outer quay at dusk' });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  await expect(reader.article).toContainText('A drawing of the electric ferry');
  expect(site.requests).toHaveLength(asked);
});

test('Structure survives: lists, a table, code and a footnote', async ({ offprint, site }) => {
  const { window } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/budget-glossary.html`);
  await expect(add.job('A glossary for reading a budget')).toContainText('Saved');
  await add.close();
  const reader = await window.open('A glossary for reading a budget');
  await expect(reader.article.getByRole('row')).toHaveCount(4);
  await expect(reader.article.getByRole('cell', { name: '1,940' })).toBeVisible();
  await expect(reader.article.locator('pre code')).toContainText('if (left < 0) warn(department);');
  await expect(
    reader.article.getByRole('listitem').filter({ hasText: 'A commitment may outlive its year.' }),
  ).toHaveCount(2);
  await expect(reader.article).toContainText('Decision 41 of 9 June');
});

test('HTML and Markdown are saved by paste', async ({ offprint }) => {
  const { window } = offprint;
  const add = await window.add();
  await add.saveText(
    '# The hedge survey\n\nEvery parish has **one** hedge older than its church.\n\n- Hawthorn\n- Hazel',
    'Markdown',
  );
  await expect(add.job('The hedge survey')).toContainText('Saved');
  await add.saveText(
    '<h1>A second lantern</h1><p>Pilots ask for a <em>second</em> lantern on the mole, and for a boat to reach it.</p>',
    'HTML',
  );
  await expect(add.job('A second lantern')).toContainText('Saved');
  await add.close();
  const hedge = await window.open('The hedge survey');
  await expect(hedge.article.getByRole('listitem')).toHaveText(['Hawthorn', 'Hazel']);
  const lantern = await window.open('A second lantern');
  await expect(lantern.article.locator('em')).toHaveText('second');
});

test('A page that cannot be had is kept with the reason, and comes on Retry', async ({ offprint, site }) => {
  const { window } = offprint;
  site.broken.add('/night-boat.html');
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job('127.0.0.1')).toContainText('Not saved');
  await add.close();
  const row = window.list.getByRole('row').filter({ hasText: 'Not saved' });
  await expect(row).toBeVisible();
  site.broken.clear();
  await row.getByRole('button', { name: 'Retry' }).click();
  await expect(window.row(/^Harbour towns weigh a winter/)).toBeVisible();
  await expect(window.list.getByRole('row')).toHaveCount(1);
});

test('What is saved twice is there once', async ({ offprint, site }) => {
  const { window } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await add.saveLinks(`${site.address}/night-boat.html?utm_source=letter#top`);
  await expect(add.dialog).toContainText(/already in your library/);
  await add.close();
  await expect(window.list.getByRole('row')).toHaveCount(1);
});

test('Everything is there after a restart: state, star, tag and place', async ({ offprint, site }) => {
  const add = await offprint.window.add();
  await add.saveLinks(`${site.address}/night-boat.html`, `${site.address}/winter-line.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await expect(add.job('北の港町')).toContainText('Saved');
  await add.close();
  await offprint.window.open(/^Harbour towns/);
  await offprint.page.keyboard.press('s');
  await offprint.page.keyboard.press('e');
  await offprint.restart();
  await offprint.window.view('Archive').click();
  const row = offprint.window.row(/^Harbour towns/);
  await expect(row).toHaveAccessibleName(/Favourite/);
  await offprint.window.view('Unread').click();
  await expect(offprint.window.titles).toHaveText([/北の港町/]);
  await offprint.window.search.fill('時刻表');
  await expect(offprint.window.row(/北の港町/)).toBeVisible();
});

test('Archive and trash are undone with one key', async ({ offprint, site }) => {
  const { window, page } = offprint;
  const add = await window.add();
  await add.saveLinks(`${site.address}/night-boat.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await add.close();
  await window.row(/^Harbour towns/).click();
  await page.keyboard.press('Delete');
  await expect(window.toast).toBeVisible();
  await expect(window.row(/^Harbour towns/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(window.row(/^Harbour towns/)).toBeVisible();
});
