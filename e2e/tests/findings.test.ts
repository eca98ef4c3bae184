import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsView } from '../pages/settings-view.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { saveExamples } from '../support/examples.ts';

const prefixesOf = async (articles: string) =>
  (await readdir(articles)).filter((name) => /^[0-9a-f]{2}$/.test(name));

test('What is found while looking after the library is said in the window, and mended by a button', async ({
  offprint,
  site,
}) => {
  await saveExamples(offprint.window, site);
  await offprint.quit();
  const articles = join(offprint.library, 'articles');
  const [gone = ''] = await prefixesOf(articles);
  await rm(join(articles, gone), { recursive: true });
  await offprint.start();
  const { page } = offprint;
  const note = page.getByRole('alert').filter({ hasText: 'Found while looking after the library' });
  await expect(note).toContainText(/article(s have| has) lost/);
  await note.getByRole('button', { name: 'Check and repair' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check the library' });
  await expect(dialog.getByRole('status')).toHaveText('What could be mended is mended');
  await expect(dialog).toContainText(/Their links|Its link/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expect(note).toBeHidden();
  await offprint.restart();
  await expect(offprint.window.titles.first()).toBeVisible();
  // Nothing is found any more: a look that a person asks for says so.
  const settings = new SettingsView(offprint.page);
  await settings.open('Library');
  await settings.main.getByRole('button', { name: 'Check library…' }).click();
  const again = offprint.page.getByRole('dialog', { name: 'Check the library' });
  await again.getByRole('button', { name: 'Only look' }).click();
  await expect(again.getByRole('status')).toHaveText('Everything is in order');
  await offprint.page.keyboard.press('Escape');
  await expect(again).toBeHidden();
});

test('A damaged catalogue is made anew at the start and said; what is found can be put away', async ({
  offprint,
  site,
}) => {
  await saveExamples(offprint.window, site);
  const titles = await offprint.window.titles.allInnerTexts();
  await offprint.quit();
  const segment = join(offprint.library, 'catalogue', '000001.json');
  const before = await readFile(segment, 'utf8');
  await writeFile(segment, before.slice(0, before.length / 2));
  await rm(`${segment}.bak`, { force: true });
  await offprint.start();
  const note = offprint.page.getByRole('alert').filter({ hasText: 'Found while looking after the library' });
  await expect(note).toContainText('part of the catalogue was damaged');
  await expect(offprint.window.titles).toHaveCount(titles.length);
  expect(await offprint.window.titles.allInnerTexts()).toEqual(titles);
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
});
