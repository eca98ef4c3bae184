import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AddDialog } from '../pages/add-dialog.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { expect, test } from '../support/app.ts';
import { saveExamples } from '../support/examples.ts';
import { mission } from '../support/mission.ts';

test('The main job by keyboard alone', async ({ offprint, site, folder }) => {
  test.slow();
  const { window, page } = offprint;
  const { keyboard } = page;
  const boat = window.row(/^Harbour towns/);
  const glossary = window.row(/^A glossary/);
  const out = join(folder, 'out');
  await offprint.answerDialogs([out]);

  await test.step('the first link goes into the field that waits for it', async () => {
    await offprint.copy(`${site.address}/night-boat.html`);
    await keyboard.press('Control+v');
    await keyboard.press('Enter');
    await expect(boat).toBeVisible();
  });

  await test.step('another one is pasted anywhere in the window', async () => {
    await offprint.copy(`${site.address}/budget-glossary.html`);
    await keyboard.press('F6');
    await keyboard.press('Control+v');
    await expect(glossary).toBeVisible();
  });

  await test.step('a text is pasted, looked at and saved', async () => {
    await offprint.copy(await mission.text());
    await keyboard.press('Control+v');
    const add = new AddDialog(page);
    await expect(add.text).toHaveValue(/Lankov/);
    await keyboard.press('Control+Enter');
    await expect(add.job(mission.title)).toContainText('Saved');
    await keyboard.press('Escape');
    await expect(add.dialog).toBeHidden();
    await expect(window.titles).toHaveText([/^Putin/, /^A glossary/, /^Harbour/]);
  });

  await test.step('j and k go through the list, Enter opens', async () => {
    await keyboard.press('j');
    await expect(window.row(mission.title)).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('j');
    await keyboard.press('j');
    await expect(boat).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('k');
    await expect(glossary).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('j');
    await keyboard.press('Enter');
    await expect(window.reader.title).toHaveText(/^Harbour towns/);
    await expect(window.reader.title).toBeFocused();
  });

  await test.step('find goes from hit to hit', async () => {
    await keyboard.press('Control+f');
    await expect(window.reader.find).toBeFocused();
    await keyboard.type('night boat');
    await expect(window.reader.findCount).toHaveText('1 of 3');
    await keyboard.press('Enter');
    await expect(window.reader.findCount).toHaveText('2 of 3');
    await expect.poll(() => window.reader.marks()).toEqual(['night boat', 'night boat', 'night boat']);
    await keyboard.press('Escape');
    await expect(window.reader.find).toBeHidden();
    await expect.poll(() => window.focusedPane()).toBe('reader');
  });

  await test.step('s stars, t tags, e archives, Ctrl+Z takes back', async () => {
    await keyboard.press('s');
    await expect(boat).toHaveAccessibleName(/Favourite/);
    await keyboard.press('t');
    const tags = page.getByRole('combobox', { name: 'Add a tag' });
    await expect(tags).toBeFocused();
    await keyboard.type('ferries');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(tags).toBeHidden();
    await expect.poll(() => window.focusedPane()).toBe('reader');
    await expect(window.view('ferries')).toHaveAccessibleName('ferries, 1');
    await keyboard.press('e');
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 1');
    await expect(boat).toHaveAccessibleName(/Archived/);
    await keyboard.press('Control+z');
    await expect(window.view('Archive')).toHaveAccessibleName('Archive, 0');
  });

  await test.step('Escape leads back to the list, Delete moves to the trash', async () => {
    await keyboard.press('Escape');
    await expect.poll(() => window.focusedPane()).toBe('list');
    // Archiving went on to the row that follows.
    await expect(glossary).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Delete');
    await expect(glossary).toBeHidden();
    await expect(boat).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Control+z');
    await expect(glossary).toBeVisible();
  });

  await test.step('/ searches, Enter opens at the hit', async () => {
    await keyboard.press('/');
    await expect(window.search).toBeFocused();
    await keyboard.type('lankov');
    await expect(window.titles).toHaveText([/^Putin/]);
    await keyboard.press('ArrowDown');
    await keyboard.press('j');
    await keyboard.press('Enter');
    await expect(window.reader.title).toHaveText(mission.title);
    await expect(window.reader.find).toHaveValue('lankov');
    await expect(window.reader.findCount).toHaveText('1 of 2');
    await expect.poll(() => window.reader.marks()).toEqual(['Lankov', 'Lankov']);
    await expect(window.reader.paragraphs.filter({ hasText: 'Andrei Lankov' })).toBeInViewport();
  });

  await test.step('Escape goes back one level at a time', async () => {
    await keyboard.press('Escape');
    await expect(window.reader.find).toBeHidden();
    await keyboard.press('Escape');
    await expect.poll(() => window.focusedPane()).toBe('list');
    await expect(window.titles).toHaveCount(1);
    await keyboard.press('Escape');
    await expect(window.titles).toHaveCount(3);
  });

  await test.step('F6 goes round the panes', async () => {
    for (const pane of ['reader', 'sidebar', 'list']) {
      await keyboard.press('F6');
      await expect.poll(() => window.focusedPane()).toBe(pane);
    }
    await keyboard.press('Shift+F6');
    await expect.poll(() => window.focusedPane()).toBe('sidebar');
    await keyboard.press('F6');
  });

  await test.step('Ctrl+Shift+E exports', async () => {
    await keyboard.press('Control+Shift+e');
    const { dialog, start } = new ExportDialog(page);
    await expect(start).toBeFocused();
    await keyboard.press('Enter');
    await expect(dialog).toContainText('1 article exported');
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect((await readdir(out)).filter((name) => name.endsWith('.md'))).toHaveLength(1);
  });

  await test.step('Ctrl+B hides the sidebar and brings it back', async () => {
    await keyboard.press('Control+b');
    await expect(window.sidebar).toBeHidden();
    await keyboard.press('Control+b');
    await expect(window.sidebar).toBeVisible();
  });
});

test('In a narrow window there is one pane at a time, and the way back leads to the row', async ({
  offprint,
  site,
}) => {
  const { window, page } = offprint;
  await saveExamples(window, site);
  await offprint.resize(420, 760);
  await expect(window.sidebar).toBeHidden();
  await expect(window.list).toBeVisible();
  await expect(window.reader.pane).toBeHidden();

  await window.row(/^Harbour towns/).click();
  await expect(window.reader.title).toHaveText(/^Harbour towns/);
  await expect(window.list).toBeHidden();
  await window.reader.button('Back to the list').click();
  await expect(window.reader.pane).toBeHidden();
  await expect(window.list).toBeFocused();
  await expect(window.row(/^Harbour towns/)).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Enter');
  await expect(window.reader.title).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(window.list).toBeFocused();
  await page.keyboard.press('j');
  await expect(window.row(/^Harbour towns/)).toHaveAttribute('aria-selected', 'false');

  // The sidebar comes as a sheet.
  await page.keyboard.press('Control+b');
  const sheet = page.getByRole('dialog', { name: 'Library' });
  await sheet.getByRole('button', { name: /^Reading,/ }).click();
  await expect(sheet).toBeHidden();
  await expect(window.titles).toHaveText([/^Harbour towns/]);
});
