import { expect, test } from '../support/app.ts';
import { axeFindings } from '../support/axe.ts';
import { runOffprint } from '../support/command-line.ts';
import { importPieces } from '../support/library-files.ts';

const pieces = [
  {
    title: 'A quay for gulls',
    text: 'The gulls keep to the old quay.\n\nNo gull was counted in March, though a gullery was. The old, quiet quay is theirs.',
    tags: ['birds'],
    byline: 'Ada Quill',
  },
  { title: 'Herons in spring', text: 'Herons stand by the old quay in spring.', site: 'Tidewater Post' },
  { title: 'Ledgers', text: 'What a ledger holds.', tags: ['gulls of paper'] },
  { title: 'Tariffs', text: 'A text on tariffs alone.' },
];

test('Words, phrases, -without, prefix*; Enter opens at the first hit with all of them marked', async ({
  closed: offprint,
}) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  const { out } = await runOffprint(['search', 'tariffs', '--json', '--library', offprint.library]);
  const { id }: { id: string } = JSON.parse(out);
  const noted = ['note', id, '--quote', 'on tariffs', '--comment', 'ask the gull keeper'];
  expect(await runOffprint([...noted, '--library', offprint.library])).toMatchObject({ code: 0 });
  await offprint.start();
  const { window, page } = offprint;
  const { reader } = window;
  const { keyboard } = page;

  /** Searches with Enter, and opens the first article found. */
  const openFirst = async (query: string) => {
    await keyboard.press('Escape');
    await window.search.fill(query);
    await keyboard.press('Enter');
    await keyboard.press('ArrowDown');
    await expect(window.list).toBeFocused();
    await keyboard.press('Home');
    await keyboard.press('Enter');
  };

  await test.step('the number of hits stands over the list', async () => {
    for (const [query, count] of [
      ['gulls', '2 articles'],
      ['gull*', '3 articles'],
      ['"old quay"', '2 articles'],
      ['quay -spring', '1 article'],
      ['author:quill', '1 article'],
      ['site:tidewater', '1 article'],
    ] as const) {
      await window.search.fill(query);
      await keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: count, exact: true }), query).toBeVisible();
    }
  });

  await test.step('a word in title and text', async () => {
    await openFirst('gulls -ledger');
    await expect(reader.title).toHaveText('A quay for gulls');
    await expect(reader.findCount).toHaveText('1 of 2');
    await expect.poll(() => reader.marks()).toEqual(['gulls', 'gulls']);
    await reader.button('Next').click();
    await expect(reader.findCount).toHaveText('2 of 2');
    await reader.button('Next').click();
    await expect(reader.findCount).toHaveText('1 of 2');
    await reader.button('Previous').click();
    await expect(reader.findCount).toHaveText('2 of 2');
  });

  await test.step('the beginning of words', async () => {
    await openFirst('gull* -tariffs -ledger');
    await expect(reader.title).toHaveText('A quay for gulls');
    await expect.poll(() => reader.marks()).toEqual(['gulls', 'gulls', 'gull', 'gullery']);
    await expect(reader.findCount).toHaveText('1 of 4');
  });

  await test.step('a phrase, without a word that is left out', async () => {
    await openFirst('"old quay" -spring');
    await expect(reader.title).toHaveText('A quay for gulls');
    await expect.poll(() => reader.marks()).toEqual(['old quay']);
    await expect(reader.findCount).toHaveText('1 of 1');
  });

  await test.step('in the title of an article that is opened after another one', async () => {
    await window.search.fill('herons');
    await window.row('Herons in spring').click();
    await expect(reader.findCount).toHaveText('1 of 2');
    await expect.poll(() => reader.marks()).toEqual(['Herons', 'Herons']);
  });

  await test.step('in a tag alone: it opens, and nothing is marked', async () => {
    await openFirst('tag:"gulls of paper"');
    await expect(reader.title).toHaveText('Ledgers');
    await expect(reader.find).toBeHidden();
  });

  await test.step('in a note: the row says so', async () => {
    await openFirst('keeper');
    await expect(window.row('Tariffs')).toContainText('Your note: ask the gull keeper');
    await expect(reader.title).toHaveText('Tariffs');
  });
});

test('Nothing found names the word that fails, and offers the rest', async ({ closed: offprint }) => {
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const title = (name: string) => page.getByRole('heading', { name, level: 2 });

  await window.search.fill('old xylophone quay');
  await expect(title('“xylophone” is in none of your articles')).toBeVisible();
  await expect(page.getByText('The rest of the search matches 2 articles.')).toBeVisible();
  const offer = page.getByRole('button', { name: /^Leave out/ });
  await expect(offer).toHaveText(['Leave out xylophone2']);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page), colorScheme).toEqual([]);
  }
  await offer.click();
  await expect(window.search).toHaveValue('old quay');
  await expect(window.titles).toHaveCount(2);

  // Words that are there, and nowhere together.
  await window.search.fill('herons ledger ');
  await expect(title('No article has all of this')).toBeVisible();
  await expect(offer).toHaveText(['Leave out herons1', 'Leave out ledger1']);
  await window.search.fill('xylophone ');
  await expect(title('“xylophone” is in none of your articles')).toBeVisible();
  await expect(offer).toHaveCount(0);
  await expect(page.getByText('an exact phrase')).toBeVisible();

  await test.step('conditions, what is left out, and brackets, like words', async () => {
    await window.search.fill('herons is:archived ');
    await expect(title('No article matches “is:archived”')).toBeVisible();
    await expect(page.getByText('The rest of the search matches 1 article.')).toBeVisible();
    await expect(offer).toHaveText(['Leave out is:archived1']);
    await window.search.fill('site:tidewater before:2000 ');
    await expect(title('No article matches “before:2000”')).toBeVisible();
    await expect(offer).toHaveText(['Leave out before:20001']);
    await window.search.fill('herons -quay ');
    await expect(title('No article has all of this')).toBeVisible();
    await expect(offer).toHaveText(['Leave out herons2', 'Leave out -quay1']);
    await window.search.fill('old (xylophone OR zither) before:2000 ');
    await expect(title('No article matches “(xylophone OR zither)” or “before:2000”')).toBeVisible();
    await expect(offer).toHaveText(['Leave out (xylophone OR zither) and before:20002']);
    await window.search.fill('(herons xylophone) OR (ledger zither)');
    await expect(offer).toHaveText(['Leave out xylophone1', 'Leave out zither1']);
    await offer.first().click();
    await expect(window.search).toHaveValue('(herons) OR (ledger zither)');
    await expect(window.titles).toHaveText(['Herons in spring']);
  });

  await test.step('what lies in the trash is found there', async () => {
    await window.search.fill('tariffs');
    await window.row('Tariffs').click();
    await page.keyboard.press('Delete');
    await expect(title('“tariffs” is in none of your articles')).toBeVisible();
    await page.getByRole('button', { name: 'Search the trash' }).click();
    await expect(window.search).toHaveValue('tariffs is:trashed');
    await expect(window.titles).toHaveText(['Tariffs']);
  });
});

test('Chips say a search in words; each can be taken out, by pointer and keyboard', async ({
  closed: offprint,
}) => {
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const { keyboard } = page;
  const chips = page.getByRole('list', { name: 'What this search means' });
  const terms = chips.getByRole('listitem');
  const remove = (name: string) => chips.getByRole('button', { name });

  await test.step('words alone need none', async () => {
    await window.search.fill('quay gulls');
    await expect(window.titles).toHaveText(['A quay for gulls']);
    await expect(chips).toBeHidden();
  });

  await test.step('what each term means', async () => {
    await window.search.fill('quay is:unread after:2020 -tag:birds (heron* OR gulls)');
    await keyboard.press('Enter');
    await expect(terms).toHaveText([
      'Wordquay',
      'Stateunread',
      'Publishedfrom 1 Jan 2020',
      'Tagnot birds',
      'Any ofheron… or gulls',
    ]);
    await expect(window.titles).toHaveText(['Herons in spring']);
  });

  await test.step('a cross takes its term out of the field', async () => {
    await remove('Remove Tag not birds').click();
    await expect(window.search).toHaveValue('quay is:unread after:2020 (heron* OR gulls)');
    await expect(window.titles).toHaveCount(2);
    await expect(remove('Remove Any of heron… or gulls')).toBeFocused();
  });

  await test.step('so does the keyboard, to the last one, and the focus comes back to the field', async () => {
    await window.search.focus();
    for (let at = 0; at < 3; at++) await keyboard.press('Tab');
    await expect(remove('Remove State unread')).toBeFocused();
    await keyboard.press('Enter');
    await expect(remove('Remove Published from 1 Jan 2020')).toBeFocused();
    await keyboard.press('Delete');
    await expect(remove('Remove Any of heron… or gulls')).toBeFocused();
    await keyboard.press('Delete');
    await expect(window.search).toHaveValue('quay');
    await expect(chips).toBeHidden();
    await expect(window.search).toBeFocused();
  });

  await test.step('in a narrow window, light and dark', async () => {
    await window.search.fill('quay is:unread after:2020 -tag:birds (heron* OR gulls) words:>10');
    await offprint.resize(420, 700);
    expect(await chips.evaluate((list) => list.clientHeight)).toBeLessThanOrEqual(52);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page), colorScheme).toEqual([]);
    }
  });
});

test('Results of OR, brackets, fields and notes open at their first hit with all of them marked', async ({
  closed: offprint,
}) => {
  test.slow();
  await importPieces(offprint.library, pieces);
  await offprint.start();
  const { window, page } = offprint;
  const { reader } = window;
  const { keyboard } = page;
  const openFirst = async (query: string) => {
    await keyboard.press('Escape');
    await window.search.fill(query);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /articles?$/ })).toBeVisible();
    await keyboard.press('ArrowDown');
    await expect(window.list).toBeFocused();
    await keyboard.press('Home');
    await keyboard.press('Enter');
  };
  for (const [query, title, marks] of [
    ['(gulls OR counted) -ledger', 'A quay for gulls', ['gulls', 'gulls', 'counted']],
    ['title:herons spring', 'Herons in spring', ['Herons', 'spring', 'spring']],
    ['text:march is:unread has:highlight OR gullery', 'A quay for gulls', ['March', 'gullery']],
  ] as const) {
    await openFirst(query);
    await expect(reader.title, query).toHaveText(title);
    await expect(reader.findCount, query).toHaveText(`1 of ${marks.length}`);
    expect((await reader.marks()).toSorted(), query).toEqual([...marks].toSorted());
  }
});
