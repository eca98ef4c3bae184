import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Correcting } from './pages/correcting.ts';
import { expect, type Offprint, project, test } from './support/app.ts';
import { fillWithNews } from './support/newsroom.ts';
import { withPalette } from './support/png.ts';

const pictures = join(project, 'docs/screenshots');

async function shoot({ page }: Offprint, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    await writeFile(join(pictures, `${name}-${colorScheme}.png`), withPalette(await page.screenshot()));
  }
}

test.use({ switches: ['--disable-lcd-text', '--font-render-hinting=none'] });

test('Correcting by hand', async ({ closed: offprint }) => {
  test.setTimeout(180_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(1400, 880);
  const { page, window } = offprint;
  await window.open('The ferry that was sold twice');
  const correcting = new Correcting(page);
  await correcting.open();
  await expect(correcting.preview.getByText('Both buyers')).toBeVisible();
  await correcting.field('Published').fill('10 Nov 2026');
  await shoot(offprint, 'correct');
  await correcting.field('Title').fill('');
  await correcting.text.fill('');
  await page.keyboard.press('Control+s');
  await shoot(offprint, 'correct-hindered');
  await offprint.resize(420, 800);
  await correcting.field('Title').fill('The ferry that was sold twice');
  await correcting.text.fill('## A heading\n\nA paragraph with **strong** words.');
  await shoot(offprint, 'narrow-correct');
});
