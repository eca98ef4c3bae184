import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';

test('A selection is exported; what is there already is written over only when one says so', async ({
  offprint,
  site,
  folder,
}) => {
  const { window, page } = offprint;
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);
  await saveExamples(window, site);
  await window.row(/^A glossary/).click();
  await window.row(/^Harbour/).click({ modifiers: ['Control'] });
  const { dialog, start } = await window.export();
  await expect(dialog.getByRole('radio', { name: /^Selection/ })).toBeChecked();
  await expect(start).toHaveText('Export 2 articles…');
  await start.click();
  await expect(dialog).toContainText('2 articles exported');
  await expect(dialog).toContainText(out);

  const names = (await readdir(out)).filter((name) => name.endsWith('.md'));
  expect(names).toHaveLength(2);
  const glossary = join(out, names.find((name) => name.includes('glossary')) ?? '');
  const before = await readFile(glossary, 'utf8');
  expect(before).toContain('| Ferries');
  const images = await readdir(join(out, 'images'));
  expect(images.length).toBeGreaterThan(0);

  await writeFile(glossary, 'Mine.');
  await start.click();
  const question = dialog.getByRole('alert');
  await expect(question).toContainText('is there already and was left as it is');
  expect(await readFile(glossary, 'utf8')).toBe('Mine.');
  await question.getByRole('button', { name: 'Replace…' }).click();
  await expect(dialog).toContainText('2 articles exported');
  expect(await readFile(glossary, 'utf8')).toBe(before);

  // Cancel in the system's dialog writes nothing, and says nothing.
  await offprint.answerDialogs([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await window.export();
  await start.click();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(dialog).not.toContainText('exported');
});

test('Everything is exported with its images beside it', async ({ offprint, site, folder }) => {
  const { window } = offprint;
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);
  await saveExamples(window, site);
  const { dialog, start } = await window.export();
  await dialog.getByText('Everything').click();
  await start.click();
  await expect(dialog).toContainText('5 articles exported');
  const boat = (await readdir(out)).find((name) => name.includes('Harbour')) ?? '';
  const markdown = await readFile(join(out, boat), 'utf8');
  const image = /!\[The outer quay at dusk\]\((images\/[^)]+)\)/.exec(markdown)?.[1] ?? '';
  expect((await readFile(join(out, decodeURI(image)))).subarray(1, 4).toString()).toBe('PNG');
});
