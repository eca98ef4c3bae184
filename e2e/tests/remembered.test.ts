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
