import { SavedSearches } from './pages/saved-searches.ts';
import { expect, test } from './support/app.ts';
import { fillWithNews } from './support/newsroom.ts';
import { shoot, steadyLetters } from './support/shots.ts';

const wide = [1400, 880] as const;
const narrow = [420, 800] as const;

test.use({ switches: steadyLetters });

test('Searching: completion, chips, saved searches, nothing found', async ({ closed: offprint }) => {
  test.setTimeout(240_000);
  await fillWithNews(offprint.library);
  await offprint.start();
  await offprint.resize(...wide);
  const { window, page } = offprint;
  const { keyboard } = page;
  const saved = new SavedSearches(page);
  const save = async (query: string, name: string) => {
    await window.search.fill(query);
    await keyboard.press('Enter');
    await keyboard.press('Control+d');
    await saved.name.fill(name);
    await keyboard.press('Enter');
    await expect(saved.row(name)).toBeVisible();
  };

  await save('words:>1500', 'Over seven minutes');
  await save('-has:note is:unread', 'No notes yet');
  await save('boat is:unread', 'Boat, unread');
  await window.search.fill('boat is:unread after:2020');
  await keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'What this search means' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await shoot(offprint, 'search-chips');
  await saved.save.click();
  await shoot(offprint, 'search-save-menu');
  await saved.menuItem(/^Save as new/).click();
  await expect(saved.name).toBeFocused();
  await shoot(offprint, 'search-save');
  await keyboard.press('Escape');
  await expect(saved.dialog).toBeHidden();

  await window.search.click();
  await window.search.fill('harbour tag:');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keyboard.press('ArrowDown');
  await shoot(offprint, 'search-completion');
  await window.search.fill('');
  await window.search.click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(offprint, 'search-recent');

  await window.search.fill('zeppelins is:unread tag:energy');
  await expect(page.getByRole('heading', { name: /zeppelins/ })).toBeVisible();
  await shoot(offprint, 'search-nothing');

  await offprint.resize(...narrow);
  await keyboard.press('Escape');
  await window.search.fill('zeppelins is:unread tag:energy');
  await shoot(offprint, 'narrow-search-nothing');
  await window.search.fill('the is:unread after:2020 -has:note (harbour OR ferry OR korea) words:>100');
  await expect(window.list).toBeVisible();
  await shoot(offprint, 'narrow-search-chips');
  await window.search.fill('site:');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(offprint, 'narrow-search-completion');
});
