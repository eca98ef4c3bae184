import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ExportDesk, failing, filesIn, png } from './export.testing.ts';

const desk = new ExportDesk();
const { out } = desk;
const add: ExportDesk['add'] = (...args) => desk.add(...args);
const exporting: ExportDesk['exporting'] = (...args) => desk.exporting(...args);
const textOf: ExportDesk['textOf'] = (...args) => desk.textOf(...args);

test('Markdown is exported with valid front matter, the whole text, and images that its links reach', async () => {
  const id = await add({}, 'Words.\n\n![boat](images/1.png)\n', ['1.png', '2.png']);
  await desk.library.addHighlight(id, { quote: 'Words', start: null, comment: 'indeed', colour: 'yellow' });
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
  expect(body).toMatch(new RegExp(`^\n==Words==\\.\n\n!\\[boat\\]\\(images/${id}/1\\.png\\)\n`));
  expect(body).toContain('\n<!-- offprint notes -->\n\n## Highlights\n\n> Words\n\n^');
  expect(body).toMatch(/\^[0-9a-f]{16}\n\nindeed\n$/);
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

test('HTML is one file with its images in it, that loads nothing from elsewhere', async () => {
  const id = await add(
    { title: '<script>alert(1)</script>' },
    '![a "b" > c](images/1.png)\n\n`<img src="images/1.png">` <script>x</script> <img src="https://example.org/spy.png">\n',
    ['1.png'],
  );
  const html = await textOf([id], { format: 'html' });
  expect(html).toContain(`src="data:image/png;base64,${png.toString('base64')}"`);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script|<img[^>]*src="(?!data:)/);
  expect(html).toContain(`default-src 'none'; img-src data:; style-src 'sha256-`);
  expect(await filesIn(out())).toEqual(['2024-05-01 scriptalert(1)-script.html']);
});

test('plain text can be saved again', async () => {
  const id = await add({}, 'One *paragraph*.\n\nAnd another.\n');
  const { files } = await exporting([id], { format: 'text' });
  const text = await readFile(files[0] ?? '', 'utf8');
  expect(text).toBe('A: title\n\nBy Ada Low\n\nOne paragraph.\n\nAnd another.\n');
  const item = { kind: 'text', text, format: 'text', url: null } as const;
  const { record } = await desk.library.save(item, {
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
    annotations: [],
    markdown: 'One *paragraph*.\n',
  });
});

test('nothing is written when anything is in the way, until it is said what to do', async () => {
  const ids = [await add({ title: 'first' }), await add({ title: 'second' }, '![](images/1.png)', ['1.png'])];
  await mkdir(out());
  await writeFile(out('2024-05-01 second.md'), 'mine');
  const taken = { kind: 'taken', path: out('2024-05-01 second.md'), count: 1, total: 2 };
  expect(await desk.asking(ids)).toEqual(taken);
  expect(await filesIn(out())).toEqual(['2024-05-01 second.md']);

  await exporting(ids, { existing: 'keep-both' });
  expect(await filesIn(out())).toEqual([
    '2024-05-01 first.md',
    '2024-05-01 second 2.md',
    '2024-05-01 second.md',
    `images/${ids[1]}/1.png`,
  ]);
  expect(await readFile(out('2024-05-01 second.md'), 'utf8')).toBe('mine');

  await exporting(ids, { existing: 'replace' });
  expect(await readFile(out('2024-05-01 second.md'), 'utf8')).toContain('images/');

  // A picture that was there is used again as it is.
  await writeFile(out(`images/${ids[1]}/1.png`), 'drawn over');
  await exporting(ids, { existing: 'keep-both' });
  expect(await readFile(out('2024-05-01 second 3.md'), 'utf8')).toContain(`images/${ids[1]}/1.png`);
  expect(await readFile(out(`images/${ids[1]}/1.png`), 'utf8')).toBe('drawn over');

  await exporting(ids, { existing: 'replace' });
  expect(await readFile(out(`images/${ids[1]}/1.png`))).toEqual(png);
});

test('the library is never exported into itself, and no link leads out of the folder', async () => {
  const id = await add({}, '![](images/1.png)\n', ['1.png']);
  await expect(exporting([id], { out: join(desk.library.dir, 'articles') })).rejects.toEqual(
    failing('inside-library'),
  );
  await mkdir(out());
  await mkdir(join(desk.root, 'elsewhere'));
  await symlink(join(desk.root, 'elsewhere'), out('images'));
  for (const existing of ['ask', 'replace', 'keep-both'] as const) {
    await expect(exporting([id], { existing })).rejects.toEqual(failing('already-exists'));
  }
  expect(await readdir(join(desk.root, 'elsewhere'))).toEqual([]);
});

test('an article that is not there leaves no folder behind', async () => {
  await expect(exporting(['0'.repeat(16)])).rejects.toEqual(failing('not-found'));
  expect(await readdir(desk.root)).toEqual([]);
});

test('a stopped export keeps whole files and says how far it came', async () => {
  const ids: string[] = [];
  for (let number = 1; number <= 9; number++) ids.push(await add({ title: `number ${number}` }));
  const stop = new AbortController();
  const seen: [number, number][] = [];
  const onProgress = (done: number, total: number) => {
    seen.push([done, total]);
    stop.abort();
  };
  const { files, cancelled } = await exporting(ids, { signal: stop.signal, onProgress });
  // Those that were being written then are finished.
  expect({ cancelled, seen: seen[0] }).toEqual({ cancelled: true, seen: [1, 9] });
  expect(files.length).toBeLessThan(9);
  expect(await filesIn(out())).toEqual(files.map((file) => file.slice(out().length + 1)).sort());
});
