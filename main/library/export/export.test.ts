import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ExportRequest, Library } from '../library.types.ts';
import type { NewArticle } from '../ports.ts';
import { openWorkshop, type Workshop } from '../saving/test-library.ts';

let workshop: Workshop;
let library: Library;
let root: string;
const out = (...path: string[]) => join(root, 'out', ...path);
const failing = (code: string) => expect.objectContaining({ failure: expect.objectContaining({ code }) });

beforeAll(async () => {
  workshop = await openWorkshop();
});
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'offprint-export-')));
  library = await workshop.library();
});
afterEach(async () => {
  await workshop.closeLibraries();
  await rm(root, { recursive: true, force: true });
});
afterAll(() => workshop.close());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function add(
  more: Partial<NewArticle['record']> = {},
  markdown = 'One *paragraph*.\n',
  names: string[] = [],
) {
  const [record] = await library.add([
    {
      record: {
        url: 'https://example.org/a?b=1&c="2"',
        canonicalUrl: null,
        title: 'A: title',
        byline: 'Ada Low',
        site: 'example.org',
        lang: 'en',
        tags: ['sea', 'two words'],
        state: 'unread',
        favourite: false,
        trashed: false,
        progress: 0,
        published: '2024-05-01',
        modified: null,
        saved: '2024-06-01T00:00:00.000Z',
        words: 2,
        excerpt: 'One paragraph.',
        image: names[0] === undefined ? null : `images/${names[0]}`,
        problem: null,
        trashedAt: null,
        note: null,
        highlights: [],
        place: null,
        ...more,
      },
      markdown,
      images: names.map((name) => ({ name, bytes: png })),
      source: null,
    },
  ]);
  return record?.id ?? '';
}

function exporting(ids: string[], more: Partial<ExportRequest> = {}) {
  return library.exportTo({
    ids,
    format: 'markdown',
    out: out(),
    images: true,
    overwrite: false,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  });
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

test('Markdown is exported with valid front matter, the whole text, and images that its links reach', async () => {
  const id = await add({}, 'Words.\n\n![boat](images/1.png)\n', ['1.png', '2.png']);
  await library.addHighlight(id, { quote: 'Words', start: null, comment: 'indeed', colour: 'yellow' });
  const { files } = await exporting([id]);
  expect(files).toEqual([out('2024-05-01 A - title.md')]);
  const [, yaml = '', body] = (await readFile(files[0] ?? '', 'utf8')).split(/^---\n/m);
  expect(parse(yaml)).toMatchObject({
    title: 'A: title',
    source: 'https://example.org/a?b=1&c="2"',
    author: ['Ada Low'],
    published: '2024-05-01',
    tags: ['sea', 'two words'],
    image: `images/${id}/1.png`,
    highlights: [expect.objectContaining({ quote: 'Words', comment: 'indeed' })],
  });
  expect(body).toBe(`\nWords.\n\n![boat](images/${id}/1.png)\n`);
  expect(await filesIn(out())).toEqual(['2024-05-01 A - title.md', `images/${id}/1.png`]);
  expect(await readFile(out(`images/${id}/1.png`))).toEqual(png);
});

test.each([
  'a\nb',
  '---',
  '"quotes" and \\',
  '../../up',
  ': - # & * ! | > % @ `',
  '\u202e\u0007',
  '# {a: [b',
  'null',
  '2024-01-01',
])('front matter holds the title %j', async (title) => {
  const id = await add({ title, byline: title, tags: [], excerpt: title });
  const { files } = await exporting([id]);
  const [, yaml = ''] = (await readFile(files[0] ?? '', 'utf8')).split(/^---\n/m);
  expect(parse(yaml)).toMatchObject({ title, author: [title], description: title });
});

test('articles of the same name get numbers', async () => {
  const ids = [
    await add({ title: 'News' }),
    await add({ title: 'NEWS', url: null }),
    await add({ title: 'news 2' }),
  ];
  const { files } = await exporting([...ids, ids[0] ?? '']);
  expect(files.map((file) => file.slice(out().length + 12))).toEqual(['News.md', 'NEWS 2.md', 'news 2 2.md']);
});

test('an image that is lost costs the image and not the article', async () => {
  const id = await add({}, '![](images/gone.png) ![](images/1.png)\n', ['1.png']);
  const { files } = await exporting([id]);
  expect(files).toHaveLength(1);
  expect(await filesIn(out())).toEqual(['2024-05-01 A - title.md', `images/${id}/1.png`]);
});

test('images can be left out', async () => {
  const id = await add({}, 'A ![boat](images/1.png).\n', ['1.png']);
  for (const format of ['markdown', 'html', 'json'] as const) {
    const { files } = await exporting([id], { images: false, format });
    const text = await readFile(files[0] ?? '', 'utf8');
    expect(text).toContain('A boat.');
    expect(text).not.toContain('images/');
  }
  expect((await filesIn(out())).filter((name) => name.includes('/'))).toEqual([]);
});

test('HTML is a page of its own that loads nothing from elsewhere', async () => {
  const id = await add(
    { title: '<script>alert(1)</script>' },
    '![a "b" > c](images/1.png)\n\n`<img src="images/1.png">` <script>x</script> <img src="https://example.org/spy.png">\n',
    ['1.png'],
  );
  const { files } = await exporting([id], { format: 'html' });
  const html = await readFile(files[0] ?? '', 'utf8');
  expect(html).toContain(`src="images/${id}/1.png"`);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script|src="http/);
  expect(html.match(new RegExp(`images/${id}`, 'g'))).toHaveLength(1);
});

test('plain text can be saved again', async () => {
  const id = await add({}, 'One *paragraph*.\n\nAnd another.\n');
  const { files } = await exporting([id], { format: 'text' });
  const text = await readFile(files[0] ?? '', 'utf8');
  expect(text).toBe('A: title\n\nBy Ada Low\n\nOne paragraph.\n\nAnd another.\n');
  const item = { kind: 'text', text, format: 'text', url: null } as const;
  const { record } = await library.save(item, {
    tags: [],
    signal: new AbortController().signal,
    onStep: () => {},
  });
  expect(record).toMatchObject({ title: 'A: title', byline: 'Ada Low' });
});

test('JSON is the record, what was written, and the text', async () => {
  const id = await add();
  const { files } = await exporting([id], { format: 'json', name: 'one.json' });
  expect(files).toEqual([out('one.json')]);
  expect(JSON.parse(await readFile(out('one.json'), 'utf8'))).toMatchObject({
    id,
    title: 'A: title',
    note: null,
    highlights: [],
    markdown: 'One *paragraph*.\n',
  });
});

test('nothing is written when anything is in the way', async () => {
  const ids = [await add({ title: 'first' }), await add({ title: 'second' }, '![](images/1.png)', ['1.png'])];
  await mkdir(out());
  await writeFile(out('2024-05-01 second.md'), 'mine');
  await expect(exporting(ids)).rejects.toEqual(failing('already-exists'));
  expect(await filesIn(out())).toEqual(['2024-05-01 second.md']);
  await exporting(ids, { overwrite: true });
  expect(await readFile(out('2024-05-01 second.md'), 'utf8')).toContain('images/');

  await rm(out('2024-05-01 first.md'));
  await rm(out('2024-05-01 second.md'));
  await expect(exporting(ids)).rejects.toEqual(failing('already-exists'));
  expect(await filesIn(out())).toEqual([`images/${ids[1]}/1.png`]);
});

test('the library is never exported into itself, and no link leads out of the folder', async () => {
  const id = await add({}, '![](images/1.png)\n', ['1.png']);
  await expect(exporting([id], { out: join(library.dir, 'articles') })).rejects.toEqual(
    failing('inside-library'),
  );
  await mkdir(out());
  await mkdir(join(root, 'elsewhere'));
  await symlink(join(root, 'elsewhere'), out('images'));
  for (const overwrite of [false, true]) {
    await expect(exporting([id], { overwrite })).rejects.toEqual(failing('already-exists'));
  }
  expect(await readdir(join(root, 'elsewhere'))).toEqual([]);
});

test('an article that is not there leaves no folder behind', async () => {
  await expect(exporting(['0'.repeat(16)])).rejects.toEqual(failing('not-found'));
  expect(await readdir(root)).toEqual([]);
});

test('a stopped export keeps whole files and says how far it came', async () => {
  const ids = [await add({ title: 'first' }), await add({ title: 'second' })];
  const stop = new AbortController();
  const seen: [number, number][] = [];
  const onProgress = (done: number, total: number) => {
    seen.push([done, total]);
    stop.abort();
  };
  const { files, cancelled } = await exporting(ids, { signal: stop.signal, onProgress });
  expect({ cancelled, seen }).toEqual({ cancelled: true, seen: [[1, 2]] });
  expect(await filesIn(out())).toEqual(['2024-05-01 first.md']);
  expect(files).toEqual([out('2024-05-01 first.md')]);
});
