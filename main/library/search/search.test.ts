import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { NewArticle } from '../ports.ts';
import { anyText, article, libraryFolders, titlesOf } from '../store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

async function libraryOf(articles: NewArticle[]) {
  const library = await libraries.open(await libraries.folder());
  await library.add(articles);
  return library;
}

const snippetsOf = async (library: Awaited<ReturnType<typeof libraryOf>>, query: string) => {
  const { hits } = await library.search({ query, typing: false, view: null, offset: 0, limit: 10 });
  return hits.map(({ snippet, from }) => ({
    from,
    text: snippet.text,
    marks: snippet.marks.map(([start, end]) => snippet.text.slice(start, end)),
  }));
};

describe('finding', () => {
  test('words wherever they stand, all of them', async () => {
    const library = await libraryOf([
      article('Red ink', 'On paper.'),
      article('Blue', 'A pot of red paint.', { tags: ['ink'] }),
      article('Green', 'Only ink.', { byline: 'Fred Ink' }),
    ]);
    expect((await titlesOf(library, 'red ink')).sort()).toEqual(['Blue', 'Red ink']);
    expect(await titlesOf(library, '"red ink"')).toEqual(['Red ink']);
    expect(await titlesOf(library, 'ink -red')).toEqual(['Green']);
    expect(await titlesOf(library, '-red')).toEqual(['Green']);
    expect(await titlesOf(library, 'pai*')).toEqual(['Blue']);
    expect(await titlesOf(library, 'pai')).toEqual([]);
    expect(await titlesOf(library, 'pai', true)).toEqual(['Blue']);
  });

  test('by field', async () => {
    const library = await libraryOf([
      article('Ink', 'x', { byline: 'Ann Bee', site: 'paper.example.org', tags: ['Press Freedom'] }),
      article('Other', 'Ink by Ann.', { note: 'Ask Bee about the press', tags: ['press'] }),
    ]);
    expect(await titlesOf(library, 'title:ink')).toEqual(['Ink']);
    expect(await titlesOf(library, 'text:ink')).toEqual(['Other']);
    expect(await titlesOf(library, 'author:bee')).toEqual(['Ink']);
    expect(await titlesOf(library, 'note:bee')).toEqual(['Other']);
    expect(await titlesOf(library, 'site:paper.example.org')).toEqual(['Ink']);
    expect(await titlesOf(library, 'tag:press')).toEqual(['Other']);
    expect((await titlesOf(library, 'tag:press*')).sort()).toEqual(['Ink', 'Other']);
    expect(await titlesOf(library, 'tag:"press freedom"')).toEqual(['Ink']);
    expect(await titlesOf(library, '-tag:press')).toEqual(['Ink']);
  });

  test('by state, and the trash only when it is named', async () => {
    const library = await libraryOf([
      article('New', 'ink'),
      article('Begun', 'ink', { state: 'reading', favourite: true }),
      article('Done', 'ink', { state: 'archived' }),
      article('Gone', 'ink', { trashed: true, trashedAt: '2024-01-01T00:00:00.000Z' }),
    ]);
    expect((await titlesOf(library, 'ink')).sort()).toEqual(['Begun', 'Done', 'New']);
    expect(await titlesOf(library, 'ink is:unread')).toEqual(['New']);
    expect(await titlesOf(library, 'is:reading')).toEqual(['Begun']);
    expect(await titlesOf(library, 'is:archived')).toEqual(['Done']);
    expect(await titlesOf(library, 'is:favourite ink')).toEqual(['Begun']);
    expect(await titlesOf(library, 'is:trashed')).toEqual(['Gone']);
    expect(await titlesOf(library, 'is:trashed ink')).toEqual(['Gone']);
    expect((await titlesOf(library, '-is:unread')).sort()).toEqual(['Begun', 'Done']);
    const inView = await library.search({
      query: 'ink',
      typing: false,
      view: { kind: 'archive' },
      offset: 0,
      limit: 10,
    });
    expect([inView.total, inView.hits[0]?.row.title]).toEqual([1, 'Done']);
  });

  test.each([
    ['strasse', 'Die Straße ist lang.'],
    ['STRAßE', 'Die Strasse ist lang.'],
    ['naive', 'So naïve.'],
    ['naïve', 'So naive.'],
    ['tromso', 'Winter in Tromsø.'],
    ['automatic', 'An auto\u00admatic door.'],
    ["don't", 'They don’t know.'],
    ['경제', '한국의 경제는 성장했다.'],
    ['经济', '中国的经济增长很快。'],
    ['经济增长', '中国的经济增长很快。'],
    ['北京大学', '北京大学的学生。'],
    ['東京', '私は東京に住んでいます。'],
    ['ラーメン', '昨日ラーメンを食べました。'],
    ['ทะเล', 'ไปเที่ยวทะเลกัน'],
    ['كتاب', 'هذا كِتَاب جديد'],
    ['שלום', 'שָׁלוֹם עולם'],
    ['हिन्दी', 'यह हिन्दी है'],
    ['Москва', 'МОСКВА не сразу строилась'],
  ])('%s in %s, and nowhere else', async (query, text) => {
    const library = await libraryOf([article('Right', text), article('Wrong', 'Something else altogether.')]);
    expect(await titlesOf(library, query)).toEqual(['Right']);
    const [hit] = await snippetsOf(library, query);
    expect([hit?.from, hit?.marks.length]).toEqual(['text', 1]);
  });

  test('what changed is found as it is now', async () => {
    const library = await libraryOf([article('Before', 'the text', { tags: ['one'] })]);
    const [id] = await library.ids({ view: { kind: 'all' }, sort: 'title', from: 0, to: null });
    await library.change([id ?? ''], { title: 'After', note: 'remember the milk', removeTags: ['one'] });
    expect(await titlesOf(library, 'before')).toEqual([]);
    expect(await titlesOf(library, 'tag:one')).toEqual([]);
    expect(await titlesOf(library, 'after milk text')).toEqual(['After']);
  });

  test('many that changed are found when that is done', async () => {
    const library = await libraryOf(Array.from({ length: 50 }, (_, at) => article(`T ${at}`, 'the text')));
    const ids = await library.ids({ view: { kind: 'all' }, sort: 'title', from: 0, to: null });
    await library.change(ids, { addTags: ['zebra'] });
    await library.searchable();
    expect(await titlesOf(library, 'zebra text')).toHaveLength(50);
  });

  test('no text makes it fail', async () => {
    const library = await libraryOf([article('One', 'Some text, "quoted" (and) NOT: odd*')]);
    const operators = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      ' NOT ',
      ' OR ',
      ' NEAR(',
      '{a b}',
      'title:',
      'a',
    );
    const query = fc.oneof(
      anyText,
      fc.array(operators).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), async (text, typing) => {
        const answer = await library.search({ query: text, typing, view: null, offset: 0, limit: 5 });
        return answer.total === answer.hits.length;
      }),
    );
  });
});

describe('ranking', () => {
  test('title, notes and tags count more than the text', async () => {
    const filler = 'word '.repeat(60);
    const library = await libraryOf([
      article('Plain', `${filler} lighthouse`),
      article('Noted', filler, { note: 'lighthouse' }),
      article('Tagged', filler, { tags: ['lighthouse'] }),
      article('Lighthouse', filler),
    ]);
    const titles = await titlesOf(library, 'lighthouse');
    expect(titles[0]).toBe('Lighthouse');
    expect(titles[3]).toBe('Plain');
  });

  test('of equals the newer comes first, every time, and pages fit together', async () => {
    const library = await libraryOf(
      Array.from({ length: 30 }, (_, at) => article(`T${at}`, 'same words here')),
    );
    const page = async (offset: number, limit: number) =>
      (await library.search({ query: 'same words', typing: false, view: null, offset, limit })).hits.map(
        ({ row }) => row.title,
      );
    const all = await page(0, 30);
    expect(all).toEqual(Array.from({ length: 30 }, (_, at) => `T${29 - at}`));
    expect([...(await page(0, 13)), ...(await page(13, 30))]).toEqual(all);
  });

  test('while typing the newest thousand are ranked, and all are counted', async () => {
    const library = await libraryOf([
      article('Best ink', 'ink ink ink'),
      ...Array.from({ length: 1001 }, (_, at) => article(`T${at}`, 'ink and more')),
    ]);
    const typed = await library.search({ query: 'ink', typing: true, view: null, offset: 0, limit: 5 });
    const entered = await library.search({ query: 'ink', typing: false, view: null, offset: 0, limit: 5 });
    expect([typed.total, entered.total]).toEqual([1002, 1002]);
    expect(typed.hits.map(({ row }) => row.title)).not.toContain('Best ink');
    expect(entered.hits[0]?.row.title).toBe('Best ink');
  });

  test('of the first letters of a word those come first that have it in title, tags or notes, the newest first', async () => {
    const library = await libraryOf([
      article('Ink', 'Old.'),
      article('A', 'Text.', { tags: ['inside'] }),
      article('B', 'in it, in them, in all'),
      article('C', 'Text.', { note: 'look into it' }),
      article('D', 'Once in it.'),
    ]);
    for (const query of ['i', 'in', 'IN']) {
      const { hits, total } = await library.search({ query, typing: true, view: null, offset: 0, limit: 9 });
      expect(total).toBe(5);
      expect(hits.map(({ row }) => row.title)).toEqual(['C', 'A', 'Ink', 'D', 'B']);
      const ids = await library.searchIds({ query, typing: true, sort: 'relevance', from: 0, to: 3 });
      expect(ids).toEqual(hits.slice(0, 3).map(({ row }) => row.id));
      const entered = await library.search({
        query: `${query}*`,
        typing: false,
        view: null,
        offset: 0,
        limit: 9,
      });
      expect(entered.hits.map(({ row }) => row.title)).toEqual(['C', 'A', 'Ink', 'D', 'B']);
    }
  });
});

describe('snippets', () => {
  test('show the passage where the words stand together, in one line, marked', async () => {
    const text = `An early harbour alone.\n\n${'Filler words go on. '.repeat(40)}\n\nThe old harbour\nand its **light** tower. ${'More. '.repeat(60)}`;
    const library = await libraryOf([article('T', text)]);
    const [hit] = await snippetsOf(library, 'harbour light');
    expect(hit?.marks).toEqual(['harbour', 'light']);
    expect(hit?.text).toContain('The old harbour and its light tower.');
    expect(hit?.text.length).toBeLessThanOrEqual(165);
    expect(hit?.text.startsWith('…') && hit.text.endsWith('…')).toBe(true);
  });

  test('come from the note when it says as much', async () => {
    const library = await libraryOf([article('T', 'The harbour at night.', { note: 'harbour of my youth' })]);
    expect(await snippetsOf(library, 'harbour')).toEqual([
      { from: 'note', text: 'harbour of my youth', marks: ['harbour'] },
    ]);
    expect((await snippetsOf(library, 'harbour night'))[0]?.from).toBe('text');
  });

  test('tell which highlight their note is on', async () => {
    const mark = { id: '00000000000000e1', quote: 'night', prefix: '', suffix: '', start: 15, end: 20 };
    const when = { created: '2024-01-01T00:00:00.000Z', updated: '2024-01-01T00:00:00.000Z' };
    const library = await libraryOf([
      article('T', 'The harbour at night.', {
        note: 'ask about the boat',
        highlights: [{ ...mark, ...when, colour: 'blue', comment: 'which boat was it' }],
      }),
    ]);
    const search = async (query: string) =>
      (await library.search({ query, typing: false, view: null, offset: 0, limit: 1 })).hits;
    expect(await search('which boat')).toMatchObject([{ from: 'note', highlight: mark.id }]);
    expect(await search('ask boat')).toMatchObject([{ from: 'note', highlight: null }]);
  });

  test('are the excerpt when only the title has the words', async () => {
    const library = await libraryOf([article('Harbour', 'Text.', { excerpt: 'In short' })]);
    const { hits } = await library.search({ query: 'harb', typing: true, view: null, offset: 0, limit: 1 });
    expect(hits[0]).toMatchObject({
      title: { text: 'Harbour', marks: [[0, 7]] },
      snippet: { text: 'In short', marks: [] },
      from: 'excerpt',
    });
  });
});

describe('an index', () => {
  const answers = async (library: Awaited<ReturnType<typeof libraryOf>>) => {
    await library.searchable();
    const { hits, total } = await library.search({
      query: 'ink',
      typing: false,
      view: null,
      offset: 0,
      limit: 9,
    });
    const { rows } = await library.page({ view: { kind: 'all' }, sort: 'title', offset: 0, limit: 9 });
    return { total, hits, rows, tags: await library.tags(), counts: await library.counts() };
  };

  test.each([
    ['empty', () => Buffer.alloc(0)],
    [
      'no database',
      () => Buffer.from('this is no database at all, but long enough to look like one'.repeat(100)),
    ],
    ['zeroed', () => Buffer.alloc(200_000)],
  ])('that is %s is made anew, with the same answers', async (_, content) => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    await library.add([
      article('Red ink', 'On paper.', { tags: ['a'] }),
      article('Blue', 'ink', { state: 'archived' }),
    ]);
    const before = await answers(library);
    await library.close();
    await writeFile(join(dir, 'index', 'search.sqlite'), content());
    expect(await answers(await libraries.open(dir))).toEqual(before);
  });

  test('that is broken in the middle is made anew', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    await library.add(Array.from({ length: 300 }, (_, at) => article(`Title ${at}`, `ink and word${at}`)));
    const before = await answers(library);
    await library.close();
    const path = join(dir, 'index', 'search.sqlite');
    const bytes = await readFile(path);
    bytes.fill(0x5a, 8192, bytes.length - 4096);
    await writeFile(path, bytes);
    const again = await libraries.open(dir);
    expect(await answers(again)).toEqual(before);
    expect(await again.check({ repair: false })).toEqual([]);
  });
});
