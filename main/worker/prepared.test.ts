import { expect, test } from 'vitest';
import type { StoredRecord } from '../../shared/model/record.ts';
import type { LibraryChange } from '../library/index.ts';
import { prepareArticles } from './prepared.ts';

function article(id: string, more: Partial<StoredRecord> = {}): StoredRecord {
  const words = { title: id, byline: null, site: null, lang: null, excerpt: '', words: 3, tags: [] };
  const times = { published: null, saved: '2026-01-01T00:00:00.000Z', trashedAt: null };
  const state = { state: 'unread', favourite: false, progress: 0, trashed: false, problem: null } as const;
  const own = { note: null, highlights: [], place: null };
  return {
    id,
    url: null,
    canonicalUrl: null,
    modified: null,
    image: null,
    ...words,
    ...times,
    ...state,
    ...own,
    ...more,
  };
}

/** Says which articles were rendered, in their order. */
function library() {
  const rendered: string[] = [];
  let tell: (change: LibraryChange) => void = () => {};
  const prepared = prepareArticles({
    rendered: async (id) => {
      rendered.push(id);
      return { html: `<p>${id} ${rendered.length}</p>`, text: '', degraded: false };
    },
    onChange(listener) {
      tell = listener;
      return () => {};
    },
  });
  return { prepared, rendered, change: (ids: string[] | null) => tell({ ids, removed: [] }) };
}

const one = article('0000000000000001');
const others = ['2', '3', '4'].map((digit) => article(`000000000000000${digit}`));

test('what was prepared is handed out once, and then rendered anew', async () => {
  const { prepared, rendered } = library();
  prepared.prepare(one);
  prepared.prepare(one);
  expect((await prepared.take(one)).html).toContain(one.id);
  expect(rendered).toHaveLength(1);
  await prepared.take(one);
  expect(rendered).toHaveLength(2);
});

test('an article that changed is rendered anew', async () => {
  const { prepared, rendered, change } = library();
  for (const ids of [[one.id], null]) {
    prepared.prepare(one);
    change(ids);
    await prepared.take(one);
  }
  expect(rendered).toHaveLength(4);
});

test('only the latest are kept', async () => {
  const { prepared, rendered } = library();
  for (const record of [one, ...others]) prepared.prepare(record);
  expect(rendered).toHaveLength(4);
  await prepared.take(one);
  expect(rendered).toHaveLength(5);
});

test('nothing is rendered of a stub without a text', async () => {
  const { prepared, rendered } = library();
  expect(await prepared.take(article('0000000000000009', { words: 0, problem: 'not-found' }))).toEqual({
    html: '',
    degraded: false,
  });
  expect(rendered).toEqual([]);
});
