import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';

test('What is found while looking after the library is said in the window, and can be put away', async ({
  offprint,
  site,
}) => {
  await saveExamples(offprint.window, site);
  await offprint.quit();
  const articles = join(offprint.library, 'articles');
  const prefixes = (await readdir(articles)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  await rm(join(articles, prefixes[0] ?? ''), { recursive: true });
  await offprint.start();
  const note = offprint.page.getByRole('alert').filter({ hasText: 'Found while looking after the library' });
  await expect(note).toContainText(/article(s have| has) lost/);
  await expect(note).toContainText('offprint check --repair');
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
});
