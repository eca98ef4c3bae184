import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { parseQuery } from '../../../shared/query/index.ts';
import { article, libraryFolders } from '../store/store.testing.ts';
import { finds } from './naive.testing.ts';

const libraries = libraryFolders();
afterAll(libraries.clear);

/** Noon where the tests run. */
const now = new Date(2024, 5, 15, 12).getTime();

const words = ['ink', 'inkwell', 'red', 'Straße', '北京', 'сер'];
/** The same choice every time. */
const pick = <T>(from: readonly T[], at: number, salt: number): T | undefined =>
  from[(at * 7 + salt * 13 + (at >> 2)) % from.length];

async function everyKind() {
  const library = await libraries.open(await libraries.folder(), { now: () => now });
  const highlight = { quote: 'ink', prefix: '', suffix: '', start: 0, end: 3, colour: 'blue' as const };
  const when = { created: '2024-01-01T00:00:00.000Z', updated: '2024-01-01T00:00:00.000Z' };
  const text = (at: number, salt: number) =>
    [0, 1, 2].map((part) => pick(words, at + part, salt + part * at)).join(' ');
  const days = [
    '2024-01-01',
    '2024-05-17',
    '2023-12-31',
    null,
    '2024-04-30T23:30:00.000Z',
    '2024-01-01T00:10:00.000Z',
  ];
  const added = await library.add(
    Array.from({ length: 48 }, (_, at) =>
      article(text(at, 1), text(at, 2), {
        byline: pick([null, 'Ann Ink', 'Red Bee'], at, 3) ?? null,
        tags: [pick(['ink', 'red ink', 'press'], at, 4) ?? '', pick(['korea', 'ink'], at, 5) ?? ''].filter(
          (tag, index, all) => all.indexOf(tag) === index,
        ),
        lang: pick([null, 'de', 'de-AT', 'en', 'den'], at, 6) ?? null,
        state: pick(['unread', 'reading', 'archived'] as const, at, 7) ?? 'unread',
        favourite: at % 4 === 1,
        trashed: at % 9 === 4,
        image: at % 3 === 0 ? 'images/a.jpg' : null,
        words: at * 25,
        published: pick(days, at, 8) ?? null,
        saved: new Date(2024, at % 6, 1 + (at % 28), at % 24, at).toISOString(),
        note: at % 5 === 0 ? text(at, 9) : null,
        highlights:
          at % 7 === 0
            ? [
                {
                  ...highlight,
                  ...when,
                  id: `00000000000000${at + 10}`,
                  comment: at % 2 === 0 ? 'red' : null,
                },
              ]
            : [],
      }),
    ),
  );
  const records = await Promise.all(added.map(({ id }) => library.get(id)));
  const texts = new Map(
    await Promise.all(added.map(async ({ id }) => [id, await library.markdown(id)] as const)),
  );
  return { library, records, texts };
}

const leaf = fc.constantFrom(
  ...[
    'ink',
    'in*',
    'red',
    '"red ink"',
    'strasse',
    '北京',
    'nowhere',
    'title:ink',
    'text:red',
    'note:ink',
    'by:ann',
  ],
  ...[
    'site:example.org',
    'tag:ink',
    'tag:"red ink"',
    'tag:re*',
    'lang:de',
    'lang:de-at',
    'lang:en',
    'is:unread',
  ],
  ...['is:reading', 'is:archived', 'is:favourite', 'is:trashed', 'has:note', 'has:highlight', 'has:image'],
  ...['before:2024', 'before:2024-05', 'after:2024-05-17', 'published:2024-01-01', 'after:30d', 'before:2m'],
  ...[
    'saved:2024-05',
    'saved:2w',
    'saved:>2024-03',
    'saved:2024-01..2024-02',
    'words:>500',
    'words:<300',
    'words:100..900',
  ],
);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `${a} (${b})`),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `${a} OR ${b}`),
    tie('query').map((one) => `-(${one})`),
  ),
}));

test('the index finds just what is found without one, and counts it', async () => {
  const { library, records, texts } = await everyKind();
  await fc.assert(
    fc.asyncProperty(
      query,
      fc.constantFrom(null, 'archive' as const, 'all' as const),
      async (typed, kind) => {
        const { tree } = parseQuery(typed);
        const view = kind === null ? null : { kind };
        const { hits, total } = await library.search({
          query: typed,
          typing: false,
          view,
          offset: 0,
          limit: 200,
        });
        const found = new Set(hits.map(({ row }) => row.id));
        expect(found.size).toBe(total);
        expect(hits.length).toBe(total);
        const trash = kind === null && found.size > 0 && hits.some(({ row }) => row.trashed);
        const expected = records.filter(
          (record) =>
            (trash || !record.trashed) &&
            (kind !== 'archive' || record.state === 'archived') &&
            finds(tree, record, texts.get(record.id) ?? '', now),
        );
        expect(hits.map(({ row }) => row.id).sort(), typed).toEqual(expected.map(({ id }) => id).sort());
        if (kind !== null) return;
        expect(await library.count(typed)).toBe(total);
        const listed = await library.found({ query: typed, offset: 0, limit: 200 });
        expect(listed.map(({ id }) => id).sort()).toEqual([...found].sort());
        expect(
          (
            await library.searchIds({ query: typed, typing: false, sort: 'newest', from: 0, to: null })
          ).sort(),
        ).toEqual([...found].sort());
      },
    ),
    { numRuns: 300 },
  );
});

test('while somebody types, and after changes, the same is found and counted', async () => {
  const { library, records, texts } = await everyKind();
  let present = records;
  const start = fc.constantFrom(
    'i',
    'in',
    'r',
    'red',
    'inkw',
    's',
    'стр',
    'се',
    '北',
    'ink r',
    'title:i',
    '-r',
    'red OR i',
  );
  const run = fc.record({
    typed: start,
    kind: fc.constantFrom(null, 'archive' as const),
    changed: fc.option(fc.nat({ max: records.length - 1 })),
    note: fc.constantFrom(null, 'red', 'zebra ink'),
    trashed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(run, async ({ typed, kind, changed, note, trashed }) => {
      const one = changed === null ? undefined : present[changed];
      if (one !== undefined) {
        await library.change([one.id], { note, trashed });
        present = await Promise.all(records.map(({ id }) => library.get(id)));
      }
      const view = kind === null ? null : { kind };
      const { tree } = parseQuery(typed, true);
      const expected = present.filter(
        (record) =>
          !record.trashed &&
          (kind === null || record.state === 'archived') &&
          finds(tree, record, texts.get(record.id) ?? '', now),
      );
      // The second answer is from what was kept.
      for (const limit of [200, 201]) {
        const request = { query: typed, typing: true, view, offset: 0, limit, asTyped: true };
        const { hits, total } = await library.search(request);
        expect(total, typed).toBe(expected.length);
        expect(hits.map(({ row }) => row.id).sort(), typed).toEqual(expected.map(({ id }) => id).sort());
      }
    }),
    { numRuns: 150 },
  );
});

test('conditions without number are no fault', async () => {
  const { library } = await everyKind();
  for (const one of ['is:unread ', '-tag:ink ', 'ink -red ', '(ink OR tag:x) ', 'words:>1 OR ']) {
    await library.search({ query: one.repeat(300), typing: false, view: null, offset: 0, limit: 5 });
  }
});
