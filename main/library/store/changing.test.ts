import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/record.ts';
import { allRecords, article, libraryFolders } from './store.testing.ts';

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
