import { SavedSearches } from '../pages/saved-searches.ts';
import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { importPieces } from '../support/library-files.ts';

const pieces = [
  { title: 'Ferries at night', text: 'The ferry leaves at ten.', tags: ['sea'] },
  { title: 'Timetables', text: 'A ferry and a bus, on one page.' },
  { title: 'Herons', text: 'Herons stand by the quay.', tags: ['sea'] },
];

test('A search is saved, opens like a view with its live count, and is changed, renamed, moved and deleted with undo', async ({
  closed: offprint,
}) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const { keyboard } = page;
  const saved = new SavedSearches(page);

  await test.step('saved from the list bar under the name that is proposed', async () => {
    await expect(saved.list).toBeHidden();
    await window.search.fill('ferry is:unread');
    await saved.save.click();
    await expect(saved.name).toBeFocused();
    await expect(saved.name).toHaveValue('Ferry, unread');
    await keyboard.press('Enter');
    await expect(saved.row('Ferry, unread', 2)).toHaveAttribute('aria-current', 'page');
    await expect(saved.save).toBeHidden();
  });

  await test.step('opens like a view, and counts what it finds now', async () => {
    await window.view('All articles').click();
    await expect(window.search).toHaveValue('');
    await window.row('Timetables').click();
    await keyboard.press('e');
    await expect(saved.row('Ferry, unread', 1)).toBeVisible();
    await saved.row('Ferry, unread').click();
    await expect(window.search).toHaveValue('ferry is:unread');
    await expect(window.titles).toHaveText(['Ferries at night']);
    await expect(saved.row('Ferry, unread')).toHaveAttribute('aria-current', 'page');
    await window.row('Ferries at night').click();
    await expect.poll(() => window.reader.marks()).toEqual(['ferry']);
    await expect(window.reader.findCount).toHaveText('1 of 1');
  });

  await test.step('changed by its words, or saved as another one', async () => {
    await saved.row('Ferry, unread').click();
    await window.search.fill('ferry');
    await saved.save.click();
    await saved.menuItem(/^Save changes to “Ferry, unread”/).click();
    await expect(saved.row('Ferry, unread', 2)).toHaveAttribute('aria-current', 'page');
    await window.search.fill('ferry tag:sea');
    await saved.save.click();
    await saved.menuItem(/^Save as new/).click();
    await saved.name.fill('At sea');
    await saved.dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(saved.row('At sea', 1)).toHaveAttribute('aria-current', 'page');
    await expect(saved.rows).toHaveCount(2);
  });

  await test.step('by the keyboard alone: saved, renamed, moved, deleted, undone', async () => {
    await keyboard.press('/');
    await keyboard.type('herons');
    await keyboard.press('Control+d');
    await expect(saved.name).toHaveValue('Herons');
    await keyboard.press('Enter');
    await expect(saved.row('Herons', 1)).toBeVisible();
    await saved.row('Herons').focus();
    await keyboard.press('Alt+ArrowUp');
    await keyboard.press('Alt+ArrowUp');
    await expect(saved.rows).toHaveText([/^Herons/, /^Ferry, unread/, /^At sea/]);
    await expect(saved.row('Herons')).toBeFocused();
    await keyboard.press('F2');
    await expect(saved.name).toBeFocused();
    await keyboard.type('Birds');
    await keyboard.press('Enter');
    await expect(saved.row('Birds', 1)).toBeFocused();
    await keyboard.press('Delete');
    await expect(saved.row('Birds')).toHaveCount(0);
    await expect(saved.row('Ferry, unread')).toBeFocused();
    await keyboard.press('Control+z');
    await expect(saved.rows).toHaveText([/^Birds/, /^Ferry, unread/, /^At sea/]);
  });

  await test.step('moved by dragging, and from the menu', async () => {
    await saved.row('At sea').dragTo(saved.row('Birds'), { targetPosition: { x: 20, y: 3 } });
    await expect(saved.rows).toHaveText([/^At sea/, /^Birds/, /^Ferry, unread/]);
    await saved.row('Birds').click({ button: 'right' });
    await saved.menuItem(/^Move down/).click();
    await expect(saved.rows).toHaveText([/^At sea/, /^Ferry, unread/, /^Birds/]);
    await saved.row('Birds').click({ button: 'right' });
    await saved.menuItem(/^Delete/).click();
    await expect(window.toast).toContainText('“Birds” deleted');
    await window.toast.getByRole('button', { name: 'Undo' }).click();
    await expect(saved.rows).toHaveText([/^At sea/, /^Ferry, unread/, /^Birds/]);
  });

  await test.step('nothing is in the way of those who hear it, light or dark', async () => {
    await window.search.fill('quay');
    await saved.save.click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), colorScheme).toEqual([]);
    }
    await keyboard.press('Escape');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), colorScheme).toEqual([]);
    }
  });

  await test.step('found in the palette; still there after a new start, and on the command line', async () => {
    await keyboard.press('Control+k');
    await keyboard.type('at sea');
    await keyboard.press('Enter');
    await expect(window.search).toHaveValue('ferry tag:sea');
    await offprint.restart();
    const again = new SavedSearches(offprint.page);
    // It was shown when the app was left.
    await expect(again.row('At sea', 1)).toHaveAttribute('aria-current', 'page');
    await expect(offprint.window.search).toHaveValue('ferry tag:sea');
    await expect(offprint.window.titles).toHaveText(['Ferries at night']);
    await expect(again.rows).toHaveText([/^At sea/, /^Ferry, unread/, /^Birds/]);
    await expect(again.row('At sea', 1)).toBeVisible();
    const { code, out } = await runOffprint(['search', '--saved', 'At sea', '--library', offprint.library]);
    expect(code).toBe(0);
    expect(out).toContain('1 article found.');
  });
});
