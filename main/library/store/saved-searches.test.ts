import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { article, libraryFolders } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const fileOf = (dir: string) => join(dir, 'library.json');
const contentOf = async (dir: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(fileOf(dir), 'utf8'));

test('a search is kept, renamed, changed, moved and removed; all of it is there after opening again', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  expect(await library.savedSearches()).toEqual([]);
  const one = await library.putSearch({ id: null, name: '  Ferries ', query: ' ferry is:unread ' }, null);
  const two = await library.putSearch({ id: null, name: 'Long', query: 'words:>5000' }, null);
  const three = await library.putSearch({ id: null, name: 'Korea', query: 'tag:korea' }, 0);
  expect(three.searches.map(({ name }) => name)).toEqual(['Korea', 'Ferries', 'Long']);
  expect(one.searches).toEqual([{ id: one.id, name: 'Ferries', query: 'ferry is:unread' }]);

  await library.putSearch({ id: two.id, name: 'Over 20 minutes', query: 'words:>4600' }, null);
  const moved = await library.putSearch({ id: three.id, name: 'Korea', query: 'tag:korea' }, 2);
  expect(moved.searches.map(({ name }) => name)).toEqual(['Ferries', 'Over 20 minutes', 'Korea']);
  const left = await library.removeSearch(one.id);
  expect(left.map(({ name }) => name)).toEqual(['Over 20 minutes', 'Korea']);
  // As undo does.
  await library.putSearch({ id: one.id, name: 'Ferries', query: 'ferry is:unread' }, 0);
  await library.close();

  const again = await libraries.open(dir);
  expect((await again.savedSearches()).map(({ id, name }) => [id, name])).toEqual([
    [one.id, 'Ferries'],
    [two.id, 'Over 20 minutes'],
    [three.id, 'Korea'],
  ]);
});

test('many at once are all kept', async () => {
  const library = await libraries.open(await libraries.folder());
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      library.putSearch({ id: null, name: `Search ${at}`, query: `word${at}` }, null),
    ),
  );
  expect(await library.savedSearches()).toHaveLength(20);
});

test('what cannot be read in the list costs nothing else, and stays in the file', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const { id } = await library.putSearch({ id: null, name: 'Ferries', query: 'ferry' }, null);
  await library.close();
  const content = await contentOf(dir);
  const foreign = { id: 'not an id', name: 7 };
  const loved = { id, name: 'Ferries', query: 'ferry', colour: 'blue' };
  await writeFile(fileOf(dir), JSON.stringify({ ...content, theirs: 1, savedSearches: [foreign, loved] }));

  const again = await libraries.open(dir);
  expect(await again.savedSearches()).toEqual([{ id, name: 'Ferries', query: 'ferry' }]);
  await again.putSearch({ id: null, name: 'First', query: 'first' }, 0);
  await again.putSearch({ id, name: 'Boats', query: 'ferry' }, null);
  expect((await again.savedSearches()).map(({ name }) => name)).toEqual(['First', 'Boats']);
  expect(await contentOf(dir)).toMatchObject({
    ...content,
    theirs: 1,
    savedSearches: [foreign, { name: 'First' }, { ...loved, name: 'Boats' }],
  });
});

test('a list that is none is kept beside the new one', async () => {
  const dir = await libraries.folder();
  await (await libraries.open(dir)).close();
  await writeFile(fileOf(dir), JSON.stringify({ ...(await contentOf(dir)), savedSearches: 'all gone' }));
  const library = await libraries.open(dir);
  expect(await library.savedSearches()).toEqual([]);
  await library.putSearch({ id: null, name: 'Ferries', query: 'ferry' }, null);
  expect((await contentOf(dir)).savedSearches).toMatchObject(['all gone', { name: 'Ferries' }]);
});

test('a damaged file comes from its copy, with the searches', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  await library.putSearch({ id: null, name: 'Ferries', query: 'ferry' }, null);
  await library.putSearch({ id: null, name: 'Long', query: 'words:>4600' }, null);
  await library.close();
  await writeFile(fileOf(dir), '{"version": 1, "saved');
  const again = await libraries.open(dir);
  expect((await again.savedSearches()).map(({ name }) => name)).toEqual(['Ferries']);
  await again.putSearch({ id: null, name: 'Korea', query: 'tag:korea' }, null);
  expect((await again.savedSearches()).map(({ name }) => name)).toEqual(['Ferries', 'Korea']);
});

test('searches count what they find', async () => {
  const library = await libraries.open(await libraries.folder());
  await library.add([article('Ferry', 'The ferry leaves.'), article('Bus', 'No ferry here.')]);
  expect(await library.count('ferry')).toBe(2);
  expect(await library.count('ferry -bus')).toBe(1);
  expect(await library.count('is:archived')).toBe(0);
  expect(await library.count('"')).toBe(0);
});
