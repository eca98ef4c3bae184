import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { importPieces } from '../support/library-files.ts';

const pieces = [
  {
    title: 'Ferries',
    text: 'The ferry leaves.',
    tags: ['local press', 'sea'],
    site: 'The Gazette',
    byline: 'Ada Low',
  },
  { title: 'Herons', text: 'By the quay.', tags: ['sea'], site: 'The Gazette', byline: 'Bo Adams' },
  { title: 'Ledgers', text: 'What they hold.', tags: ['seasons'], site: 'Tidewater Post' },
];

test('Operators and their values with counts are offered while typing, by keyboard and pointer, and are never in the way', async ({
  closed: offprint,
}) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const { keyboard } = page;
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  const open = () => window.search.getAttribute('aria-expanded');

  await test.step('an operator, then its values, the fullest first; Tab takes the first', async () => {
    // Keys are heard once the window shows something.
    await expect(window.titles).toHaveCount(3);
    await keyboard.press('/');
    await keyboard.type('ta');
    await expect(options).toHaveText(['tag:one of your tags']);
    await keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Enter');
    await expect(window.search).toHaveValue('tag:');
    await expect(window.titles).toHaveCount(3);
    await expect(options).toHaveText(['tag:sea2', 'tag:"local press"1', 'tag:seasons1']);
    await keyboard.type('lo');
    await expect(options).toHaveText(['tag:"local press"1']);
    await keyboard.press('Tab');
    await expect(window.search).toHaveValue('tag:"local press" ');
    await expect(window.search).toBeFocused();
    await expect(window.titles).toHaveText(['Ferries']);
  });

  await test.step('sites and authors from the library; after a minus; the pointer does it too', async () => {
    await window.search.fill('-site:gaz');
    await expect(options).toHaveText(['-site:"The Gazette"2']);
    await options.first().click();
    await expect(window.search).toHaveValue('-site:"The Gazette" ');
    await expect(window.search).toBeFocused();
    await expect(window.titles).toHaveText(['Ledgers']);
    await keyboard.type('author:');
    await expect(options).toHaveText(['author:"Ada Low"1', 'author:"Bo Adams"1']);
    await window.search.fill('lang:');
    await expect(options).toHaveText(['lang:enEnglish3']);
  });

  await test.step('inside brackets the rest stays as it is', async () => {
    await window.search.fill('(tag:seas OR quay)');
    for (let at = 0; at < ' OR quay)'.length; at++) await keyboard.press('ArrowLeft');
    await expect(options).toHaveText(['tag:seasons1']);
    await keyboard.press('Tab');
    await expect(window.search).toHaveValue('(tag:seasons OR quay)');
  });

  await test.step('it can be ignored: Enter searches, Escape closes it before it empties the field', async () => {
    await window.search.fill('is:');
    await expect(options).toHaveCount(5);
    await keyboard.press('Escape');
    expect(await open()).toBe('false');
    await expect(window.search).toHaveValue('is:');
    await keyboard.press('Escape');
    await expect(window.search).toHaveValue('');
    await keyboard.type('ferry is:un');
    await expect(options).toHaveText(['is:unread3']);
    await keyboard.type('read');
    await keyboard.press('Enter');
    expect(await open()).toBe('false');
    await expect(window.titles).toHaveText(['Ferries']);
    await keyboard.press('ArrowDown');
    await expect(window.list).toBeFocused();
  });

  await test.step('a plain word offers nothing unless a tag begins so', async () => {
    await window.search.fill('quay');
    expect(await open()).toBe('false');
    await window.search.fill('sea');
    await expect(options).toHaveText(['tag:sea2', 'tag:seasons1']);
    await keyboard.press('Escape');
  });

  await test.step('in the empty field: what was searched for last, and the operators', async () => {
    await keyboard.press('Escape');
    await window.search.click();
    await expect(options.first()).toHaveText('ferry is:unread');
    await expect(options.filter({ hasText: 'before:' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), colorScheme).toEqual([]);
    }
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(window.search).toHaveValue('ferry is:unread');
    await expect(window.titles).toHaveText(['Ferries']);
    expect(await open()).toBe('false');
  });

  await test.step('which can be forgotten in the settings', async () => {
    await keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Privacy' }).click();
    await page.getByRole('button', { name: /^Clear 1, Searches/ }).click();
    await keyboard.press('Escape');
    await window.search.fill('');
    await window.search.click();
    await expect(options.first()).toHaveText(/^tag:/);
  });
});
