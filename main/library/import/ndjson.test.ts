import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LibraryError } from '../../../shared/errors.ts';
import type { Library } from '../library.types.ts';
import { openWorkshop, quietly, type Workshop } from '../saving/test-library.ts';
import { LONGEST_LINE } from './ndjson.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.closeLibraries());
afterAll(() => workshop.close());

const row = (number: number, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    url: `https://example.org/${number}`,
    title: `Title ${number}`,
    byline: 'Ada Low',
    site: 'example.org',
    lang: 'en',
    tags: ['sea', 'law', 'sea'],
    published: '2024-05-01T10:00:00+02:00',
    saved: `2024-06-0${1 + (number % 9)}T00:00:00.000Z`,
    text: `The ${number}. ferry left.\nIt was late.\n\n# 1. No heading, *no* emphasis`,
    ...more,
  });

async function importLines(library: Library, lines: string[], signal = new AbortController().signal) {
  const told: { id: string; url: string | null; known: boolean }[] = [];
  async function* all() {
    yield* lines;
  }
  const summary = await library.importFrom(all(), { signal, onSaved: (saved) => void told.push(...saved) });
  return { told, summary };
}

test('a row becomes an article with all that it tells', async () => {
  const library = await workshop.library();
  const { told, summary } = await importLines(library, [row(1)]);
  expect(summary).toEqual({ saved: 1, known: 0, rejected: [] });
  const record = await library.get(told[0]?.id ?? '');
  expect(record).toMatchObject({
    url: 'https://example.org/1',
    title: 'Title 1',
    byline: 'Ada Low',
    site: 'example.org',
    lang: 'en',
    state: 'unread',
    published: '2024-05-01T08:00:00.000Z',
    saved: '2024-06-02T00:00:00.000Z',
    words: 12,
    excerpt: 'The 1. ferry left. It was late.',
    problem: null,
  });
  expect([...record.tags].sort()).toEqual(['law', 'sea']);
  const { text } = await library.rendered(record.id, '');
  expect(text).toBe('The 1. ferry left. It was late.\n# 1. No heading, *no* emphasis');
});

test('the same address is saved once, in one file and over several', async () => {
  const library = await workshop.library();
  const lines = [row(1), row(2), row(1, { url: 'http://EXAMPLE.org/1/?utm_source=x#top' }), row(2)];
  const first = await importLines(library, lines);
  expect(first.summary).toEqual({ saved: 2, known: 2, rejected: [] });
  expect(first.told.map(({ known }) => known)).toEqual([false, false, true, true]);
  const again = await importLines(library, [...lines, row(3)]);
  expect(again.summary).toEqual({ saved: 1, known: 4, rejected: [] });
  expect((await library.counts()).all).toBe(3);
});

test('what is no article is told with its line and the rest goes on', async () => {
  const library = await workshop.library();
  const { summary } = await importLines(library, [
    row(1),
    '',
    '{"url": "https://example.org/cut", "ti',
    '[1]',
    row(2, { text: '  ' }),
    row(3, { url: 'javascript:alert(1)' }),
    row(4, { url: 'https://' }),
    'x'.repeat(LONGEST_LINE + 1),
    row(5, { title: 7, byline: [], tags: 'no list', published: 'soon', saved: '0', lang: null, site: ' ' }),
  ]);
  expect(summary).toEqual({
    saved: 2,
    known: 0,
    rejected: [
      { line: 3, reason: 'malformed-row' },
      { line: 4, reason: 'malformed-row' },
      { line: 5, reason: 'empty' },
      { line: 6, reason: 'scheme' },
      { line: 7, reason: 'bad-url' },
      { line: 8, reason: 'too-long' },
    ],
  });
  expect(await library.findByUrl('https://example.org/5')).toMatchObject({
    title: 'https://example.org/5',
    byline: null,
    site: null,
    tags: [],
    published: null,
  });
});

test('a row without an address is saved once as well, in one file and over several', async () => {
  const library = await workshop.library();
  const bare = (number: number, more = {}) => row(number, { url: null, ...more });
  const lines = [bare(1), bare(2), bare(1), bare(2, { text: 'Another text.' }), row(2)];
  const { told, summary } = await importLines(library, lines);
  expect(summary).toMatchObject({ saved: 4, known: 1 });
  const ids = told.map(({ id }) => id);
  await library.change([ids[0] ?? ''], { title: 'By hand', note: 'mine' });
  expect((await importLines(library, [...lines, bare(3)])).summary).toMatchObject({ saved: 1, known: 5 });
  expect(await library.get(ids[0] ?? '')).toMatchObject({ title: 'By hand', note: 'mine' });
  expect((await library.counts()).all).toBe(5);
});

test('a row that was removed for good comes again, and stays', async () => {
  const library = await workshop.library();
  const bare = row(1, { url: null });
  const { told } = await importLines(library, [bare]);
  const ids = told.map(({ id }) => id);
  await library.change(ids, { trashed: true });
  await library.remove(ids);
  expect((await importLines(library, [bare])).summary).toMatchObject({ saved: 1, known: 0 });
  expect((await importLines(library, [bare])).summary).toMatchObject({ saved: 0, known: 1 });
  expect((await library.counts()).all).toBe(1);
  expect(await library.check({ repair: false })).toEqual([]);
});

test('a text without an address is an article, and a stub gets its text', async () => {
  const library = await workshop.library();
  const stub = await library.save(
    { kind: 'link', url: 'http://127.0.0.1:1/never' },
    { tags: ['later'], signal: new AbortController().signal, onStep: () => {} },
  );
  expect(stub.record.problem).toBe('unreachable');
  const { told, summary } = await importLines(library, [
    row(1, { url: null, title: null }),
    row(2, { url: 'http://127.0.0.1:1/never' }),
  ]);
  expect(summary).toEqual({ saved: 2, known: 0, rejected: [] });
  const filled = await library.get(stub.record.id);
  expect(filled).toMatchObject({ problem: null, title: 'Title 2', tags: ['later'] });
  const other = told.find(({ url }) => url === null);
  expect((await library.get(other?.id ?? '')).title).toBe('The 1. ferry left. It was late.');
});

test('an import that is stopped finishes its group and says so', async () => {
  const library = await workshop.library();
  const stop = new AbortController();
  const told: string[] = [];
  async function* lines() {
    for (let number = 0; number < 2000; number++) {
      if (number === 700) stop.abort();
      yield row(number);
    }
  }
  await expect(
    library.importFrom(lines(), {
      signal: stop.signal,
      onSaved: (saved) => void told.push(...saved.map(({ id }) => id)),
    }),
  ).rejects.toEqual(
    expect.objectContaining<Partial<LibraryError>>({ failure: { code: 'cancelled', details: {} } }),
  );
  expect(told).toHaveLength(700);
  expect((await library.counts()).all).toBe(700);
});

test('two imports of the same rows, and a save of one of them, at the same time save each once', async () => {
  const library = await workshop.library();
  const lines = Array.from({ length: 600 }, (_, number) => row(number));
  const pasted = library.save(
    { kind: 'text', text: 'Pasted\n\nWords.', format: 'text', url: 'https://example.org/599' },
    quietly(),
  );
  const [first, second, { known }] = await Promise.all([
    importLines(library, lines),
    importLines(library, lines),
    pasted,
  ]);
  expect(first.summary.saved + second.summary.saved).toBe(known ? 600 : 599);
  expect((await library.counts()).all).toBe(600);
});

test('a row is not taken for an article that only names its address as canonical', async () => {
  const library = await workshop.library();
  const page = (words: string) =>
    `<html><head><title>Front</title><link rel="canonical" href="https://example.org/front"></head><body>${words}</body></html>`;
  const { record } = await library.save(
    {
      kind: 'file',
      name: 'stub.html',
      bytes: new TextEncoder().encode(page('<p>Soup.</p>')),
      url: 'https://example.org/soup',
    },
    quietly(),
  );
  expect(record).toMatchObject({ problem: 'not-article', canonicalUrl: 'https://example.org/front' });
  const { summary } = await importLines(library, [row(1, { url: 'https://example.org/front' })]);
  expect(summary).toEqual({ saved: 1, known: 0, rejected: [] });
  expect(await library.get(record.id)).toEqual(record);
  expect((await library.counts()).all).toBe(2);
});

test('control characters that nobody sees do not come in', async () => {
  const library = await workshop.library();
  const { told } = await importLines(library, [
    row(1, { title: 'High\0 water\u0007', text: 'The\0 river\trose.\n\n\u001bIt fell.', tags: ['s\0ea'] }),
  ]);
  const id = told[0]?.id ?? '';
  expect(await library.get(id)).toMatchObject({ title: 'High water', tags: ['sea'] });
  expect(await library.markdown(id)).toBe('The river rose.\n\nIt fell.\n');
});
