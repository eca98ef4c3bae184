import { Palette } from '../pages/palette.ts';
import { SettingsView } from '../pages/settings-view.ts';
import { expect, type Offprint, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { saveExamples } from '../support/examples.ts';

/** The key that the menu bar shows for an item. */
function menuKey({ app }: Offprint, id: string): Promise<string | null> {
  return app.evaluate(
    ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.accelerator ?? null,
    id,
  );
}

test('All shortcuts, by group, searched by name and by key', async ({ offprint, site }) => {
  const { window, page } = offprint;
  await saveExamples(window, site);
  await window.list.focus();
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.press('?');
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await expect(sheet.getByRole('heading', { name: 'Article' })).toBeVisible();
  const archive = sheet.getByText('Archive', { exact: true }).locator('..');
  await expect(archive).toContainText('E');
  await page.keyboard.type('ctrl+k');
  await expect(sheet.getByRole('definition')).toHaveCount(1);
  await expect(sheet).toContainText('Command palette');
  await sheet.getByRole('searchbox').fill('xqzw');
  await expect(sheet).toContainText('No shortcut is called “xqzw”');
  await page.setViewportSize({ width: 420, height: 700 });
  await sheet.getByRole('searchbox').fill('');
  expect(await axeFindings(page), 'narrow').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.setViewportSize({ width: 1200, height: 800 });
  await new Palette(page).run('keyboard', /^Keyboard shortcuts/);
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await offprint.menu('Keyboard shortcuts');
  await sheet.getByRole('button', { name: 'Change keys…' }).click();
  await expect(new SettingsView(page).main.getByRole('heading', { level: 1 })).toHaveText('Shortcuts');
});

test('Keys are changed, taken over and given back by keyboard alone', async ({ offprint, site }) => {
  const { window, page } = offprint;
  const { keyboard } = page;
  const settings = new SettingsView(page);
  await saveExamples(window, site);
  await window.row(/^A glossary/).click();
  expect(await menuKey(offprint, 'archive')).toBe('E');

  /** Looks a command up on the page, and begins to give it a key. */
  const ask = async (command: string) => {
    await settings.main.getByRole('searchbox').fill(command);
    await settings.main.getByRole('button', { name: `Add a key for ${command}` }).focus();
    await keyboard.press('Enter');
    await expect(settings.main.getByRole('button', { name: `New key for ${command}` })).toBeFocused();
  };

  await test.step('a new key works at once, everywhere', async () => {
    await settings.open('Shortcuts');
    await ask('Favourite');
    await keyboard.press('Control+Alt+y');
    await expect(
      settings.main.getByRole('button', { name: 'Remove Ctrl+Alt+Y from Favourite' }),
    ).toBeVisible();
    await settings.main.getByRole('button', { name: 'Remove S from Favourite' }).press('Enter');
    await expect.poll(() => menuKey(offprint, 'favourite')).toBe('CommandOrControl+Alt+Y');
    await settings.close();
    await keyboard.press('Control+Alt+y');
    await expect(window.view('Favourites')).toHaveAccessibleName('Favourites, 1');
    await keyboard.press('s');
    await expect(window.view('Favourites')).toHaveAccessibleName('Favourites, 1');
    const palette = new Palette(page);
    await palette.open();
    await palette.field.fill('favourite');
    await expect(palette.options('Commands').first()).toContainText(/Ctrl.*Alt.*Y/);
    await keyboard.press('Escape');
    await expect(palette.dialog).toBeHidden();
  });

  await test.step('a key that another command has is told, and can be taken over', async () => {
    await settings.open('Shortcuts');
    await ask('Favourite');
    await keyboard.press('Escape');
    await expect(settings.main.getByRole('button', { name: 'Add a key for Favourite' })).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.press('F6');
    await expect(settings.main.getByRole('alert')).toHaveText('F6 cannot be changed. Press another one.');
    await keyboard.press('Control+b');
    await expect(settings.main.getByRole('alert')).toContainText('Ctrl+B belongs to “Show or hide sidebar”.');
    expect(await axeFindings(page), 'a key that is taken').toEqual([]);
    await keyboard.press('Enter');
    await expect(settings.main.getByRole('button', { name: 'Remove Ctrl+B from Favourite' })).toBeVisible();
    expect(await menuKey(offprint, 'toggle-sidebar')).toBeNull();
  });

  await test.step('the usual ones come back, here and after a restart', async () => {
    await offprint.restart();
    const again = new SettingsView(offprint.page);
    await again.open('Shortcuts');
    const main = again.main;
    await expect(main.getByRole('button', { name: 'Remove Ctrl+B from Favourite' })).toBeVisible();
    await main.getByRole('button', { name: 'Back to Ctrl+B for Show or hide sidebar' }).press('Enter');
    await expect(main.getByRole('button', { name: 'Remove Ctrl+B from Favourite' })).toBeHidden();
    await main.getByRole('button', { name: 'Back to the usual keys' }).press('Enter');
    await expect(main.getByRole('button', { name: 'Remove S from Favourite' })).toBeVisible();
    await expect.poll(() => menuKey(offprint, 'favourite')).toBe('S');
  });

  await test.step('single letters can be switched off altogether', async () => {
    const again = new SettingsView(offprint.page);
    await again.turn(/^Single-letter keys/);
    await expect.poll(() => menuKey(offprint, 'archive')).toBeNull();
    await again.close();
    await offprint.window.row(/^A glossary/).click();
    await offprint.page.keyboard.press('e');
    await offprint.page.keyboard.press('?');
    await expect(offprint.page.getByRole('dialog')).toBeHidden();
    await offprint.page.keyboard.press('F1');
    await expect(offprint.page.getByRole('dialog')).toContainText('Single-letter keys are off.');
    await expect(offprint.window.view('Archive')).toHaveAccessibleName('Archive, 0');
  });
});
