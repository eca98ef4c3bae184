import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { saveExamples } from './support/examples.ts';
import { shoot, steadyLetters } from './support/shots.ts';

const wide = [1440, 900] as const;
const narrow = [420, 800] as const;

test.use({ switches: steadyLetters });

test('Export', async ({ offprint, site, folder }) => {
  test.setTimeout(180_000);
  const { window } = offprint;
  await saveExamples(window, site);
  await offprint.resize(...wide);
  await window.open(/^Harbour towns/);
  const exports = await window.export();
  await offprint.answerDialogs([join(folder, 'Documents', 'Offprint export')]);
  await exports.dialog.getByRole('button', { name: /Choose a folder…$/ }).click();
  await exports.choose('Everything');
  await exports.start.click();
  await expect(exports.dialog).toContainText('5 articles exported');
  await exports.start.click();
  await expect(exports.alert).toBeVisible();
  await shoot(offprint, 'export-asks');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-export');
});
