import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyCache,
  indexOf,
  itemAt,
  itemsBetween,
  type PageCache,
  wantedPages,
  withChange,
  withItems,
  withPage,
  withStale,
} from './pages.ts';

const size = 100;
type Item = { row: { id: string } };
const ids = (count: number, prefix = 'a') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const items = (list: readonly string[]): Item[] => list.map((id) => ({ row: { id } }));

/** One page as the library would answer it. */
function fetched(cache: PageCache<Item>, list: readonly string[], number: number): PageCache<Item> {
  const page = list.slice(number * size, (number + 1) * size);
  return withPage(cache, number, { items: items(page), total: list.length, stale: false });
}

/** Fetches until the range is here and fresh. */
function filled(cache: PageCache<Item>, list: readonly string[], from: number, to: number): PageCache<Item> {
  let now = cache;
  for (let round = 0; round < 50; round++) {
    const [number] = wantedPages(now, from, to);
    if (number === undefined) return now;
    now = fetched(now, list, number);
  }
  throw new Error('the range never became fresh');
}

describe('what is wanted', () => {
  test('the first page of a list nobody has asked for', () => {
    expect(wantedPages(emptyCache<Item>(size), 0, 0)).toEqual([0]);
    expect(wantedPages(emptyCache<Item>(size), 0, 30)).toEqual([0]);
  });

  test('the pages a range touches, and no page beyond the end', () => {
    const cache = fetched(emptyCache<Item>(size), ids(250), 0);
    expect(wantedPages(cache, 90, 110)).toEqual([1]);
    expect(wantedPages(cache, 190, 900)).toEqual([1, 2]);
  });

  test('the last page when the list has become shorter than the view', () => {
    const cache = withStale(filled(emptyCache<Item>(size), ids(450), 0, 450), null);
    expect(wantedPages(fetched(cache, ids(120), 0), 400, 420)).toEqual([1]);
  });

  test('nothing of an empty list once it has answered', () => {
    expect(wantedPages(fetched(emptyCache<Item>(size), [], 0), 0, 30)).toEqual([]);
  });
});

test('rows are found by index and by id', () => {
  const cache = filled(emptyCache<Item>(size), ids(250), 0, 250);
  expect(itemAt(cache, 123)).toEqual({ row: { id: 'a123' } });
  expect(itemAt(cache, 250)).toBeNull();
  expect(indexOf(cache, 'a249')).toBe(249);
  expect(indexOf(cache, 'b')).toBeNull();
  expect(itemsBetween(cache, 99, 101)?.map(({ row }) => row.id)).toEqual(['a99', 'a100']);
});

test('a range that is not all here has no rows', () => {
  expect(itemsBetween(fetched(emptyCache<Item>(size), ids(250), 0), 99, 101)).toBeNull();
});

describe('a change of articles', () => {
  const list = ids(300);
  const cache = filled(emptyCache<Item>(size), list, 0, 300);

  test('makes the pages stale that show them, and no other', () => {
    expect(wantedPages(withStale(cache, ['a5', 'a205']), 0, 300)).toEqual([0, 2]);
  });

  test('that is shown nowhere may have brought rows anywhere', () => {
    expect(wantedPages(withStale(cache, ['new']), 0, 300)).toEqual([0, 1, 2]);
    expect(wantedPages(withStale(cache, null), 0, 300)).toEqual([0, 1, 2]);
  });

  test('that moves rows makes the other pages stale when its page has come', () => {
    const shorter = list.filter((id) => id !== 'a5');
    const after = fetched(withStale(cache, ['a5']), shorter, 0);
    expect(after.total).toBe(299);
    expect(wantedPages(after, 0, 299)).toEqual([1, 2]);
  });

  test('that moves nothing leaves the other pages as they are', () => {
    expect(wantedPages(fetched(withStale(cache, ['a5']), list, 0), 0, 300)).toEqual([]);
  });

  test('keeps showing what was there until the new rows come', () => {
    expect(itemAt(withStale(cache, null), 5)).toEqual({ row: { id: 'a5' } });
  });

  test('can be shown where the row stands', () => {
    const changed = { row: { id: 'a5' }, title: 'New' };
    expect(
      itemAt(
        withItems(cache, new Set([changed.row.id]), () => changed),
        5,
      ),
    ).toBe(changed);
    expect(withItems(cache, new Set(['gone']), () => changed)).toBe(cache);
  });
});

test('of a long list only the pages around the last one stay', () => {
  const list = ids(10_000);
  let cache: PageCache<Item> = emptyCache(size);
  for (let from = 0; from <= 9_000; from += 200) cache = filled(cache, list, from, from + 100);
  expect(cache.pages.size).toBeLessThan(30);
  expect(itemAt(cache, 9_050)).toEqual({ row: { id: 'a9050' } });
  expect(itemAt(cache, 0)).toBeNull();
});

test('however the list changes, the rows in view become those of the library', () => {
  const step = fc.record({ insert: fc.boolean(), at: fc.nat(400), from: fc.nat(400) });
  fc.assert(
    fc.property(fc.nat(400), fc.array(step, { maxLength: 12 }), (count, steps) => {
      let list = ids(count);
      let cache: PageCache<Item> = emptyCache(size);
      for (const [serial, { insert, at, from }] of steps.entries()) {
        const view = { from, to: from + 20 };
        cache = filled(cache, list, view.from, view.to);
        const id = insert ? `n${serial}` : (list[at % Math.max(1, list.length)] ?? 'none');
        list = insert ? list.toSpliced(at % (list.length + 1), 0, id) : list.filter((one) => one !== id);
        cache = filled(withChange(cache, [id], view), list, view.from, view.to);
        expect(cache.total).toBe(list.length);
        const shown = itemsBetween(cache, Math.min(from, list.length), Math.min(view.to, list.length));
        expect(shown?.map(({ row }) => row.id)).toEqual(list.slice(view.from, view.to));
      }
    }),
  );
});

test('rows of an answer that are as they were are the same objects', () => {
  const before = fetched(emptyCache<Item>(size), ids(5), 0);
  const after = fetched(before, ['a0', 'b', 'a2'], 0);
  expect(itemAt(after, 0)).toBe(itemAt(before, 0));
  expect(itemAt(after, 2)).toBe(itemAt(before, 2));
  expect(itemAt(after, 1)?.row.id).toBe('b');
});
