import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Highlight } from '../../shared/model/record.ts';
import type { ListSort } from '../../shared/model/view.ts';
import { allRecords, article, libraryFolders } from './store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const newLibrary = async () => libraries.open(await libraries.folder());

const highlight = (quote: string, comment: string | null = null): Highlight => ({
  id: '00000000000000e1',
  quote,
  prefix: '',
  suffix: '',
  start: 0,
  end: quote.length,
  colour: 'yellow',
  comment,
  created: '2024-01-01T00:00:00.000Z',
  updated: '2024-01-01T00:00:00.000Z',
});

describe('adding', () => {
  test('what was given its id and is there meanwhile stays, and what comes with it is added', async () => {
    const library = await newLibrary();
    const here = { ...article('Here', 'Text.'), id: '00000000000000aa' };
    await library.add([here]);
    await library.change([here.id], { note: 'mine' });
    // The look at folders that a killed import left gives one its record just before the import does.
    const added = await library.add([article('Before', 'x'), here, article('After', 'x')]);
    expect(added.map(({ title, note }) => [title, note])).toEqual([
      ['Before', null],
      ['Here', 'mine'],
      ['After', null],
    ]);
    expect((await library.counts()).all).toBe(3);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('an article is there at once, and after opening again', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const image = { name: '0123456789abcdef.png', bytes: new Uint8Array([1, 2, 3]) };
    const source = { extension: 'txt' as const, bytes: new TextEncoder().encode('as it came') };
    const [record] = await library.add([
      article('One', 'Text *of* one.\n', { images: [image], source, tags: [' a  b ', 'c'] }),
    ]);
    const id = record?.id ?? '';
    expect(record?.tags).toEqual(['a b', 'c']);
    expect(await library.get(id)).toEqual(record);
    await library.close();

    const again = await libraries.open(dir);
    expect(await again.get(id)).toEqual(record);
    expect(await again.markdown(id)).toBe('Text *of* one.\n');
    expect(await readFile(await again.imagePath(id, '0123456789abcdef.png'))).toEqual(Buffer.from([1, 2, 3]));
    expect(await again.counts()).toEqual({
      unread: 1,
      reading: 0,
      archive: 0,
      favourites: 0,
      all: 1,
      trash: 0,
      notes: 0,
    });
  });

  test('more than a segment holds', async () => {
    const library = await newLibrary();
    const added = await library.add(
      Array.from({ length: 1100 }, (_, at) => article(`Title ${at}`, `word${at}`)),
    );
    expect(new Set(added.map(({ id }) => id)).size).toBe(1100);
    expect((await library.counts()).all).toBe(1100);
    const { total, rows } = await library.page({
      view: { kind: 'all' },
      sort: 'saved-newest',
      offset: 1098,
      limit: 10,
    });
    expect([total, rows.map(({ title }) => title)]).toEqual([1100, ['Title 1', 'Title 0']]);
  });

  test('what cannot be read back is refused before anything is written', async () => {
    const library = await newLibrary();
    const wrong = [
      article('Bad time', 'x', { saved: 'yesterday' }),
      article('Bad image', 'x', { images: [{ name: '../x.png', bytes: new Uint8Array() }] }),
    ];
    for (const one of wrong) {
      await expect(library.add([article('Good', 'x'), one])).rejects.toMatchObject({
        failure: { code: 'bad-request' },
      });
    }
    expect((await library.counts()).all).toBe(0);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('a stub gets its article and keeps what the person made of it', async () => {
    const library = await newLibrary();
    const [stub] = await library.add([
      article('https://example.org/x', '', { problem: 'timeout', tags: ['later'] }),
    ]);
    const id = stub?.id ?? '';
    await library.change([id], { note: 'read this', favourite: true });
    const made = await library.replace(id, article('Real title', 'Real text', { tags: ['other'] }));
    expect(made).toMatchObject({ id, saved: stub?.saved, title: 'Real title', problem: null });
    expect(made).toMatchObject({ tags: ['later'], note: 'read this', favourite: true });
    expect(await library.markdown(id)).toBe('Real text');
    expect((await library.counts()).all).toBe(1);
  });
});

describe('lists', () => {
  const orders: [ListSort, string[]][] = [
    ['saved-newest', ['Épée', 'apple', 'Zebra', '"Bear"']],
    ['saved-oldest', ['"Bear"', 'Zebra', 'apple', 'Épée']],
    ['published-newest', ['Zebra', '"Bear"', 'Épée', 'apple']],
    ['title', ['apple', '"Bear"', 'Épée', 'Zebra']],
    ['longest', ['Épée', 'Zebra', 'apple', '"Bear"']],
    ['shortest', ['"Bear"', 'apple', 'Zebra', 'Épée']],
  ];
  test.each(orders)('by %s', async (sort, titles) => {
    const library = await newLibrary();
    await library.add([
      article('"Bear"', 'one', { published: '2024-02-01' }),
      article('Zebra', 'one two three', { published: '2024-03-01T10:00:00.000Z' }),
      article('apple', 'one two'),
      article('Épée', 'one two three four', { published: '2023-01-01' }),
    ]);
    const { rows } = await library.page({ view: { kind: 'all' }, sort, offset: 0, limit: 10 });
    expect(rows.map(({ title }) => title)).toEqual(titles);
  });

  test('views, counts and tags follow every change', async () => {
    const library = await newLibrary();
    const [a, b, c] = (
      await library.add([
        article('A', 'x', { tags: ['red', 'blue'] }),
        article('B', 'x', { tags: ['red'] }),
        article('C', 'x'),
      ])
    ).map(({ id }) => id);
    await library.change([a ?? ''], { state: 'archived', favourite: true });
    await library.change([b ?? ''], { state: 'reading', addTags: ['green '], removeTags: ['red'] });
    await library.change([c ?? ''], { trashed: true });
    expect(await library.counts()).toEqual({
      unread: 0,
      reading: 1,
      archive: 1,
      favourites: 1,
      all: 2,
      trash: 1,
      notes: 0,
    });
    expect(await library.tags()).toEqual([
      { tag: 'blue', count: 1 },
      { tag: 'green', count: 1 },
      { tag: 'red', count: 1 },
    ]);
    const range = { sort: 'saved-newest', from: 0, to: null } as const;
    expect(await library.ids({ view: { kind: 'tag', tag: 'red' }, ...range })).toEqual([a]);
    expect(await library.ids({ view: { kind: 'trash' }, ...range })).toEqual([c]);
    expect(await library.ids({ view: { kind: 'all' }, ...range, from: 1 })).toEqual([a]);
    const trashed = await library.get(c ?? '');
    expect(trashed.trashedAt).not.toBeNull();
    await library.change([c ?? ''], { trashed: false });
    expect((await library.get(c ?? '')).trashedAt).toBeNull();
  });

  test('articles of one moment keep the order in which they came', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const saved = '2024-05-01T00:00:00.000Z';
    const titles = Array.from({ length: 1030 }, (_, at) => `Title ${at}`);
    await library.add(titles.map((title) => article(title, 'x', { saved })));
    const order = async () => library.ids({ view: { kind: 'all' }, sort: 'saved-oldest', from: 0, to: null });
    const before = await order();
    expect((await library.get(before[1029] ?? '')).title).toBe('Title 1029');
    expect(
      (await library.page({ view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 1 })).rows[0]
        ?.title,
    ).toBe('Title 1029');
  });

  test('times far from ours are times', async () => {
    const library = await newLibrary();
    await library.add([
      article('Far', 'x', { saved: '9999-12-31T23:59:59.999Z' }),
      article('Old', 'x', { saved: '1901-01-01T00:00:00.000Z' }),
      article('Far too', 'x', { saved: '9999-12-31T23:59:59.999Z' }),
      article('Zero', 'x', { saved: '1970-01-01T00:00:00.000Z' }),
    ]);
    const { rows } = await library.page({
      view: { kind: 'all' },
      sort: 'saved-newest',
      offset: 0,
      limit: 10,
    });
    expect(rows.map(({ title }) => title)).toEqual(['Far too', 'Far', 'Zero', 'Old']);
  });
});

describe('changing', () => {
  test('what changes nothing is no change, and what is not there is told', async () => {
    const library = await newLibrary();
    const [one] = await library.add([article('One', 'x', { tags: ['a'] })]);
    const id = one?.id ?? '';
    expect(await library.change([id, '0000000000000000'], { state: 'unread', addTags: ['a'] })).toEqual({
      changed: 0,
      missing: ['0000000000000000'],
      undo: null,
    });
    expect((await library.change([id, id], { favourite: true })).changed).toBe(1);
  });

  test('each change can be taken back once, and later ones stay', async () => {
    const library = await newLibrary();
    const added = await library.add([
      article('One', 'x', { tags: ['a'] }),
      article('Two', 'x', { state: 'archived' }),
    ]);
    const ids = added.map(({ id }) => id);
    const before = await allRecords(library);
    const first = await library.change(ids, { state: 'archived', addTags: ['b'], trashed: true });
    const second = await library.change(ids, { favourite: true });
    expect(await library.undo(first.undo ?? '')).toEqual({ changed: 2 });
    expect(await allRecords(library)).toEqual(before.map((record) => ({ ...record, favourite: true })));
    expect(await library.undo(first.undo ?? '')).toEqual({ changed: 0 });
    await library.undo(second.undo ?? '');
    expect(await allRecords(library)).toEqual(before);
  });

  test('thousands at once, and back', async () => {
    const library = await newLibrary();
    const states = ['unread', 'reading'] as const;
    const added = await library.add(
      Array.from({ length: 1200 }, (_, at) =>
        article(`Title ${at}`, 'x', { state: states[at % 2] ?? 'unread' }),
      ),
    );
    const { changed, undo } = await library.change(
      added.map(({ id }) => id),
      { state: 'archived' },
    );
    expect([changed, (await library.counts()).archive]).toEqual([1200, 1200]);
    expect(await library.undo(undo ?? '')).toEqual({ changed: 1200 });
    expect(await library.counts()).toMatchObject({ unread: 600, reading: 600, archive: 0 });
  });

  test('the front matter follows, and then the log of changes is empty', async () => {
    const dir = await libraries.folder();
    const library = await libraries.open(dir);
    const [one] = await library.add([article('One', 'Body stays.\n')]);
    const id = one?.id ?? '';
    await library.change([id], { title: 'Other', note: 'mine', highlights: [highlight('Body', 'why')] });
    await library.close();
    const file = await readFile(join(dir, 'articles', id.slice(0, 2), id, 'article.md'), 'utf8');
    expect(file).toContain('title: "Other"');
    expect(file).toContain('comment: "why"');
    expect(file.endsWith('---\n\nBody stays.\n')).toBe(true);
    expect(await readFile(join(dir, 'articles', 'changes.ndjson'), 'utf8')).toBe('');
  });

  test('what came is told to those who listen', async () => {
    const library = await newLibrary();
    const told: (string[] | null)[] = [];
    const stop = library.onChange(({ ids }) => told.push(ids));
    const [one] = await library.add([article('One', 'x')]);
    await library.change([one?.id ?? ''], { favourite: true });
    stop();
    await library.change([one?.id ?? ''], { favourite: false });
    expect(told).toEqual([[one?.id], [one?.id]]);
  });
});

describe('addresses', () => {
  test('the same article is found however its address is written', async () => {
    const library = await newLibrary();
    const [one, two] = await library.add([
      article('One', 'x', { url: 'https://Example.org/story/?utm_source=x&page=2' }),
      article('Two', 'x', { url: 'https://m.example.org/two', canonicalUrl: 'https://example.org/two' }),
    ]);
    expect((await library.findByUrl('http://example.org/story?page=2#top'))?.id).toBe(one?.id);
    expect((await library.findByUrl('https://example.org/two/'))?.id).toBe(two?.id);
    expect(await library.findByUrl('https://example.org/three')).toBeNull();
    expect(await library.findByUrl('no address')).toBeNull();
  });

  test('the address it was saved under comes before one that a page names', async () => {
    const library = await newLibrary();
    const [, two] = await library.add([
      article('Names it', 'x', { canonicalUrl: 'https://example.org/' }),
      article('Is it', 'x', { url: 'https://example.org/' }),
    ]);
    expect((await library.findByUrl('https://example.org'))?.id).toBe(two?.id);
  });
});

describe('notes', () => {
  test('of all articles but those in the trash, newest article first', async () => {
    const library = await newLibrary();
    const added = await library.add(['Old', 'Plain', 'New', 'Gone'].map((title) => article(title, 'x')));
    const [old, , fresh, gone] = added.map(({ id }) => id);
    await library.change([old ?? ''], { highlights: [highlight('one'), highlight('two')] });
    await library.change([fresh ?? ''], { note: 'on it all', highlights: [highlight('three')] });
    await library.change([gone ?? ''], { note: 'thrown away', trashed: true });
    const all: (string | undefined)[] = [];
    for await (const { record, highlight: mark, note } of library.notes()) {
      all.push(`${record.title}: ${note ?? mark?.quote}`);
    }
    expect(all).toEqual(['New: on it all', 'New: three', 'Old: one', 'Old: two']);
  });
});

describe('images', () => {
  test.each([
    '../article.md',
    '..',
    '',
    '.hidden',
    'a/b.png',
    'a\\b.png',
    'none.png',
    'article.md',
    'a.png\0',
  ])('no way leads out of the folder: %j', async (name) => {
    const library = await newLibrary();
    const [one] = await library.add([
      article('One', 'x', { images: [{ name: 'a.png', bytes: new Uint8Array([1]) }] }),
    ]);
    await expect(library.imagePath(one?.id ?? '', name)).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});
