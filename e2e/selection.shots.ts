import { TrashView } from './pages/trash-view.ts';
import { expect, test } from './support/app.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

const wide = [1400, 880] as const;
const narrow = [420, 800] as const;

test.use({ switches: steadyLetters });

test('Several articles, the trash, and nothing found', async ({ closed: offprint }) => {
  test.setTimeout(240_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(...wide);
  const { window, page } = offprint;
  const { keyboard } = page;
  const rows = window.list.getByRole('row');

  await rows.nth(1).click();
  for (const at of [3, 4, 6]) await rows.nth(at).click({ modifiers: ['Control'] });
  await keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await shoot(offprint, 'tags-of-several');
  await keyboard.press('Escape');
  await rows.nth(3).click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Article' })).toBeVisible();
  await shoot(offprint, 'menu-of-several');
  await keyboard.press('Escape');
  await keyboard.press('Escape');

  await window.search.fill('harbour zeppelins boat');
  await expect(page.getByRole('heading', { name: /zeppelins/ })).toBeVisible();
  await shoot(offprint, 'nothing-found');
  await window.search.fill('strengthened ties ongoing');
  await window.row('Putin').click();
  await expect(window.reader.findCount).toBeVisible();
  await shoot(offprint, 'hits-in-title');
  await window.search.fill('');

  await offprint.menu('Compact list');
  await expect(rows.nth(8)).toBeVisible();
  await shoot(offprint, 'compact');
  await offprint.menu('Compact list');

  await rows.nth(1).click();
  await rows.nth(6).click({ modifiers: ['Shift'] });
  await keyboard.press('Delete');
  await window.view('Trash').click();
  await rows.nth(1).click();
  await shoot(offprint, 'trash');
  await keyboard.press('Control+a');
  await shoot(offprint, 'trash-selection');
  await keyboard.press('Escape');
  const trash = new TrashView(page);
  await trash.empty.click();
  await expect(trash.question).toBeVisible();
  await shoot(offprint, 'trash-asks');
  await keyboard.press('Escape');
  await offprint.resize(...narrow);
  await keyboard.press('Escape');
  await shoot(offprint, 'narrow-trash');
  await keyboard.press('Control+a');
  await shoot(offprint, 'narrow-selection');
  await keyboard.press('Escape');
  await offprint.resize(...wide);
  await trash.empty.click();
  await trash.agree('6 articles');
  await shoot(offprint, 'trash-empty');
});
