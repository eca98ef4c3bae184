import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { openSearch, runOffprint } from '../support/command-line.ts';
import { saveExamples } from '../support/examples.ts';
import { mission } from '../support/mission.ts';

test('What was shown as saved is there after the power went', async ({ offprint, site }) => {
  const add = await offprint.window.add();
  await add.saveLinks(`${site.address}/night-boat.html`, `${site.address}/budget-glossary.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await expect(add.job('A glossary')).toContainText('Saved');
  await add.saveText(await mission.text());
  await expect(add.job(mission.title)).toContainText('Saved');
  await offprint.kill();
  await site.stop();

  await offprint.start();
  const { window } = offprint;
  await expect(window.titles).toHaveCount(3);
  const boat = await window.open(/^Harbour towns/);
  await expect(boat.article).toContainText('at twenty past nine for thirty-one years');
  const picture = boat.article.getByRole('img', { name: 'The outer quay at dusk' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  await window.search.fill('lankov');
  await expect(window.titles).toHaveText([mission.title]);
  await window.open(mission.title);
  await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
});

test('A change that was shown is there after the power went', async ({ offprint, site }) => {
  await saveExamples(offprint.window, site);
  await offprint.window.open(/^Harbour towns/);
  await offprint.page.keyboard.press('s');
  await expect(offprint.window.row(/^Harbour towns/)).toHaveAccessibleName(/Favourite/);
  await offprint.page.keyboard.press('e');
  await expect(offprint.window.toast).toContainText('1 article archived');
  await offprint.kill();

  await offprint.start();
  await offprint.window.view('Favourites').click();
  await expect(offprint.window.row(/^Harbour towns/)).toHaveAccessibleName(/Archived.*Favourite/);
});

test('A second start shows the window that is there, and ends', async ({ offprint }) => {
  await offprint.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const switches = offprint.app.process().spawnargs.filter((argument) => argument === '--no-sandbox');
  const second = spawn(offprint.app.process().spawnfile, [...switches, ...offprint.args], {
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const windows = () =>
    offprint.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
  await expect.poll(windows).toEqual([true]);
  await expect(offprint.window.sidebar).toBeVisible();
});

test('A library that the command line holds is left alone, and opens once that has ended', async ({
  closed,
}) => {
  const saved = await runOffprint(['save', '-', '--library', closed.library], await mission.text());
  expect(saved.code).toBe(0);
  const search = await openSearch(closed.library);
  expect(await search.ask('lankov')).toContain('"total":1');

  await closed.open();
  const alert = closed.page.getByRole('alert');
  await expect(alert).toContainText('The library could not be opened');
  await expect(alert).toContainText('Another program holds this library.');
  expect(await search.ask('kookmin')).toContain('"total":1');
  await search.close();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(closed.window.row(mission.title)).toBeVisible();
});

test('A library of a newer version can be read, and is not changed', async ({ closed }) => {
  await runOffprint(['save', '-', '--library', closed.library], await mission.text());
  const file = join(closed.library, 'library.json');
  const newer = { ...JSON.parse(await readFile(file, 'utf8')), version: 99 };
  await writeFile(file, JSON.stringify(newer));

  await closed.start();
  const { window, page } = closed;
  await expect(page.getByText('This library can only be read')).toBeVisible();
  await expect(page.getByText('A newer Offprint wrote it')).toBeVisible();
  await window.open(mission.title);
  await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
  await page.keyboard.press('s');
  await expect(window.reader.pane.getByRole('status')).toContainText('newer Offprint (version 99');
  await expect(window.row(mission.title)).not.toHaveAccessibleName(/Favourite/);
  const add = await window.add();
  await add.saveText('A text\n\nThat is not saved.');
  await expect(add.dialog.getByRole('alert')).toContainText('newer Offprint (version 99');
  await expect(add.text).toHaveValue(/That is not saved/);
  await add.close();
  await closed.quit();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(newer);
});

test('The app quits while a page that never answers is being fetched, and fetches it at the next start', async ({
  offprint,
  site,
}) => {
  site.silent.add('/timetable.html');
  const add = await offprint.window.add();
  await add.saveLinks(`${site.address}/timetable.html`, `${site.address}/night-boat.html`);
  await expect(add.job('Harbour towns')).toContainText('Saved');
  await expect(add.job('/timetable.html')).toContainText('Fetching the page');
  const process = offprint.app.process();
  const ended = new Promise((resolve) => process.once('exit', resolve));
  await offprint.quit();
  await ended;

  site.silent.clear();
  await offprint.start();
  await expect(offprint.window.titles).toHaveText([/^The last timetable/, /^Harbour towns/]);
});
