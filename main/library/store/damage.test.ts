import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Highlight, StoredRecord } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import { allRecords, article, kindsOf, libraryFolders, namesIn, titlesOf } from './store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

const highlight: Highlight = {
  id: '00000000000000e1',
  quote: 'words',
  prefix: 'Some ',
  suffix: ' here',
  start: 5,
  end: 10,
  colour: 'green',
  comment: 'mine: "quoted"\n---',
  created: '2024-01-01T00:00:00.000Z',
  updated: '2024-01-02T00:00:00.000Z',
};

/** A library of some size with everything a person can do, closed. */
async function filledLibrary(count = 3): Promise<{ dir: string; before: StoredRecord[] }> {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const added = await library.add(
    Array.from({ length: count }, (_, at) =>
      article(`Title "${at}"\nline: two`, `Some words here ${at}.`, {
        tags: ['a', `t${at % 7}`],
        published: '2024-02-03',
        modified: '2024-02-04T00:00:00.000Z',
        byline: 'Ann',
        canonicalUrl: `https://example.org/c/${at}`,
        excerpt: 'In short',
      }),
    ),
  );
  const ids = added.map(({ id }) => id);
  await library.change(ids.slice(0, 2), { note: 'my note', highlights: [highlight], favourite: true });
  await library.change(ids.slice(1, 3), { state: 'archived', progress: 1, trashed: true });
  const before = await allRecords(library);
  await library.close();
  return { dir, before };
}

const flipped = (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  for (let at = 40; at < copy.length; at += 97) copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
};
const damages: [string, (bytes: Buffer) => Buffer | null][] = [
  ['empty', () => Buffer.alloc(0)],
  ['cut', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))],
  ['bit-flipped', flipped],
  ['other JSON', () => Buffer.from('{"hello":[1,2,3]}')],
  ['null', () => Buffer.from('null')],
  ['zeroed', (bytes) => Buffer.alloc(bytes.length)],
  ['missing', () => null],
];

async function damage(path: string, how: (bytes: Buffer) => Buffer | null): Promise<void> {
  const bytes = how(await readFile(path));
  if (bytes === null) await rm(path);
  else await writeFile(path, bytes);
}

async function stillWorks(library: Library): Promise<void> {
  const [added] = await library.add([article('After the damage', 'xylophone')]);
  expect(await titlesOf(library, 'xylophone')).toEqual(['After the damage']);
  expect((await library.change([added?.id ?? ''], { favourite: true })).changed).toBe(1);
}

describe.each(damages)('%s', (name, how) => {
  test('library.json', async () => {
    const { dir, before } = await filledLibrary();
    await damage(join(dir, 'library.json'), how);
    const library = await libraries.open(dir);
    expect(await allRecords(library)).toEqual(before);
    await stillWorks(library);
  });

  test('a segment', async () => {
    const { dir, before } = await filledLibrary();
    const path = join(dir, 'catalogue', '000001.json');
    const content = how(await readFile(path));
    await damage(path, how);
    const library = await libraries.open(dir);
    expect(await allRecords(library)).toEqual(before);
    expect(kindsOf(library.findings())).toEqual(['damaged-segment']);
    const [aside] = await namesIn(join(dir, 'catalogue'), /damaged/);
    if (content !== null) expect(await readFile(join(dir, 'catalogue', aside ?? ''))).toEqual(content);
    await stillWorks(library);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('a segment and its copy and the index', async () => {
    const { dir, before } = await filledLibrary();
    await damage(join(dir, 'catalogue', '000001.json'), how);
    await damage(join(dir, 'catalogue', '000001.json.bak'), how);
    await rm(join(dir, 'index'), { recursive: true });
    const library = await libraries.open(dir);
    expect(await allRecords(library)).toEqual(before);
    await stillWorks(library);
  });

  test('a segment and the article of one of its records', async () => {
    const { dir, before } = await filledLibrary();
    const id = before[0]?.id ?? '';
    await damage(join(dir, 'catalogue', '000001.json'), how);
    await damage(join(dir, 'articles', id.slice(0, 2), id, 'article.md'), how);
    const library = await libraries.open(dir);
    const ids = (await allRecords(library)).map((record) => record.id);
    expect(ids).toEqual(before.map((record) => record.id));
  });

  test('an article is found by a check, its record stays', async () => {
    const { dir, before } = await filledLibrary();
    const id = before[0]?.id ?? '';
    const path = join(dir, 'articles', id.slice(0, 2), id, 'article.md');
    await damage(path, how);
    const library = await libraries.open(dir);
    expect(await allRecords(library)).toEqual(before);
    const found = name === 'bit-flipped' ? [] : ['damaged-article'];
    expect(kindsOf(await library.check({ repair: false }))).toEqual(expect.arrayContaining(found));
    await library.check({ repair: true });
    expect(await library.check({ repair: false })).toEqual([]);
    const [after] = (await allRecords(library)).filter((record) => record.id === id);
    expect(after).toMatchObject({ note: before[0]?.note, tags: before[0]?.tags, saved: before[0]?.saved });
  });

  test('the log of changes', async () => {
    const { dir, before } = await filledLibrary();
    const path = join(dir, 'articles', 'changes.ndjson');
    await writeFile(path, `{"id":"${before[0]?.id}","set":{"note":"my note"}}\n`);
    await damage(path, how);
    const library = await libraries.open(dir);
    expect((await allRecords(library)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    await stillWorks(library);
  });
});

test.each(damages.filter(([name]) => name === 'cut' || name === 'missing'))(
  'one of several segments: %s',
  async (_, how) => {
    const { dir, before } = await filledLibrary(1100);
    await damage(join(dir, 'catalogue', '000002.json'), how);
    const library = await libraries.open(dir);
    expect(await allRecords(library)).toEqual(before);
    await stillWorks(library);
    expect(await library.check({ repair: false })).toEqual([]);
  },
);

describe('without the catalogue', () => {
  test('everything comes back from the folders of the articles', async () => {
    const { dir, before } = await filledLibrary(600);
    await rm(join(dir, 'catalogue'), { recursive: true });
    await rm(join(dir, 'index'), { recursive: true });
    const library = await libraries.open(dir);
    expect(await allRecords(library)).toEqual(before);
    await stillWorks(library);
    expect(await library.check({ repair: false })).toEqual([]);
  });

  test('and changes whose front matter had not followed', async () => {
    const { dir, before } = await filledLibrary();
    const id = before[0]?.id ?? '';
    await rm(join(dir, 'catalogue'), { recursive: true });
    await writeFile(
      join(dir, 'articles', 'changes.ndjson'),
      `{"id":"${id}","set":{"note":"the last word"}}\n`,
    );
    const library = await libraries.open(dir);
    expect((await library.get(id)).note).toBe('the last word');
    await library.change([id], { favourite: before[0]?.favourite !== true });
    await library.close();
    expect(await readFile(join(dir, 'articles', id.slice(0, 2), id, 'article.md'), 'utf8')).toContain(
      'the last word',
    );
  });

  test('a save that was killed and made again does not come twice', async () => {
    const { dir, before } = await filledLibrary();
    const [, other] = before.filter(({ note }) => note === null);
    const id = other?.id ?? before[0]?.id ?? '';
    const copy = '00000000000000aa';
    const text = await readFile(join(dir, 'articles', id.slice(0, 2), id, 'article.md'), 'utf8');
    await mkdir(join(dir, 'articles', '00', copy), { recursive: true });
    const fresh = text
      .replaceAll(id, copy)
      .replace(/^state: .*$/m, 'state: unread')
      .replace(/^(?:progress|trashed|trashedAt|note|favourite): .*\n/gm, '')
      .replace(/^highlights:\n(?: .*\n)+/m, '');
    await writeFile(join(dir, 'articles', '00', copy, 'article.md'), fresh);
    await rm(join(dir, 'catalogue'), { recursive: true });
    const library = await libraries.open(dir);
    expect((await allRecords(library)).map((record) => record.id)).toEqual(before.map((record) => record.id));
    expect(kindsOf(await library.check({ repair: true }))).toEqual(['article-without-record']);
    expect(await library.check({ repair: false })).toEqual([]);
    expect(await namesIn(join(dir, 'set-aside'), new RegExp(copy))).toHaveLength(1);
  });
});

describe('a newer version', () => {
  const newer = async () => {
    const filled = await filledLibrary();
    await writeFile(join(filled.dir, 'library.json'), '{"version":7,"more":true}');
    return filled;
  };

  test('opens only to be read, and says which it needs', async () => {
    const { dir, before } = await newer();
    await expect(libraries.open(dir)).rejects.toMatchObject({
      failure: { code: 'library-newer', details: { version: 7, supported: 1 } },
    });
    const library = await libraries.open(dir, { readOnly: true });
    expect(await allRecords(library)).toEqual(before);
    expect(await readFile(join(dir, 'library.json'), 'utf8')).toBe('{"version":7,"more":true}');
  });

  test('whose segments have another shape is read from the articles, and left as it is', async () => {
    const { dir, before } = await newer();
    const path = join(dir, 'catalogue', '000001.json');
    await writeFile(path, '{"version":7,"rows":[]}');
    const library = await libraries.open(dir, { readOnly: true });
    expect(await allRecords(library)).toEqual(before);
    expect(await readFile(path, 'utf8')).toBe('{"version":7,"rows":[]}');
    expect(await namesIn(join(dir, 'catalogue'), /damaged/)).toEqual([]);
  });
});
