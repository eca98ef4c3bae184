import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RemovalState } from '../../shared/ipc/contract.ts';
import { blankRecord } from '../../shared/model/blank-record.ts';
import type { TrashDays } from '../../shared/model/settings.ts';
import { type Library, type NewArticle, openLibrary, type Ports } from '../library/index.ts';
import { keepTrash, type TrashKeeper } from './trash.ts';

const offline: Ports = {
  fetch: () => Promise.reject(new Error('no network')),
  hostile: () => Promise.reject(new Error('no other process')),
  log: () => {},
};

function article(title: string, more: Partial<NewArticle['record']>): NewArticle {
  const record: NewArticle['record'] = {
    ...blankRecord(daysFromNow(-200)),
    title,
    words: 1,
  };
  return { record: { ...record, ...more }, markdown: 'Words.', images: [], source: null };
}

let dir = '';
let library: Library;
let trash: TrashKeeper | null = null;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'offprint-trash-'));
  library = await openLibrary(join(dir, 'Library'), offline);
});
afterEach(async () => {
  await trash?.close();
  trash = null;
  await library.close();
  await rm(dir, { recursive: true });
});

const day = 24 * 3_600_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * day).toISOString();

/** Articles in the trash, by title and when they were moved there. */
async function inTrash(times: Record<string, string | null>): Promise<void> {
  await library.add(
    Object.entries(times).map(([title, trashedAt]) => article(title, { trashed: true, trashedAt })),
  );
}

async function titles(): Promise<string[]> {
  const { rows } = await library.page({ view: { kind: 'trash' }, sort: 'title', offset: 0, limit: 200 });
  return rows.map(({ title }) => title);
}

/** The first look of a keeper; resolves when it has removed something. */
async function look(days: TrashDays): Promise<void> {
  await new Promise<void>((resolve) => {
    trash = keepTrash(library, {
      days,
      firstLook: 0,
      tell: ({ kind }) => kind === 'idle' && resolve(),
      log: () => {},
    });
  });
}

const times = () => ({
  'an hour': daysFromNow(-1 / 24),
  'eight days': daysFromNow(-8),
  'forty days': daysFromNow(-40),
  'long ago': daysFromNow(-120),
  // The clock was wrong then, or is now.
  'before it was saved': '1970-01-01T00:00:10.000Z',
  'in the future': daysFromNow(400),
  'at no time': null,
});
const kept = ['an hour', 'at no time', 'before it was saved', 'in the future'];

test.each([
  [7, kept],
  [30, [...kept, 'eight days']],
  [90, [...kept, 'eight days', 'forty days']],
] as const)('what has lain there for more than %s days goes, nothing else', async (days, left) => {
  await inTrash(times());
  await library.add([article('Not in the trash', {})]);
  await look(days);
  expect(await titles()).toEqual([...left].sort());
  expect((await library.counts()).all).toBe(1);
});

test('without a number of days everything stays until the trash is emptied', async () => {
  await inTrash(times());
  expect(await library.trashedBefore(new Date(Date.now() - 365 * day))).toEqual([]);
  trash = keepTrash(library, { days: null, firstLook: 0, tell: () => {}, log: () => {} });
  expect(await trash.empty()).toMatchObject({ removed: 7 });
  expect(await titles()).toEqual([]);
});

test('emptying tells how far it is, other calls go on, and what is stopped stays', async () => {
  const count = 1600;
  const saved = await library.add(
    Array.from({ length: count }, (_, at) => article(`T ${at}`, { trashed: true })),
  );
  const states: RemovalState[] = [];
  let answered: Promise<unknown> = Promise.resolve();
  trash = keepTrash(library, {
    days: null,
    log: () => {},
    tell(state) {
      states.push(state);
      if (states.length < 3 && state.kind === 'running' && state.done > 0) {
        answered = Promise.all([answered, library.change([saved.at(-1)?.id ?? ''], { favourite: true })]);
        trash?.stop();
      }
    },
  });
  const { removed } = await trash.empty();
  await answered;
  expect(removed).toBeGreaterThan(0);
  expect(removed).toBeLessThan(count);
  expect((await library.counts()).trash).toBe(count - removed);
  expect(states.at(0)).toEqual({ kind: 'running', done: 0, total: count });
  expect(states.at(-1)).toEqual({ kind: 'idle' });
  // Asked for again, it removes the rest.
  expect(await trash.empty()).toMatchObject({ removed: count - removed });
  expect(await library.check({ repair: false })).toEqual([]);
});
