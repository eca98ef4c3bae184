import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { importPieces } from '../support/library-files.ts';

/** Articles by title, the last one on top of the list. */
const trees = ['Ash', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir'];
const pieces = trees.map((tree, at) => ({
  title: `${tree} trees`,
  text: `What is known of the ${tree.toLowerCase()}, in a few words. ${'More words follow. '.repeat(at * 80)}`,
  site: at % 2 === 0 ? 'Coastal Gazette' : 'Meridian Wire',
  tags: at < 3 ? ['wood'] : [],
  published: `2024-0${((at * 5) % 7) + 1}-10`,
}));

test('Tags, read and unread, over several at once, each with undo', async ({ closed: offprint }) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const { keyboard } = page;
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  const present = page.getByRole('list', { name: 'Tags of the selection' }).getByRole('listitem');
  const tag = (name: string) => present.filter({ hasText: name });

  await test.step('t shows what all and what some of them have', async () => {
    await window.row('Elder').click();
    await window.row('Birch').click({ modifiers: ['Shift'] });
    await expect(window.selection).toContainText('4 articles');
    await keyboard.press('t');
    await expect(field).toBeFocused();
    await expect(present).toHaveText([/^wood\s*2 of 4$/]);
    await expect(tag('wood').getByRole('checkbox')).toBeChecked({ indeterminate: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), colorScheme).toEqual([]);
    }
  });

  await test.step('a tag is completed and given to all, another one taken off all', async () => {
    await field.fill('wo');
    await expect(page.getByRole('option')).toHaveText(['wood']);
    await field.fill('north');
    await keyboard.press('Enter');
    await expect(window.toast).toContainText('4 articles tagged “north”');
    await expect(tag('north')).toHaveText(/all$/);
    await tag('wood').getByText('wood').click();
    await expect(window.toast).toContainText('2 articles tagged “wood”');
    await expect(tag('wood')).toHaveText(/all$/);
    await expect(window.view('wood')).toHaveAccessibleName('wood, 5');
    await tag('north').getByText('north').click();
    await expect(window.toast).toContainText('“north” taken off 4 articles');
    await expect(tag('north')).toBeHidden();
    // What had the focus is gone: the field has it now.
    await expect(field).toBeFocused();
    await keyboard.press('Escape');
    await expect(field).toBeHidden();
    await expect(window.list).toBeFocused();
    await keyboard.press('Control+z');
    await expect(window.view('north')).toHaveAccessibleName('north, 4');
    await keyboard.press('Control+z');
    await expect(window.view('wood')).toHaveAccessibleName('wood, 3');
  });

  await test.step('t on a single row that is not open', async () => {
    await keyboard.press('Escape');
    await window.row('Ash').click();
    await window.list.focus();
    await keyboard.press('ArrowUp');
    await keyboard.press('t');
    await expect(page.getByRole('dialog', { name: 'Tags of 1 article' })).toContainText('north');
    await page.getByRole('button', { name: 'Remove tag north' }).click();
    await expect(window.view('north')).toHaveAccessibleName('north, 3');
    await expect(field).toBeFocused();
    await keyboard.press('Escape');
    await expect(field).toBeHidden();
  });

  await test.step('m marks as read, u as unread', async () => {
    await expect(window.view('Unread')).toHaveAccessibleName('Unread, 4');
    await window.row('Fir').click({ modifiers: ['Shift'] });
    await expect(window.selection).toContainText('5 articles');
    await keyboard.press('m');
    await expect(window.toast).toContainText('5 articles marked as read');
    await expect(window.view('Unread')).toHaveAccessibleName('Unread, 0');
    await expect(window.row('Cedar')).toHaveAccessibleName(/, Read,/);
    await keyboard.press('Control+z');
    await expect(window.view('Unread')).toHaveAccessibleName('Unread, 4');
    await window.actions.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Mark as unread' }).click();
    await expect(window.toast).toContainText('marked as unread');
  });

  await test.step('the menu is for all that is selected', async () => {
    const menu = await window.menu('Cedar');
    await expect(menu.getByRole('menuitem')).toHaveText([
      /^Archive/,
      /^Favourite/,
      /^Tags/,
      /^Mark as read/,
      /^Open original/,
      /^Copy link/,
      /^Export/,
      /^Move to trash/,
    ]);
    await menu.getByRole('menuitem', { name: 'Favourite' }).click();
    await expect(window.toast).toContainText('5 articles added to favourites');
    await expect(window.view('Favourites')).toHaveAccessibleName('Favourites, 5');
  });
});

test('Rows dragged onto the sidebar', async ({ closed: offprint }) => {
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;

  await window.row('Ash').dragTo(window.view('Archive'));
  await expect(window.toast).toContainText('1 article archived');
  await expect(window.view('Archive')).toHaveAccessibleName('Archive, 1');

  await window.row('Fir').click();
  await window.row('Damson').click({ modifiers: ['Shift'] });
  await window.row('Elder').dragTo(window.view('wood'));
  await expect(window.toast).toContainText('3 articles tagged “wood”');
  await window.row('Elder').dragTo(window.view('Favourites'));
  await expect(window.toast).toContainText('3 articles added to favourites');
  await window.row('Elder').dragTo(window.view('Trash'));
  await expect(window.toast).toContainText('3 articles moved to trash');
  await expect(window.titles).toHaveText(['Cedar trees', 'Birch trees', 'Ash trees']);
  await page.keyboard.press('Control+z');
  await expect(window.titles).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(window.view('Favourites')).toHaveAccessibleName('Favourites, 0');

  // Out of the trash they come back.
  await window.row('Birch').dragTo(window.view('Trash'));
  await window.view('Trash').click();
  await window.row('Birch').dragTo(window.view('All articles'));
  await expect(window.toast).toContainText('1 article restored');
  await expect(window.view('Trash')).toHaveAccessibleName('Trash, 0');
});

test('Hundreds are selected over pages that are not there, and by a whole search', async ({
  closed: offprint,
}) => {
  test.slow();
  const many = Array.from({ length: 460 }, (_, at) => ({
    title: `Number ${String(at).padStart(3, '0')}`,
    text: at % 4 === 0 ? 'A word on herons.' : 'A word on gulls.',
  }));
  await importPieces(offprint.library, many);
  await offprint.start();
  const { window, page } = offprint;
  const { keyboard } = page;

  await window.row('Number 459').click();
  await keyboard.press('Shift+End');
  await expect(window.selection).toContainText('460 articles');
  await expect(window.selection).toContainText('460 min to read, from 1 site');
  await keyboard.press('Escape');
  await keyboard.press('Home');
  await expect(window.row('Number 459')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('End');
  await expect(window.row('Number 000')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Shift+Home');
  await expect(window.selection).toContainText('460 articles');
  await keyboard.press('Escape');

  await window.search.fill('herons');
  await expect(page.getByRole('heading', { name: '115 articles' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(window.list).toBeFocused();
  await keyboard.press('Control+a');
  await expect(window.selection).toContainText('115 articles');
  await keyboard.press('e');
  await expect(window.toast).toContainText('115 articles archived');
  await expect(window.view('Archive')).toHaveAccessibleName('Archive, 115');
  await keyboard.press('Control+z');
  await expect(window.view('Archive')).toHaveAccessibleName('Archive, 0');
  // A range of a search, past its first page.
  await window.list.getByRole('row').first().click();
  await keyboard.press('Shift+End');
  await expect(window.selection).toContainText('115 articles');

  await test.step('in the archive all of them come out again, however many', async () => {
    await keyboard.press('e');
    await window.search.fill('');
    await window.view('Archive').click();
    await expect(window.titles.first()).toBeVisible();
    await window.list.focus();
    await keyboard.press('Control+a');
    await keyboard.press('e');
    await expect(window.toast).toContainText('115 articles moved out of the archive');
  });
});

test('Sorting and density are remembered, and the list can be shut', async ({ closed: offprint }) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { page } = offprint;
  const sortBy = async (order: string) => {
    await offprint.page.getByRole('button', { name: /^Sort by/ }).click();
    await offprint.page.getByRole('menuitemradio', { name: order }).click();
  };
  const first = () => offprint.window.titles.first();

  for (const [order, title] of [
    ['Oldest saved', 'Ash trees'],
    ['Newest published', 'Elder trees'],
    ['Longest', 'Fir trees'],
    ['Shortest', 'Ash trees'],
    ['Newest saved', 'Fir trees'],
    ['Title', 'Ash trees'],
  ] as const) {
    await sortBy(order);
    await expect(first(), order).toHaveText(title);
  }

  const height = async () => (await offprint.window.row('Ash').boundingBox())?.height;
  expect(await height()).toBe(72);
  await offprint.menu('Compact list');
  await expect.poll(height).toBe(52);

  const edge = page.getByRole('separator', { name: 'Width of the list' });
  const drag = async (to: number) => {
    const from = (await edge.boundingBox())?.x ?? 0;
    await page.mouse.move(from + 4, 400);
    await page.mouse.down();
    await page.mouse.move(from - 20, 400);
    await page.mouse.move(to, 400);
  };
  await drag(232 + 245);
  await page.mouse.up();
  await expect(offprint.window.list).toBeVisible();
  await drag(232 + 200);
  await expect(offprint.window.list).toBeHidden();
  await page.mouse.up();

  await offprint.restart();
  const { window } = offprint;
  await expect(window.sidebar).toBeVisible();
  await expect(window.list).toBeHidden();
  await offprint.page.getByRole('button', { name: 'Show list' }).click();
  await expect(first()).toHaveText('Ash trees');
  expect(await height()).toBe(52);
  await offprint.page.keyboard.press('Control+Shift+b');
  await expect(window.list).toBeHidden();
  await window.view('All articles').click();
  await expect(window.list).toBeVisible();

  await window.search.fill('trees');
  await expect(offprint.page.getByRole('heading', { name: '6 articles' })).toBeVisible();
  await sortBy('Newest saved');
  await expect(first()).toHaveText('Fir trees');
  await offprint.restart();
  await offprint.window.search.fill('trees');
  await expect(first()).toHaveText('Fir trees');
});
