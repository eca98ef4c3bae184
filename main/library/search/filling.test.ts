import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Library } from '../library.types.ts';
import { allRecords, article, libraryFolders } from '../store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const view = { kind: 'all' } as const;
const COUNT = 700;

/** More than one segment, saved in another order than they lie there; some at the same moment. */
async function large() {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  await library.add(
    Array.from({ length: COUNT }, (_, at) =>
      article(`No ${at}`, `Text ${at}.`, {
        saved: new Date(Date.UTC(2024, 0, 1) + ((at * 7919) % 350) * 60_000).toISOString(),
        tags: at % 7 === 0 ? ['week'] : [],
        trashed: at % 50 === 0,
        trashedAt: at % 50 === 0 ? '2024-03-01T00:00:00.000Z' : null,
        state: at % 3 === 0 ? 'archived' : 'unread',
      }),
    ),
  );
  return { dir, library, before: await stateOf(library) };
}

/** All that lists say once the index is whole. */
async function stateOf(library: Library) {
  const range = { sort: 'saved-newest', from: 0, to: null } as const;
  return {
    ids: await library.ids({ view, ...range }),
    trash: await library.ids({ view: { kind: 'trash' }, ...range }),
    counts: await library.counts(),
    tags: await library.tags(),
  };
}

async function withoutIndex(dir: string): Promise<Library> {
  await rm(join(dir, 'index'), { recursive: true });
  return libraries.open(dir);
}

const newest = (library: Library) => library.page({ view, sort: 'saved-newest', offset: 0, limit: 200 });

test('without an index the newest are shown first, in their order, and in the end all is as it was', async () => {
  const { dir, library, before } = await large();
  await library.close();
  const again = await withoutIndex(dir);
  const steps = new Set<string>();
  again.onChange(() => steps.add(again.rebuilding()?.step ?? 'none'));
  for (let total = 0; total < before.ids.length; ) {
    const page = await newest(again);
    expect(page.rows.map(({ id }) => id)).toEqual(before.ids.slice(0, 200));
    expect(page.total).toBeGreaterThanOrEqual(total);
    ({ total } = page);
    await nextTurn();
  }
  expect(await stateOf(again)).toEqual(before);
  await again.searchable();
  expect(again.rebuilding()).toBeNull();
  expect(steps).toContain('rows');
  expect(await again.count('text')).toBe(before.ids.length);
  expect(await again.check({ repair: false })).toEqual([]);
});

test('what is changed, added and removed while rows come stands', async () => {
  const { dir, library, before } = await large();
  await library.close();
  const again = await withoutIndex(dir);
  await newest(again);
  // The oldest have no row yet.
  const [oldest = '', next = ''] = before.ids.toReversed();
  const [thrown = ''] = before.trash.toReversed();
  await Promise.all([
    again.change([oldest], { state: 'reading', addTags: ['found'] }),
    again.change(before.ids, { favourite: true, addTags: ['all'] }),
    again.change([next], { trashed: true }),
    again.remove([thrown]),
    again.add([article('New', 'New text.')]),
  ]);
  await again.searchable();
  expect(await again.get(oldest)).toMatchObject({
    state: 'reading',
    favourite: true,
    tags: expect.arrayContaining(['found', 'all']),
  });
  const after = await stateOf(again);
  expect(after.counts).toMatchObject({ favourites: before.ids.length - 1, trash: before.trash.length });
  expect(after.ids).toHaveLength(before.ids.length);
  expect(after.trash).toContain(next);
  expect(after.trash).not.toContain(thrown);
  expect(await again.count('all')).toBe(before.ids.length - 1);
  expect(await again.check({ repair: false })).toEqual([]);
  const records = await allRecords(again);
  expect(records).toHaveLength(COUNT);
});

test('ended while rows come, it begins anew', async () => {
  const { dir, library, before } = await large();
  await library.close();
  for (let round = 0; round < 3; round++) {
    const again = round === 0 ? await withoutIndex(dir) : await libraries.open(dir);
    await newest(again);
    await again.close(0);
  }
  const last = await libraries.open(dir);
  expect(await stateOf(last)).toEqual(before);
  await last.searchable();
  expect(await last.check({ repair: false })).toEqual([]);
});
