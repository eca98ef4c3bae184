import { Palette } from '../pages/palette.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';

test('About tells what runs, copies it, and leads to every licence', async ({ offprint }) => {
  const { page } = offprint;
  const about = page.getByRole('dialog', { name: 'About Offprint' });
  const licences = page.getByRole('dialog', { name: 'Licences' });
  const { electron, chrome, node } = await offprint.app.evaluate(() => ({
    electron: process.versions.electron ?? '',
    chrome: process.versions.chrome ?? '',
    node: process.versions.node,
  }));

  await test.step('version and runtime', async () => {
    await offprint.menu('About Offprint');
    await expect(about).toContainText(/Version\d+\.\d+\.\d+/);
    await expect(about).toContainText(`Electron ${electron}, Chromium ${chrome}, Node ${node}`);
    await expect(about).toContainText(offprint.library);
    await about.getByRole('button', { name: 'Copy details' }).press('Enter');
    await expect(about.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await offprint.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain(`Electron ${electron}`);
    expect(copied).not.toContain(offprint.library);
  });

  await test.step('the licences in full, by keyboard', async () => {
    await about.getByRole('button', { name: 'Licences of all parts' }).press('Enter');
    await expect(licences).toContainText('under the MIT licence');
    await expect(licences.getByRole('group').filter({ hasText: 'Electron' }).first()).toBeVisible();
    const react = licences.locator('summary', { hasText: /^react \d/ });
    await react.focus();
    await page.keyboard.press('Enter');
    await expect(licences).toContainText('Permission is hereby granted, free of charge');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), `licences, ${colorScheme}`).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(licences).toBeHidden();
  });

  await test.step('all of it from the palette, too', async () => {
    const palette = new Palette(page);
    await palette.run('licences', /^Licences/);
    await expect(licences).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(licences).toBeHidden();
    await palette.run('about', /^About/);
    await expect(about).toBeVisible();
    expect(await axeFindings(page), 'about').toEqual([]);
  });
});

test('The log is shown in its folder', async ({ offprint }) => {
  await offprint.app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path: string) => Reflect.set(globalThis, 'shown', path);
  });
  await offprint.menu('Show log folder');
  const shown = () => offprint.app.evaluate(() => String(Reflect.get(globalThis, 'shown')));
  await expect.poll(shown).toMatch(/logs.offprint\.log$/);
});
