import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Library } from '../library.types.ts';
import { openDatabase } from '../search/database.ts';
import { retiredName } from './article-folder.ts';
import { allRecords, article, kindsOf, libraryFolders, namesIn, titlesOf } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const bytes = new Uint8Array([1, 2, 3, 4]);
const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.png`;

async function smallLibrary() {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const added = await library.add([
    article('One', `Text ![a](images/${name}) of one.`, {
      images: [{ name, bytes }],
      source: { extension: 'md', bytes: new TextEncoder().encode('Text as it came.') },
    }),
    article('Two', 'Text of two.', { note: 'kept' }),
  ]);
  const [one = '', two = ''] = added.map(({ id }) => id);
  const folderOf = (id: string) => join(dir, 'articles', id.slice(0, 2), id);
  return { dir, library, one, two, folderOf };
}

/** Finds this, mends it, and then finds nothing. */
async function findsAndMends(library: Library, kinds: string[]): Promise<void> {
  const found = await library.check({ repair: false });
  expect(kindsOf(found)).toEqual(kinds);
  expect(found.every(({ repaired }) => !repaired)).toBe(true);
  const mended = await library.check({ repair: true });
  expect(kindsOf(mended)).toEqual(kinds);
  expect(mended.every(({ repaired }) => repaired)).toBe(true);
  expect(await library.check({ repair: false })).toEqual([]);
  expect(library.findings()).toEqual([]);
}

describe('a check', () => {
  test('of a sound library finds nothing', async () => {
    const { library } = await smallLibrary();
    expect(await library.check({ repair: true })).toEqual([]);
  });

  test('a record whose article is gone becomes a stub, with everything the person wrote', async () => {
    const { library, two, folderOf } = await smallLibrary();
    const before = await library.get(two);
    await rm(folderOf(two), { recursive: true });
    await findsAndMends(library, ['record-without-article']);
    expect(await library.get(two)).toEqual({ ...before, problem: 'text-lost', words: 0 });
  });

  test('an article whose text is gone gets it back from its source', async () => {
    const { library, one, folderOf } = await smallLibrary();
    await writeFile(join(folderOf(one), 'article.md'), '');
    // Reading the source takes the disposable process, which these tests do not have: the record becomes a stub.
    await findsAndMends(library, ['damaged-article']);
    expect(await library.get(one)).toMatchObject({ title: 'One', problem: 'text-lost' });
  });

  test('front matter that was broken is written anew, above the text that is there', async () => {
    const { dir, library, two, folderOf } = await smallLibrary();
    const path = join(folderOf(two), 'article.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('id:', 'di:'));
    await findsAndMends(library, ['damaged-article']);
    expect(await library.markdown(two)).toBe('Text of two.');
    expect((await readFile(path, 'utf8')).includes(`id: "${two}"`)).toBe(true);
    expect(await namesIn(join(dir, 'set-aside'), /article\.md$/)).toHaveLength(1);
  });

  test('an article without a record is taken in', async () => {
    const { library, two, folderOf } = await smallLibrary();
    const id = 'ab00000000000001';
    await cp(folderOf(two), folderOf(id), { recursive: true });
    const path = join(folderOf(id), 'article.md');
    const text = (await readFile(path, 'utf8'))
      .replace(two, id)
      .replace('Two', 'Three')
      .replace('of two', 'of zebras');
    await writeFile(path, text);
    // It came in from outside, as from a sync program: nothing is wrong with it.
    expect(await library.check({ repair: false })).toEqual([]);
    expect(await library.get(id)).toMatchObject({ title: 'Three', note: 'kept' });
    expect(await titlesOf(library, 'zebras')).toEqual(['Three']);
  });

  test('a folder that is no article is moved aside', async () => {
    const { dir, library, two, folderOf } = await smallLibrary();
    await cp(folderOf(two), folderOf('ab00000000000002'), { recursive: true });
    await findsAndMends(library, ['article-without-record']);
    expect(await namesIn(join(dir, 'set-aside'), /ab00000000000002$/)).toHaveLength(1);
  });

  test('an image that is not what its name says is moved aside, and then it is missing', async () => {
    const { dir, library, one, folderOf } = await smallLibrary();
    await writeFile(join(folderOf(one), 'images', name), 'something else');
    expect(kindsOf(await library.check({ repair: false }))).toEqual(['altered-image']);
    await library.check({ repair: true });
    expect(await library.check({ repair: true })).toMatchObject([
      { kind: 'missing-image', id: one, repaired: false },
    ]);
    expect(await namesIn(join(dir, 'set-aside'), /png$/)).toHaveLength(1);
  });

  test('an index that says something else is made anew', async () => {
    const { dir, library, two } = await smallLibrary();
    await library.close();
    const database = openDatabase(join(dir, 'index', 'search.sqlite'));
    database.run("update doc set state = 'archived' where id = ?", [two]);
    database.close();
    const again = await libraries.open(dir);
    await findsAndMends(again, ['index-disagrees']);
    expect(await again.counts()).toMatchObject({ unread: 2, archive: 0 });
  });

  test('an index that lost a text is made anew', async () => {
    const { dir, library } = await smallLibrary();
    await library.close();
    const database = openDatabase(join(dir, 'index', 'search.sqlite'));
    database.run('delete from fts where rowid = (select max(place) from doc)');
    database.close();
    const again = await libraries.open(dir);
    expect(await titlesOf(again, 'two')).toEqual([]);
    await findsAndMends(again, ['index-disagrees']);
    expect(await titlesOf(again, 'two')).toEqual(['Two']);
  });

  test('a segment that is damaged while the library is open is made anew', async () => {
    const { dir, library } = await smallLibrary();
    const before = await allRecords(library);
    await writeFile(join(dir, 'catalogue', '000001.json'), 'null');
    await findsAndMends(library, ['damaged-segment']);
    expect(await allRecords(library)).toEqual(before);
    await library.close();
    expect(await allRecords(await libraries.open(dir))).toEqual(before);
  });

  test('a segment that the check itself had to mend is told as repaired', async () => {
    const { dir, library } = await smallLibrary();
    const before = await allRecords(library);
    await library.close();
    const again = await libraries.open(dir);
    await writeFile(join(dir, 'catalogue', '000001.json'), 'null');
    expect(await again.check({ repair: false })).toMatchObject([{ kind: 'damaged-segment', repaired: true }]);
    expect(await again.check({ repair: false })).toEqual([]);
    expect(await allRecords(again)).toEqual(before);
  });

  test.each([
    ['among words', 'a\0b'],
    ['alone', '\0'],
    ['at the end', 'words\0'],
    ['a block of it before words', `${'\0'.repeat(2000)}and then words`],
  ])('U+0000 in a text is no damage: %s', async (_, text) => {
    const library = await libraries.open(await libraries.folder());
    const [added] = await library.add([article('One', text)]);
    expect(await library.check({ repair: true })).toEqual([]);
    expect(await library.markdown(added?.id ?? '')).toBe(text);
  });

  test('a text whose end was never written keeps what can be read', async () => {
    const { dir, library, two, folderOf } = await smallLibrary();
    const path = join(folderOf(two), 'article.md');
    await writeFile(path, (await readFile(path, 'utf8')) + '\0'.repeat(600));
    await findsAndMends(library, ['damaged-article']);
    expect(await library.markdown(two)).toBe('Text of two.');
    expect(await library.get(two)).toMatchObject({ problem: null });
    expect(await namesIn(join(dir, 'set-aside'), /article\.md$/)).toHaveLength(1);
  });

  test.each([
    ['lost its last line', /^---\n\n/m, '\n'],
    ['lost its id', /^id: .*\n/m, ''],
  ])('a text stays as it is when its front matter %s', async (_, part, left) => {
    const library = await libraries.open(await libraries.folder());
    const text = '    code first\n\nthen a \0\n\nand words\n';
    const [added] = await library.add([article('One', text)]);
    const id = added?.id ?? '';
    const path = join(library.dir, 'articles', id.slice(0, 2), id, 'article.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace(part, left));
    await findsAndMends(library, ['damaged-article']);
    expect(await library.markdown(id)).toBe(text);
  });

  test('a folder in the place of a text is moved aside with all that is in it', async () => {
    const { dir, library, two, folderOf } = await smallLibrary();
    const path = join(folderOf(two), 'article.md');
    await rm(path);
    await mkdir(join(path, 'inside'), { recursive: true });
    expect(await library.check({ repair: true })).toMatchObject([
      { kind: 'damaged-article', id: two, repaired: true, did: 'became-link' },
    ]);
    const [aside = ''] = await namesIn(join(dir, 'set-aside'), /article\.md$/);
    expect(await namesIn(join(dir, 'set-aside', aside), /inside/)).toHaveLength(1);
  });

  test('links to images that were never ours are no finding', async () => {
    const library = await libraries.open(await libraries.folder());
    const fenced = '```md\n![a](images/0123456789abcdef.png)\n```';
    await library.add([
      article('One', `![a](images/pic.png) and <img src="images/other.png">\n\n${fenced}\n`, {
        image: 'images/lead.png',
      }),
    ]);
    expect(await library.check({ repair: true })).toEqual([]);
  });

  test('an image of ours that is gone is missing', async () => {
    const { library, one, folderOf } = await smallLibrary();
    await rm(join(folderOf(one), 'images', name));
    expect(await library.check({ repair: true })).toMatchObject([{ kind: 'missing-image', id: one }]);
  });

  test('an image that another article has too comes back from there', async () => {
    const { library, one, folderOf } = await smallLibrary();
    const [twin] = await library.add([
      article('Twin', `![b](images/${name})`, { images: [{ name, bytes }] }),
    ]);
    await writeFile(join(folderOf(twin?.id ?? ''), 'images', name), 'altered');
    await rm(join(folderOf(one), 'images', name));
    expect(kindsOf(await library.check({ repair: true }))).toEqual([
      'altered-image',
      'missing-image',
      'missing-image',
    ]);
    await writeFile(join(folderOf(one), 'images', name), bytes);
    expect(await library.check({ repair: true })).toMatchObject([
      { kind: 'missing-image', id: twin?.id, repaired: true, did: 'from-another' },
    ]);
    expect(new Uint8Array(await readFile(join(folderOf(twin?.id ?? ''), 'images', name)))).toEqual(bytes);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('says what it did', async () => {
    const { dir, library, one, two, folderOf } = await smallLibrary();
    const path = join(folderOf(two), 'article.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('id:', 'di:'));
    await rm(folderOf(one), { recursive: true });
    const empty = 'ab00000000000003';
    await mkdir(folderOf(empty), { recursive: true });
    const found = await library.check({ repair: true });
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'damaged-article', id: two, path: folderOf(two), repaired: true, did: 'rewritten' },
        { kind: 'record-without-article', id: one, path: folderOf(one), repaired: true, did: 'became-link' },
        {
          kind: 'article-without-record',
          id: empty,
          path: folderOf(empty),
          repaired: true,
          did: 'set-aside',
        },
      ]),
    );
    expect(await namesIn(join(dir, 'set-aside'), /article\.md$|ab00000000000003$/)).toHaveLength(2);
  });

  test('tells how far it is, and ends early when it is told to', async () => {
    const library = await libraries.open(await libraries.folder());
    const added = await library.add(
      Array.from({ length: 200 }, (_, at) => article(`A ${at}`, `Text ${at}.`)),
    );
    const folders = added.map(({ id }) => join(library.dir, 'articles', id.slice(0, 2), id));
    for (const folder of folders) await rm(folder, { recursive: true });
    const told: [number, number][] = [];
    const cancel = new AbortController();
    const early = await library.check({
      repair: false,
      signal: cancel.signal,
      onProgress(done, total) {
        told.push([done, total]);
        if (done > 0) cancel.abort();
      },
    });
    expect(told).toEqual([
      [0, 200],
      [64, 200],
    ]);
    expect(early.length).toBeLessThan(200);
    // What it knew before, it still knows.
    const all = await library.check({ repair: false, onProgress: (...now) => told.push(now) });
    expect(all).toHaveLength(200);
    expect(told.at(-1)).toEqual([200, 200]);
    const ended = new AbortController();
    ended.abort();
    expect(await library.check({ repair: true, signal: ended.signal })).toEqual([]);
    expect(library.findings()).toHaveLength(200);
  });

  test('lets others write meanwhile', async () => {
    const library = await libraries.open(await libraries.folder());
    const added = await library.add(
      Array.from({ length: 100 }, (_, at) => article(`A ${at}`, `Text ${at}.`)),
    );
    const ids = added.map(({ id }) => id);
    const checking = library.check({ repair: true });
    await library.change(ids, { addTags: ['meanwhile'] });
    await library.add([article('Meanwhile', 'New.')]);
    await library.change(ids.slice(0, 20), { trashed: true });
    await library.remove(ids.slice(0, 20));
    expect(await checking).toEqual([]);
    expect(await library.check({ repair: false })).toEqual([]);
    expect(await allRecords(library)).toHaveLength(81);
  });

  test('an article that was being replaced when it was killed comes back before it is missed', async () => {
    const { library, two, folderOf } = await smallLibrary();
    await rename(folderOf(two), retiredName(folderOf(two)));
    expect(await library.check({ repair: true })).toEqual([]);
    expect(await library.markdown(two)).toBe('Text of two.');
  });

  test('what was being replaced is moved aside when its place is taken', async () => {
    const { dir, library, two, folderOf } = await smallLibrary();
    await rename(folderOf(two), retiredName(folderOf(two)));
    await cp(retiredName(folderOf(two)), folderOf(two), { recursive: true });
    const path = join(folderOf(two), 'article.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Text of two.', 'Another text.'));
    expect(await library.check({ repair: true })).toEqual([]);
    expect(await library.markdown(two)).toBe('Another text.');
    const [aside = ''] = await namesIn(join(dir, 'set-aside'), /\.old$/);
    expect(await readFile(join(dir, 'set-aside', aside, 'article.md'), 'utf8')).toContain('Text of two.');
    expect(await namesIn(dirname(path), /\.old$/)).toEqual([]);
  });

  test('read-only, nothing is mended', async () => {
    const { dir, two, folderOf } = await smallLibrary();
    await rm(folderOf(two), { recursive: true });
    const reader = await libraries.open(dir, { readOnly: true });
    expect(await reader.check({ repair: true })).toMatchObject([
      { kind: 'record-without-article', repaired: false },
    ]);
  });
});
