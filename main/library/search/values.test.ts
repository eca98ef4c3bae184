import { afterEach, expect, test } from 'vitest';
import { article, libraryFolders } from '../store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

test('sites, authors, languages and features with their counts, outside the trash, as the library changes', async () => {
  const library = await libraries.open(await libraries.folder());
  const added = await library.add([
    article('One', 'x', { site: 'The Gazette', byline: 'Ada Low', lang: 'en' }),
    article('Two', 'x', { site: 'The Gazette', byline: 'Bo Adams', lang: 'en' }),
    article('Three', 'x', { site: 'Gazelle', byline: null, lang: 'de' }),
    article('Four', 'x', { site: null, byline: 'Ada Low', lang: null }),
  ]);
  expect(await library.searchValues('site', '')).toEqual([
    { value: 'The Gazette', count: 2 },
    { value: 'Gazelle', count: 1 },
  ]);
  // What begins so comes before what has a word that does.
  expect((await library.searchValues('site', 'GAZ')).map(({ value }) => value)).toEqual([
    'Gazelle',
    'The Gazette',
  ]);
  expect(await library.searchValues('author', 'ada')).toEqual([
    { value: 'Ada Low', count: 2 },
    { value: 'Bo Adams', count: 1 },
  ]);
  expect(await library.searchValues('lang', '')).toEqual([
    { value: 'en', count: 2 },
    { value: 'de', count: 1 },
  ]);
  expect(await library.searchValues('has', '')).toEqual([]);
  const [first, second] = added;
  await library.change([first?.id ?? ''], { trashed: true });
  await library.change([second?.id ?? ''], { note: 'ask' });
  expect(await library.searchValues('site', 'the')).toEqual([{ value: 'The Gazette', count: 1 }]);
  expect(await library.searchValues('author', 'ada l')).toEqual([{ value: 'Ada Low', count: 1 }]);
  expect(await library.searchValues('has', 'no')).toEqual([{ value: 'note', count: 1 }]);
});

test('never more than eight', async () => {
  const library = await libraries.open(await libraries.folder());
  await library.add(
    Array.from({ length: 30 }, (_, at) => article(`T ${at}`, 'x', { site: `site${at}.example` })),
  );
  expect(await library.searchValues('site', 'site')).toHaveLength(8);
});

test('of all articles, however old; and as they are corrected', async () => {
  const library = await libraries.open(await libraries.folder());
  const old = await library.add([
    article('Old', 'x', { site: 'Ältestes Blatt', byline: 'Zoë Grün' }),
    ...Array.from({ length: 4 }, (_, at) =>
      article(`Older ${at}`, 'x', { site: 'Blatt', byline: `Zora ${at}` }),
    ),
  ]);
  await library.add(
    Array.from({ length: 700 }, (_, at) => article(`T ${at}`, 'x', { site: 'New', byline: `Author ${at}` })),
  );
  expect(await library.searchValues('site', 'alt')).toEqual([{ value: 'Ältestes Blatt', count: 1 }]);
  expect(await library.searchValues('site', '')).toEqual([
    { value: 'New', count: 700 },
    { value: 'Blatt', count: 4 },
    { value: 'Ältestes Blatt', count: 1 },
  ]);
  expect(await library.searchValues('author', 'grun')).toEqual([{ value: 'Zoë Grün', count: 1 }]);
  await library.change([old[0]?.id ?? ''], { byline: 'Zoe Gold' });
  const zoes = async () => (await library.searchValues('author', 'zoe')).map(({ value }) => value);
  await expect.poll(zoes).toEqual(['Zoe Gold']);
});
