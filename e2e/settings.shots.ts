import { Palette } from './pages/palette.ts';
import { SettingsView } from './pages/settings-view.ts';
import { expect, test } from './support/app.ts';
import { saveExamples } from './support/examples.ts';
import { shoot, steadyLetters } from './support/shots.ts';

const wide = [1440, 900] as const;
const narrow = [420, 800] as const;

test.use({ switches: steadyLetters });

test('Palette, shortcuts and settings', async ({ offprint, site, folder }) => {
  test.setTimeout(180_000);
  const { window, page } = offprint;
  const palette = new Palette(page);
  const settings = new SettingsView(page);
  await saveExamples(window, site);
  await offprint.resize(...wide);
  await window.open(/^Harbour towns/);
  await palette.open();
  await shoot(offprint, 'palette');
  await palette.field.fill('bo');
  await expect(palette.options('Articles').first()).toBeVisible();
  await shoot(offprint, 'palette-found');
  await page.keyboard.press('Escape');
  await expect(palette.dialog).toBeHidden();
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await shoot(offprint, 'shortcuts');
  await offprint.resize(...narrow);
  await shoot(offprint, 'narrow-shortcuts');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await palette.open();
  await palette.field.fill('bo');
  await expect(palette.options('Articles').first()).toBeVisible();
  await shoot(offprint, 'narrow-palette');
  await page.keyboard.press('Escape');
  await expect(palette.dialog).toBeHidden();
  await page.keyboard.press('Control+,');
  await shoot(offprint, 'narrow-settings');
  await settings.pages.getByRole('button', { name: 'Shortcuts' }).click();
  await shoot(offprint, 'narrow-settings-shortcuts');
  await offprint.resize(...wide);
  for (const name of ['General', 'Reading', 'Saving', 'Library', 'Shortcuts', 'Privacy'] as const) {
    await settings.open(name);
    if (name === 'Library') await expect(settings.main).toContainText('Total');
    await shoot(offprint, `settings-${name.toLowerCase()}`);
  }
  await offprint.answerDialogs([folder]);
  await settings.open('Library');
  await settings.main.getByRole('button', { name: 'Open another library…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(offprint, 'settings-library-other');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await palette.run('licences', /^Licences/);
  await page.locator('summary').nth(2).click();
  await shoot(offprint, 'licences');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await settings.open('Shortcuts');
  await settings.main.getByRole('button', { name: 'Add a key for Export…' }).click();
  await page.keyboard.press('Control+b');
  await shoot(offprint, 'settings-shortcuts-taken');
});
