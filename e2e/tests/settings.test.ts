import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Palette } from '../pages/palette.ts';
import { SettingsView } from '../pages/settings-view.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { saveExamples } from '../support/examples.ts';

test('Settings take the window, apply at once, and lead back to where one was', async ({
  offprint,
  site,
}) => {
  const { window, page } = offprint;
  const { keyboard } = page;
  const settings = new SettingsView(page);
  await saveExamples(window, site);
  await window.open(/^Harbour/);
  await expect.poll(() => window.focusedPane()).toBe('reader');

  await test.step('the keyboard goes in, through and out', async () => {
    await keyboard.press('Control+,');
    await expect(settings.pages.getByRole('button', { name: 'General' })).toBeFocused();
    await expect(window.sidebar).toBeHidden();
    await keyboard.press('e');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(settings.main.getByRole('heading', { level: 1 })).toHaveText('Reading');
    await keyboard.press('F6');
    await keyboard.press('Escape');
    await expect(settings.main).toBeHidden();
    await expect.poll(() => window.focusedPane()).toBe('reader');
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 0');
  });

  await test.step('contrast and theme', async () => {
    await settings.open('General');
    const text = () => page.locator('body').evaluate((body) => getComputedStyle(body).color);
    await settings.choose('Theme', 'Light');
    await settings.choose('Contrast', 'More');
    await expect.poll(text).toBe('rgb(0, 0, 0)');
    await settings.main.getByRole('button', { name: 'Back to the defaults' }).click();
    await expect(settings.main.getByRole('radio', { name: 'Normal' })).not.toBeChecked();
    await expect.poll(text).not.toBe('rgb(0, 0, 0)');
    await expect(settings.main.getByRole('button', { name: 'Back to the defaults' })).toBeHidden();
  });

  await test.step('how articles look is seen beside it, and in the article', async () => {
    await offprint.resize(1300, 800);
    await settings.open('Reading');
    const sample = page.frameLocator('iframe[title="Preview"]').locator('p').nth(3);
    const size = () => sample.evaluate((element) => getComputedStyle(element).fontSize);
    await expect.poll(size).toBe('19px');
    await settings.main.getByRole('button', { name: 'Bigger text' }).click();
    await expect.poll(size).toBe('20px');
    await settings.close();
    const paragraph = window.reader.paragraphs.first();
    await expect.poll(() => paragraph.evaluate((element) => getComputedStyle(element).fontSize)).toBe('20px');
  });

  await test.step('in a narrow window, a list of pages, then one', async () => {
    await page.setViewportSize({ width: 420, height: 700 });
    await keyboard.press('Control+,');
    await expect(settings.main.getByRole('heading', { level: 1 })).toBeFocused();
    await keyboard.press('Escape');
    const reading = settings.pages.getByRole('button', { name: 'Reading' });
    await expect(reading).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(settings.main.getByRole('heading', { level: 1 })).toHaveText('Saving');
    expect(await axeFindings(page), 'saving').toEqual([]);
    await page.getByRole('button', { name: 'All settings' }).click();
    await page.getByRole('button', { name: 'Back to the library' }).click();
    await expect(settings.pages).toBeHidden();
  });
});

test('Privacy counts what goes out, and forgets what is remembered', async ({ offprint, site }) => {
  const { window, page } = offprint;
  const settings = new SettingsView(page);
  const palette = new Palette(page);
  await saveExamples(window, site);
  await palette.run('keyboard', /^Keyboard/);
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await settings.open('Privacy');
  await expect(settings.main.getByRole('status', { name: 'To save what you added' })).not.toHaveText(
    /^(0|–)$/,
  );
  await expect(settings.main.getByRole('status', { name: 'While reading' })).toHaveText('0');
  await settings.main.getByRole('button', { name: 'Clear 1' }).click();
  await palette.open();
  await expect(palette.options('Recent')).toHaveCount(0);
});

test('From one library to another and back, each as it was', async ({ offprint, site, folder }) => {
  const { window, page } = offprint;
  const settings = new SettingsView(page);
  await saveExamples(window, site);
  const other = join(folder, 'shelf');
  await mkdir(other);

  await test.step('where it lies and how big it is', async () => {
    await settings.open('Library');
    await expect(settings.main).toContainText(offprint.library);
    await expect(settings.main).toContainText(/Total.*[kM]B/);
    await expect(settings.main).toContainText(/Free on the disk.*[GT]B/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), 'library').toEqual([]);
    }
  });

  await test.step('what will happen is said before', async () => {
    await offprint.answerDialogs([]);
    await settings.main.getByRole('button', { name: 'Open another library…' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await offprint.answerDialogs([other]);
    await settings.main.getByRole('button', { name: 'Open another library…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a library here' });
    await expect(dialog).toContainText(other);
    await expect(dialog).toContainText(offprint.library);
    expect(await axeFindings(page), 'another library').toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await readdir(other)).toEqual([]);
  });

  await test.step('the app goes on in a new one', async () => {
    await settings.main.getByRole('button', { name: 'Open another library…' }).click();
    await page.getByRole('button', { name: 'Make library' }).click();
    await expect(page.getByRole('heading', { name: 'Keep an article' })).toBeVisible();
    expect(await readdir(other)).toContain('library.json');
    const add = await window.add();
    await add.saveText('# Of the shelf\n\nA text that lies on the shelf.', 'Markdown');
    await expect(add.job('Of the shelf')).toContainText('Saved');
    await add.close();
  });

  await test.step('one that is gone is not opened, and the present one goes on', async () => {
    await settings.open('Library');
    const recent = settings.main.getByRole('button', { name: 'Open…', exact: true });
    await rm(join(offprint.library, 'library.json'));
    await rm(join(offprint.library, 'catalogue'), { recursive: true });
    await rm(join(offprint.library, 'articles'), { recursive: true });
    await recent.click();
    await page.getByRole('button', { name: 'Open library' }).click();
    await expect(page.getByRole('alert')).toContainText('The present one is open again.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await settings.close();
    await expect(window.titles).toHaveText([/^Of the shelf/]);
  });

  await test.step('the command line finds the new one, too', async () => {
    await offprint.quit();
    const listed = await runOffprint(['list', '--library', other]);
    expect(listed.out).toContain('Of the shelf');
  });
});
