import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Offprint, project, test } from './support/app.ts';
import { saveExamples } from './support/examples.ts';
import { withPalette } from './support/png.ts';

const pictures = join(project, 'docs/screenshots');
const wide = [1440, 900] as const;
const narrow = [420, 800] as const;

async function shoot({ page }: Offprint, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    await writeFile(join(pictures, `${name}-${colorScheme}.png`), withPalette(await page.screenshot()));
  }
}

test.use({ switches: ['--disable-lcd-text', '--font-render-hinting=none'] });

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
