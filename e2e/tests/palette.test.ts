import { Palette } from '../pages/palette.ts';
import { SettingsView } from '../pages/settings-view.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { saveExamples } from '../support/examples.ts';

test('Everything by name: commands, views, tags and articles', async ({ offprint, site }) => {
  const { window, page } = offprint;
  const { keyboard } = page;
  const palette = new Palette(page);
  await test.step('in an empty library only what applies is there', async () => {
    await palette.open();
    await expect(palette.options().filter({ hasText: 'Add…' })).toBeVisible();
    await expect(palette.options().filter({ hasText: 'Archive' }).filter({ hasText: 'Article' })).toHaveCount(
      0,
    );
    await keyboard.press('Escape');
    await expect(palette.dialog).toBeHidden();
  });
  await saveExamples(window, site);
  const harbour = window.row(/^Harbour towns/);
  await harbour.click();
  await window.list.focus();

  await test.step('letters in order find a command, and are marked in it', async () => {
    await palette.open();
    await palette.field.fill('favo');
    await expect(palette.options('Commands').first()).toContainText('Favourite');
    await expect(palette.options('Commands').first().locator('b')).toHaveText('Favo');
    expect(await palette.chosen()).toBe('Favourite');
    await keyboard.press('Enter');
    await expect(palette.dialog).toBeHidden();
    await expect(window.view('Favourites')).toHaveAccessibleName('Favourites, 1');
    await expect(window.list).toBeFocused();
  });

  await test.step('arrows go around, and Escape leaves everything as it was', async () => {
    await palette.open();
    const first = await palette.chosen();
    await keyboard.press('ArrowUp');
    expect(await palette.chosen()).not.toBe(first);
    await keyboard.press('ArrowDown');
    expect(await palette.chosen()).toBe(first);
    await keyboard.press('Escape');
    await expect(palette.dialog).toBeHidden();
    await expect(window.list).toBeFocused();
  });

  await test.step('what was used last comes first, also after a restart', async () => {
    await palette.open();
    await expect(palette.options('Recent').first()).toContainText('Favourite');
    await keyboard.press('Control+k');
    await expect(palette.dialog).toBeHidden();
  });

  await test.step('an article by its title', async () => {
    await palette.open();
    await palette.field.fill('gloss');
    await expect(palette.options('Articles')).toHaveText([/^A glossary/]);
    await palette.field.fill('>gloss');
    await expect(palette.options('Articles')).toHaveCount(0);
    await palette.field.fill('gloss');
    await palette.options('Articles').first().click();
    await expect(window.reader.title).toHaveText(/^A glossary/);
    await expect.poll(() => window.focusedPane()).toBe('reader');
  });

  await test.step('a view, and a page of the settings', async () => {
    await palette.open();
    await palette.field.fill('favourites');
    await palette.options('Views and tags').first().click();
    await expect(window.titles).toHaveCount(1);
    await expect(window.list).toBeFocused();
    await palette.open();
    await palette.field.fill('privacy');
    await expect(palette.options('Settings')).toHaveCount(1);
    await keyboard.press('Enter');
    await expect(new SettingsView(page).main.getByRole('heading', { level: 1 })).toHaveText('Privacy');
    await keyboard.press('Escape');
  });

  await test.step('nothing by that name', async () => {
    await palette.open();
    await palette.field.fill('xqzw');
    await expect(palette.dialog).toContainText('Nothing is called “xqzw”');
    await keyboard.press('Enter');
    await expect(palette.field).toBeVisible();
    await keyboard.press('Escape');
  });
});

test('Nothing for axe to find in palette, shortcuts and settings, light, dark and narrow', async ({
  offprint,
  site,
}) => {
  const { window, page } = offprint;
  const palette = new Palette(page);
  const settings = new SettingsView(page);
  await saveExamples(window, site);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await window.row(/^Harbour/).click();
    await palette.open();
    expect(await axeFindings(page), 'palette').toEqual([]);
    await palette.field.fill('bo');
    await expect(palette.options('Articles').first()).toBeVisible();
    expect(await axeFindings(page), 'palette, found').toEqual([]);
    await palette.field.fill('xqzw');
    expect(await axeFindings(page), 'palette, nothing').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await axeFindings(page), 'shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
    for (const name of ['General', 'Reading', 'Shortcuts', 'Privacy'] as const) {
      await settings.open(name);
      expect(await axeFindings(page), name).toEqual([]);
    }
    await settings.close();
  }
  await page.setViewportSize({ width: 420, height: 700 });
  await page.keyboard.press('Control+,');
  await page.keyboard.press('Escape');
  expect(await axeFindings(page), 'narrow').toEqual([]);
});
