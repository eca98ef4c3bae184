import { afterEach, describe, expect, test } from 'vitest';
import { article, libraryFolders } from '../store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

/** Forty articles with the word ink, one of them in the trash, and one without it. */
async function inks() {
  const library = await libraries.open(await libraries.folder());
  await library.add([
    ...Array.from({ length: 39 }, (_, at) =>
      article(`${'ink '.repeat(at % 3)}No ${at}`, `ink ${'word '.repeat(at % 5)}`, {
        site: at % 2 === 0 ? null : `site${at % 4}.example.org`,
        tags: at % 2 === 0 ? ['even'] : [],
        favourite: at < 3,
        progress: at < 5 ? 1 : 0,
      }),
    ),
    article('Thrown away', 'ink', { trashed: true }),
    article('Blue', 'paint', { tags: ['even', 'odd'], state: 'archived' }),
  ]);
  return library;
}

describe('a whole search', () => {
  test.each(['ink', 'is:unread', 'ink tag:even', 'ink -word'])(
    'its ids are those of its hits in their order: %s',
    async (query) => {
      const library = await inks();
      for (const sort of ['relevance', 'newest'] as const) {
        const whole = { query, typing: false, sort };
        const { hits, total } = await library.search({ ...whole, view: null, offset: 0, limit: 200 });
        const order = hits.map(({ row }) => row.id);
        expect(order).toHaveLength(total);
        expect(await library.searchIds({ ...whole, from: 3, to: 9 })).toEqual(order.slice(3, 9));
        expect(await library.searchIds({ ...whole, from: 2, to: null })).toEqual(order.slice(2));
        const all = await library.searchIds({ ...whole, from: 0, to: null });
        expect(all.sort()).toEqual(order.sort());
      }
    },
  );

  test('by the newest saved', async () => {
    const library = await inks();
    const { hits } = await library.search({
      query: 'ink',
      typing: true,
      sort: 'newest',
      view: null,
      offset: 0,
      limit: 200,
    });
    const saved = hits.map(({ row }) => row.saved);
    expect(saved).toEqual([...saved].sort().reverse());
  });

  test('of nothing is empty', async () => {
    const library = await inks();
    expect(await library.searchIds({ query: '-', typing: false, sort: 'newest', from: 0, to: null })).toEqual(
      [],
    );
    expect(await library.searchTerms({ query: ' ', typing: true })).toEqual([]);
  });
});

describe('the terms of a search', () => {
  const terms = async (query: string, typing = false) =>
    (await (await inks()).searchTerms({ query, typing })).map(({ typed, alone, rest }) => [
      typed,
      alone,
      rest.query,
      rest.total,
    ]);

  test('each by itself, and the search without it', async () => {
    expect(await terms('ink lankow tag:even')).toEqual([
      ['ink', 39, 'lankow tag:even', 0],
      ['lankow', 0, 'ink tag:even', 20],
      ['tag:even', 21, 'ink lankow', 0],
    ]);
  });

  test('phrases stay whole, what is left out has no number of its own, the last may be a beginning', async () => {
    expect(await terms('"no 3" -word blu', true)).toEqual([
      ['"no 3"', 1, '-word blu', 1],
      ['-word', null, '"no 3" blu', 0],
      ['blu', 1, '"no 3" -word', 0],
    ]);
  });

  test('brackets and conditions are terms as a whole', async () => {
    expect(await terms('(ink OR paint) is:archived -tag:odd')).toEqual([
      ['(ink OR paint)', 40, 'is:archived -tag:odd', 0],
      ['is:archived', 1, '(ink OR paint) -tag:odd', 39],
      ['-tag:odd', null, '(ink OR paint) is:archived', 1],
    ]);
    expect(await terms('ink words:>1000 has:note before:2000')).toEqual([
      ['ink', 39, 'words:>1000 has:note before:2000', 0],
      ['words:>1000', 0, 'ink has:note before:2000', 0],
      ['has:note', 0, 'ink words:>1000 before:2000', 0],
      ['before:2000', 0, 'ink words:>1000 has:note', 0],
    ]);
    expect(await terms('nowhere OR never')).toEqual([['nowhere OR never', 0, '', 0]]);
  });

  test('of very many the first few', async () => {
    expect(await terms('a b c d e f g h i j k')).toHaveLength(8);
  });
});

test('what several articles have in common', async () => {
  const library = await inks();
  const ids = await library.ids({ view: { kind: 'all' }, sort: 'saved-oldest', from: 0, to: null });
  expect(await library.summary([...ids, '00000000000000ff'])).toMatchObject({
    count: 40,
    archived: 1,
    favourite: 3,
    trashed: 0,
    read: 5,
    minutes: 40,
    // The two that are named, and the host of the others.
    sites: 3,
    tags: [
      { tag: 'even', count: 21 },
      { tag: 'odd', count: 1 },
    ],
  });
  const links = await library.links(ids);
  expect(links).toHaveLength(40);
  expect(links[0]).toBe((await library.get(ids.at(-1) ?? '')).url);
  expect(await library.summary([])).toMatchObject({ count: 0, minutes: 0, sites: 0, tags: [] });
});

test('what is marked as read is not unread any more, and what is archived stays there', async () => {
  const library = await libraries.open(await libraries.folder());
  const added = await library.add([article('A', 'w'), article('B', 'w', { state: 'archived' })]);
  const ids = added.map(({ id }) => id);
  const { undo } = await library.change(ids, { progress: 1 });
  const states = () => Promise.all(ids.map(async (id) => (await library.get(id)).state));
  expect(await states()).toEqual(['reading', 'archived']);
  await library.undo(undo ?? '');
  expect(await states()).toEqual(['unread', 'archived']);
  expect((await library.get(ids[0] ?? '')).progress).toBe(0);
});
