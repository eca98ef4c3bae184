import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsView } from '../pages/settings-view.ts';
import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';

test('Themes, letters, widths and the window’s size are as they were after a restart', async ({
  offprint,
  site,
}) => {
  await saveExamples(offprint.window, site);
  await choose('Dark', 'Sepia');
  await expect.poll(colours).toEqual({ chrome: 'dark', reading: 'sepia' });
  const ground = await background();
  await offprint.page.keyboard.press('Control+=');
  await expect.poll(letters).toBe('20px');
  await offprint.window.list.focus();
  await offprint.page.getByRole('separator', { name: 'Width of the list' }).press('ArrowRight');
  await expect.poll(listWidth).toBe(400);
  await offprint.resize(1180, 720);

  await offprint.restart();
  expect(await size()).toEqual([1180, 720]);
  await expect.poll(colours).toEqual({ chrome: 'dark', reading: 'sepia' });
  expect(await listWidth()).toBe(400);
  await offprint.window.open(/^Harbour/);
  expect(await background()).toEqual(ground);
  expect(await letters()).toBe('20px');

  await choose('Light', 'Light');
  await offprint.restart();
  await expect.poll(colours).toEqual({ chrome: 'light', reading: 'light' });

  async function choose(chrome: string, reading: string): Promise<void> {
    const { window, page } = offprint;
    const settings = new SettingsView(page);
    await settings.open('General');
    await settings.choose('Theme', chrome);
    await settings.close();
    await window.open(/^Harbour/);
    await window.reader.button('Text and theme').click();
    const theme = page.getByRole('radio', { name: reading, exact: true });
    await page.locator('label', { has: theme }).click();
    await expect(theme).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Text and theme' })).toBeHidden();
  }

  function colours(): Promise<{ chrome: string | undefined; reading: string | undefined }> {
    return offprint.page.evaluate(() => ({
      chrome: document.documentElement.dataset.chrome,
      reading: document.querySelector<HTMLElement>('[data-pane="reader"]')?.dataset.reading,
    }));
  }

  function background(): Promise<string> {
    return offprint.window.reader.frame
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
  }

  function letters(): Promise<string> {
    const paragraph = offprint.window.reader.paragraphs.first();
    return paragraph.evaluate((element) => getComputedStyle(element).fontSize);
  }

  async function listWidth(): Promise<number> {
    return (await offprint.page.getByRole('region', { name: 'Articles' }).boundingBox())?.width ?? 0;
  }

  function size(): Promise<number[]> {
    return offprint.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [],
    );
  }
});

test('View, article with its place, and the dialogs’ choices come back', async ({ offprint, site }) => {
  const { window } = offprint;
  await saveExamples(window, site);
  await window.open(/^Putin/);
  await window.reader.frame.getByText('no specific steps').evaluate((element) => element.scrollIntoView());
  await expect(window.reader.pane).toContainText(/min left/);
  await window.view('Reading').click();
  await expect(window.titles).toHaveText([/^Putin/]);
  await window.row(/^Putin/).click();

  await offprint.restart();
  await expect(offprint.window.titles).toHaveText([/^Putin/]);
  await expect(offprint.window.reader.title).toHaveText(/^Putin/);
  await expect(offprint.window.row(/^Putin/)).toHaveAttribute('aria-selected', 'true');
  const scrolled = offprint.window.reader.frame.locator('body');
  await expect
    .poll(() => scrolled.evaluate((body) => body.ownerDocument.defaultView?.scrollY))
    .toBeGreaterThan(100);

  const add = await offprint.window.add();
  await expect(add.dialog.getByRole('tab', { name: 'Text' })).toHaveAttribute('aria-selected', 'false');
  await add.tab('Text');
  await add.close();
  const settings = new SettingsView(offprint.page);
  await settings.open('General');
  await settings.choose('Show', 'Unread');
  await settings.close();

  await offprint.restart();
  await expect(offprint.window.view('Unread')).toHaveAttribute('aria-current', 'page');
  await expect(offprint.page.getByText('Nothing open')).toBeVisible();
  const again = await offprint.window.add();
  await expect(again.dialog.getByRole('tab', { name: 'Text' })).toHaveAttribute('aria-selected', 'true');
});

test('Settings that cannot be written say so, and hold until the end', async ({ offprint }) => {
  const settings = new SettingsView(offprint.page);
  await settings.open('General');
  // In the place of the file a folder lies that is not empty: nothing can be renamed over it, not even by root.
  await rm(join(offprint.profile, 'settings.json'), { force: true });
  await mkdir(join(offprint.profile, 'settings.json', 'in-the-way'), { recursive: true });
  await settings.choose('Theme', 'Dark');
  await expect(offprint.page.getByRole('status').filter({ hasText: 'could not be written' })).toBeVisible();
  await expect(offprint.page.locator('html')).toHaveAttribute('data-chrome', 'dark');
});
