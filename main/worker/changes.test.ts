import { expect, test } from 'vitest';
import { tellChanges } from './changes.ts';

const counts = { unread: 1, reading: 0, archive: 0, favourites: 0, all: 1, trash: 0, notes: 0 };
const id = (number: number) => number.toString(16).padStart(16, '0');

/** A library whose counts come when the test says so. */
function counting() {
  const waiting: (() => void)[] = [];
  const told: unknown[] = [];
  const change = tellChanges(
    { counts: () => new Promise((resolve) => waiting.push(() => resolve(counts))), rebuilding: () => null },
    (event) => told.push(event.ids),
  );
  const next = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { change, told, next };
}

test('a change is told with the counts', async () => {
  const { change, told, next } = counting();
  change({ ids: [id(1)] });
  await next();
  expect(told).toEqual([[id(1)]]);
});

test('changes that come meanwhile are told together', async () => {
  const { change, told, next } = counting();
  change({ ids: [id(1)] });
  change({ ids: [id(2)] });
  change({ ids: [id(3), id(2)] });
  await next();
  await next();
  expect(told).toEqual([[id(1)], [id(2), id(3)]]);
});

test('"anything" swallows the rest, and very many are anything', async () => {
  const { change, told, next } = counting();
  change({ ids: [] });
  change({ ids: [id(2)] });
  change({ ids: null });
  await next();
  change({ ids: [...Array(800).keys()].map(id) });
  await next();
  change({ ids: [id(1)] });
  await next();
  expect(told).toEqual([[], null, expect.any(Array)]);
  change({ ids: [...Array(2000).keys()].map(id) });
  await next();
  await next();
  expect(told.at(-1)).toBeNull();
});

test('counts that fail stop nothing', async () => {
  const told: unknown[] = [];
  let broken = true;
  const change = tellChanges(
    {
      counts: async () => {
        if (broken) throw new Error('closed');
        return counts;
      },
      rebuilding: () => ({ step: 'words', done: 1, total: 2 }),
    },
    (event) => told.push(event),
  );
  change({ ids: [] });
  await new Promise((resolve) => setImmediate(resolve));
  broken = false;
  change({ ids: [id(5)] });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([{ ids: [id(5)], counts, rebuilding: { step: 'words', done: 1, total: 2 } }]);
});
