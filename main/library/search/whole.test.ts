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
    expect(await library.whyNothing({ query: ' ', typing: true })).toEqual({
      terms: [],
      offers: [],
      trash: null,
    });
  });
});

describe('why a search finds nothing', () => {
  const why = async (query: string, typing = false) => {
    const { terms, offers, trash } = await (await inks()).whyNothing({ query, typing });
    return {
      terms: terms.map(({ typed, alone }) => [typed, alone]),
      offers: offers.map(({ without, query: rest, total }) => [without.join(' + '), rest, total]),
      trash,
    };
  };

  test('each term by itself, and the search without it', async () => {
    expect(await why('ink lankow tag:even')).toMatchObject({
      terms: [
        ['ink', 39],
        ['lankow', 0],
        ['tag:even', 21],
      ],
      offers: [['lankow', 'ink tag:even', 20]],
    });
    expect((await why('"no 3" -word blu', true)).offers).toEqual([['"no 3"', '-word blu', 1]]);
  });

  test('conditions, and what is left out, are terms too', async () => {
    expect(await why('ink is:archived')).toMatchObject({
      terms: [
        ['ink', 39],
        ['is:archived', 1],
      ],
      offers: [
        ['is:archived', 'ink', 39],
        ['ink', 'is:archived', 1],
      ],
    });
    expect(await why('site:site1.example.org before:2020')).toMatchObject({
      terms: [
        ['site:site1.example.org', 10],
        ['before:2020', 0],
      ],
      offers: [['before:2020', 'site:site1.example.org', 10]],
    });
    expect(await why('blue -paint')).toMatchObject({
      terms: [
        ['blue', 1],
        ['-paint', 39],
      ],
      offers: [
        ['blue', '-paint', 39],
        ['-paint', 'blue', 1],
      ],
    });
    expect(await why('-(ink OR paint)')).toMatchObject({ terms: [['-(ink OR paint)', 0]], offers: [] });
  });

  test('brackets are a term, and so is what they hold', async () => {
    expect((await why('(ink OR paint) is:archived -tag:odd')).offers).toEqual([
      ['is:archived', '(ink OR paint) -tag:odd', 39],
      ['-tag:odd', '(ink OR paint) is:archived', 1],
    ]);
    expect((await why('nowhere blue OR never paint')).offers).toEqual([
      ['nowhere', 'blue OR never paint', 1],
      ['never', 'nowhere blue OR paint', 1],
    ]);
    expect((await why('tag:even (paint nowhere)')).offers).toEqual([
      ['(paint nowhere)', 'tag:even', 21],
      ['nowhere', 'tag:even (paint)', 1],
    ]);
    expect(await why('nowhere OR never')).toEqual({
      terms: [['nowhere OR never', 0]],
      offers: [],
      trash: null,
    });
  });

  test('where no part alone helps, several at once are left out', async () => {
    expect((await why('ink words:>1000 has:note before:2000')).offers).toEqual([
      ['words:>1000 + has:note + before:2000', 'ink', 39],
    ]);
    expect((await why('ink tag:odd favourite is:favourite zither')).offers[0]).toEqual([
      'favourite + zither + tag:odd',
      'ink is:favourite',
      3,
    ]);
  });

  test('what lies in the trash', async () => {
    expect((await why('thrown')).trash).toEqual({ query: 'thrown is:trashed', total: 1 });
    expect((await why('thrown OR never')).trash).toEqual({ query: '(thrown OR never) is:trashed', total: 1 });
    expect((await why('thrown is:trashed')).trash).toEqual({
      query: 'thrown is:trashed is:trashed',
      total: 1,
    });
  });

  test('of very many terms the first few', async () => {
    expect((await why('a b c d e f g h i j k')).terms).toHaveLength(8);
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
