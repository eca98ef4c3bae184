import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { allRecords, article, libraryFolders, titlesOf } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

test('of changes made at the same moment right after opening, the last one stands', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const [record] = await library.add([article('One', 'Text.')]);
  const id = record?.id ?? '';
  await Promise.all([
    library.change([id], { note: 'first', addTags: ['a'] }),
    library.change([id], { note: 'second', addTags: ['b'] }),
    library.change([id], { note: 'third', addTags: ['c'] }),
  ]);
  expect(await library.get(id)).toMatchObject({ note: 'third', tags: ['a', 'b', 'c'] });
  await library.close();

  const again = await libraries.open(dir);
  expect(await again.get(id)).toMatchObject({ note: 'third', tags: ['a', 'b', 'c'] });
});

test('a change of all is one line, told once, and taken back; every article is as if it were changed alone', async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const states = ['unread', 'reading', 'archived'] as const;
  const added = await library.add(
    Array.from({ length: 1100 }, (_, at) =>
      article(`Número ${at} ","state":"unread"`, 'Text.', {
        state: states[at % 3] ?? 'unread',
        tags: at % 5 === 0 ? ['old', 'ünd'] : [],
        progress: at % 2,
      }),
    ),
  );
  const ids = added.map(({ id }) => id);
  const before = await allRecords(library);
  const events: (string[] | null)[] = [];
  library.onChange((event) => events.push(event.ids));

  const changes: [RecordChange, (one: (typeof before)[number]) => object][] = [
    [{ state: 'archived' }, () => ({ state: 'archived' })],
    [{ progress: 1 }, ({ state }) => ({ progress: 1, state: state === 'unread' ? 'reading' : state })],
    [{ favourite: true }, () => ({ favourite: true })],
    [{ addTags: ['ünd', 'new'] }, ({ tags }) => ({ tags: [...new Set([...tags, 'ünd', 'new'])] })],
    [{ trashed: true }, () => ({ trashed: true, trashedAt: expect.any(String) })],
  ];
  for (const [change, wanted] of changes) {
    const { changed, missing, undo } = await library.change([...ids, '00000000000000ff'], change);
    expect(missing).toEqual(['00000000000000ff']);
    const after = before.map((one) => ({ ...one, ...wanted(one) }));
    expect(await allRecords(library)).toEqual(after);
    expect(changed).toBe(
      after.filter((one, at) => JSON.stringify(one) !== JSON.stringify(before[at])).length,
    );
    expect(await library.undo(undo ?? '')).toEqual({ changed });
    expect(await allRecords(library)).toEqual(before);
  }
  expect(events.filter((event) => event !== null && event.length > 1000)).toEqual([]);
  expect(events).toHaveLength(changes.length * 2);

  const lines = (await readFile(join(dir, 'articles', 'changes.ndjson'), 'utf8')).split('\n');
  expect(lines.filter((line) => line.endsWith('"set":{"state":"archived"}}'))).toHaveLength(1);
  expect((await library.counts()).trash).toBe(0);
  expect(await library.check({ repair: false })).toEqual([]);
});

describe('a tag on many', () => {
  const view = { kind: 'all' } as const;
  const all = { view, sort: 'saved-newest', from: 0, to: null } as const;

  async function many() {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    await library.add(
      Array.from({ length: 120 }, (_, at) =>
        article(`No ${at}`, `Text ${at}.`, { tags: at % 3 === 0 ? ['old', 'Älter', 'last'] : [] }),
      ),
    );
    return { dir, library, ids: await library.ids(all) };
  }

  const tagsShown = async (library: Library) => {
    const { rows } = await library.page({ view, sort: 'saved-newest', offset: 0, limit: 200 });
    return rows.map(({ title, tags }) => [title, tags]);
  };

  test('is in the lists and found by its name at once, by its word a little later', async () => {
    const { library, ids } = await many();
    const before = await tagsShown(library);
    const { undo } = await library.change(ids, { addTags: ['Später'] });
    expect(await tagsShown(library)).toEqual(
      before.map(([title, tags]) => [title, [...(tags ?? []), 'Später']]),
    );
    expect(await library.count('tag:spater')).toBe(120);
    expect(await library.tags()).toContainEqual({ tag: 'Später', count: 120 });
    const ofTag = { ...all, view: { kind: 'tag', tag: 'Später' } } as const;
    expect(await library.ids(ofTag)).toEqual(ids);
    await library.searchable();
    expect(await library.count('spater')).toBe(120);
    expect(await titlesOf(library, 'spater alter')).toHaveLength(40);

    await library.undo(undo ?? '');
    expect(await tagsShown(library)).toEqual(before);
    expect(await library.count('tag:spater')).toBe(0);
    await library.searchable();
    expect(await library.count('spater')).toBe(0);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('is taken away, and comes back to its place among the others', async () => {
    const { library, ids } = await many();
    const before = await tagsShown(library);
    const { undo } = await library.change(ids, { removeTags: ['Älter'], trashed: true });
    expect(await library.count('tag:alter is:trashed')).toBe(0);
    expect(await library.count('tag:old is:trashed')).toBe(40);
    expect(await library.tags()).toEqual([]);
    expect((await library.counts()).trash).toBe(120);
    await library.undo(undo ?? '');
    expect(await tagsShown(library)).toEqual(before);
    expect(await library.count('tag:alter')).toBe(40);
    await library.searchable();
    expect(await library.count('alter')).toBe(40);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('changed again and again before any word could follow', async () => {
    const { library, ids } = await many();
    const turns = Array.from({ length: 5 }, (_, at) => library.change(ids, { addTags: [`turn${at}`] }));
    await Promise.all([...turns, library.change(ids.slice(0, 50), { removeTags: ['turn3'] })]);
    await library.searchable();
    expect(await library.count('turn3')).toBe(70);
    expect(await library.count('turn4')).toBe(120);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('is found by its word after the next opening, when there was no time for that before', async () => {
    const { dir, library, ids } = await many();
    await library.change(ids, { addTags: ['Später'] });
    // As after a kill: nothing is waited for.
    await library.close(0);
    const again = await libraries.open(dir);
    expect(await again.count('tag:spater')).toBe(120);
    await again.searchable();
    expect(await again.count('spater')).toBe(120);
    expect(await again.check({ repair: false })).toEqual([]);
  });
});
