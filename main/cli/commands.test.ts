import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { articleRecord } from '../../shared/model/record.ts';
import { importFile } from './commands/import.ts';
import { openDesk } from './desk.testing.ts';
import type { Io } from './io.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const run: typeof desk.run = (...args) => desk.run(...args);
const at = (name: string) => join(desk.folder, name);
const jsonOf = (line: string | undefined) => JSON.parse(line ?? 'null');

const story = `The Night Boat Returns
Share this:

By Ada Low

After twelve years the night boat to Ostrava Bay sails again.

Captain Miro Lankov said the “first crossing” was full.

All comments.`;

let id: string;
beforeEach(async () => {
  const saved = await run(['save', '-', '--url', 'https://example.org/boat', '--tag', 'sea', '--json'], {
    input: story,
  });
  id = jsonOf(saved.lines[0]).id;
});

test('a text from standard input is saved and its record printed', async () => {
  const { exit, lines, err } = await run(['save', '-', '--url', 'https://example.org/boat/#top', '--json'], {
    input: 'x',
  });
  expect({ exit, err, count: lines.length }).toEqual({ exit: 0, err: '', count: 1 });
  const record = jsonOf(lines[0]);
  expect(Object.keys(record)).toEqual(Object.keys(articleRecord.shape));
  expect(record).toMatchObject({
    id,
    title: 'The Night Boat Returns',
    byline: 'Ada Low',
    tags: ['sea'],
    problem: null,
  });
});

test('for people a record is a block of lines', async () => {
  const { out } = await run(['save', '-', '--url', 'https://example.org/boat'], { input: 'x' });
  expect(out).toMatch(/^In the library already:\ntitle {5}The Night Boat Returns\nbyline {4}Ada Low\n/);
});

test('a file is saved by its kind', async () => {
  await writeFile(
    at('pages.html'),
    '<h1>Tides</h1><article><p>High water comes twice a day, the almanac says.</p></article>',
  );
  await writeFile(at('notes.md'), '# Ebb\n\nLow water follows.\n');
  const html = await run(['save', 'pages.html', '--json']);
  expect(jsonOf(html.lines[0]).url).toBeNull();
  const markdown = await run(['save', at('notes.md'), '--tag', 'a  b', '--tag', 'c', '--json']);
  expect(jsonOf(markdown.lines[0])).toMatchObject({ title: 'Ebb', tags: ['a b', 'c'] });
});

test.each([
  [
    'ftp://example.org/a',
    'This was not understood: ftp://example.org/a is not a web address. Nothing was changed.',
  ],
  [
    'file:///etc/hostname',
    'This was not understood: file:///etc/hostname is not a web address. Nothing was changed.',
  ],
  [
    'mailto:ada@example.org',
    'This was not understood: mailto:ada@example.org is not a web address. Nothing was changed.',
  ],
  ['http://', 'This was not understood: http:// is not a web address. Nothing was changed.'],
  [
    'example.org/story',
    'This was not understood: there is no file example.org/story; the page is https://example.org/story. Nothing was changed.',
  ],
  [
    'www.example.org:8080',
    'This was not understood: there is no file www.example.org:8080; the page is https://www.example.org:8080. Nothing was changed.',
  ],
])('save %s says that this is no address, or how it would be one', async (what, words) => {
  expect(await run(['save', what])).toEqual({ exit: 1, out: '', lines: [], err: `offprint: ${words}\n` });
});

test.each(['gone.txt', 'deep/gone.html', 'c:\\gone.md'])(
  'save %s says that there is no such file',
  async (what) => {
    expect(await run(['save', what])).toMatchObject({
      exit: 1,
      err: `offprint: There is no file ${at(what)}.\n`,
    });
  },
);

test('a name with a colon is a file when it is there', async () => {
  await writeFile(at('note:today.md'), '# Spring tide\n\nHighest water.\n');
  expect(jsonOf((await run(['save', 'note:today.md', '--json'])).lines[0])).toMatchObject({
    title: 'Spring tide',
  });
});

test('saved again with a tag, the record is given it', async () => {
  const again = await run(['save', '-', '--url', 'https://example.org/boat', '--tag', 'late', '--json'], {
    input: 'x',
  });
  expect(jsonOf(again.lines[0])).toMatchObject({ id, tags: ['sea', 'late'] });
  await run(['tag', id, '-late']);
});

test('list is newest first, can be limited, searched and read by programs', async () => {
  const all = await run(['list', '--json']);
  const saved = all.lines.map((line) => jsonOf(line).saved);
  expect(saved).toEqual(saved.toSorted().reverse());
  expect((await run(['list', '--limit', '1'])).lines).toHaveLength(1);
  const found = await run(['list', '--query', 'lankov', '--json']);
  expect(found.lines.map((line) => jsonOf(line).id)).toEqual([id]);
  expect((await run(['list', '--query', 'lankov'])).out).toBe(
    `${id}  ${jsonOf(found.lines[0]).saved.slice(0, 10)}  unread    example.org             The Night Boat Returns\n`,
  );
});

test('list leaves out the trash', async () => {
  await desk.library.change([id], { trashed: true });
  expect((await run(['list', '--query', 'lankov'])).out).toBe('');
  await desk.library.change([id], { trashed: false });
});

test('show prints an article in each format', async () => {
  const text = 'After twelve years the night boat to Ostrava Bay sails again.';
  expect((await run(['show', id])).out).toMatch(
    /^---\ntitle: "The Night Boat Returns"\n[\s\S]*?\n---\n\nAfter twelve/,
  );
  expect((await run(['show', id, '--format', 'text'])).lines).toEqual([
    text,
    'Captain Miro Lankov said the “first crossing” was full.',
  ]);
  expect((await run(['show', id, '--format', 'html'])).out).toContain(`<p>${text}</p>`);
  const json = jsonOf((await run(['show', id, '--format', 'json'])).lines[0]);
  expect(json.markdown).toContain(text);
  expect(jsonOf((await run(['show', id, '--json'])).lines[0])).toEqual(json);
});

test('what a terminal would obey is not sent to one', async () => {
  const { lines } = await run(['save', '-', '--json'], {
    input: 'Red \u001b[31m title\n\nText \u001b]0;x\u0007 here.',
  });
  const shown = await run(['show', jsonOf(lines[0]).id], { columns: 80 });
  expect(shown.out.includes('\u001b') || shown.out.includes('\u0007')).toBe(false);
  expect(
    (await run(['list', '--limit', '3'], { columns: 60 })).lines.every((line) => line.length <= 60),
  ).toBe(true);
});

test('search marks what it found', async () => {
  const { out } = await run(['search', 'Lankov', 'boat']);
  expect(out).toContain('The Night **Boat** Returns');
  expect(out).toContain('Captain Miro **Lankov** said');
  expect(out).toContain('1 article found.');
  const hit = jsonOf((await run(['search', 'lankov', '--json'])).lines[0]);
  expect(Object.keys(hit)).toEqual(['id', 'title', 'snippet', 'score']);
  expect(hit).toMatchObject({ id, title: 'The Night Boat Returns' });
  expect(hit.snippet).toContain('<mark>Lankov</mark>');
  expect((await run(['search', 'zzzz'])).out).toBe('Nothing found.\n');
});

test('search says what it searched for in the place of a typing slip', async () => {
  const { out } = await run(['search', 'Lankof', 'boat']);
  expect(out).toMatch(/^Showing results for lankov \(not Lankof\)\n\n/);
  expect(out).toContain('Captain Miro **Lankov** said');
  const { lines, err } = await run(['search', 'Lankof', '--json']);
  expect(jsonOf(lines[0])).toMatchObject({ id });
  expect(err).toContain('Showing results for lankov (not Lankof)');
  expect((await run(['search', '"Lankof"'])).out).not.toContain('Showing results');
});

test('search that finds nothing says which part leaves none, and what there is without it', async () => {
  expect((await run(['search', 'lankov', 'is:archived'])).out).toBe(
    'Nothing found.\nNo article matches “is:archived”.\n1 article without a part: lankov\n',
  );
  expect((await run(['search', 'lankov -boat'])).out).toContain('1 article without a part: lankov\n');
});

test('saved searches are listed with their counts, and one is searched by its name', async () => {
  await desk.library.putSearch({ id: null, name: 'The sea', query: 'tag:sea lankov' }, null);
  await desk.library.putSearch({ id: null, name: 'Archived', query: 'is:archived' }, null);
  const { lines } = await run(['searches', '--json']);
  expect(lines.map(jsonOf)).toMatchObject([
    { name: 'The sea', query: 'tag:sea lankov', count: 1 },
    { name: 'Archived', query: 'is:archived', count: 0 },
  ]);
  expect((await run(['searches'])).out).toMatch(/^The sea\n {2}1 article · tag:sea lankov\n/);
  expect(jsonOf((await run(['search', '--saved', 'the SEA', '--json'])).lines[0])).toMatchObject({ id });
  expect(await run(['search', '--saved', 'No such'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('There is no saved search “No such”'),
  });
  expect(await run(['search', '--saved', 'The sea', 'more'])).toMatchObject({ exit: 2 });
});

test('search --stdin answers each line with one', async () => {
  const { lines, exit } = await run(['search', '--stdin', '--limit', '1'], {
    input: 'lankov\n\nnothing-there\n',
  });
  expect(exit).toBe(0);
  const answers = lines.map(jsonOf);
  expect(answers.map(({ query, total }) => [query, total])).toEqual([
    ['lankov', 1],
    ['', 0],
    ['nothing-there', 0],
  ]);
  expect(Object.keys(answers[0])).toEqual(['query', 'total', 'tookMs', 'hits']);
  expect(answers[0].hits[0]).toMatchObject({ id, title: 'The Night Boat Returns' });
});

test('tags and state are changed and the record printed', async () => {
  const tagged = await run(['tag', id, '+ferry', '-sea', '+long read', '--json']);
  expect(jsonOf(tagged.lines[0]).tags.toSorted()).toEqual(['ferry', 'long read']);
  await run(['tag', id, '-ferry', '-long read', '+sea']);
  expect((await desk.library.get(id)).tags).toEqual(['sea']);
  expect(jsonOf((await run(['state', id, 'archived', '--json'])).lines[0]).state).toBe('archived');
  await run(['state', id, 'unread']);
});

test('a passage is marked, and all notes are printed', async () => {
  const marked = await run([
    'note',
    id,
    '--quote',
    'the "first  crossing"',
    '--comment',
    'sold out',
    '--json',
  ]);
  expect(jsonOf(marked.lines[0])).toMatchObject({
    article: id,
    quote: 'the “first crossing”',
    comment: 'sold out',
  });
  await desk.library.change([id], { note: 'Ask the port.' });
  expect((await run(['notes'])).out).toBe(
    'The Night Boat Returns\n  https://example.org/boat\n  Ask the port.\n  “the “first crossing””\n    sold out\n',
  );
  const lines = (await run(['notes', '--json'])).lines.map(jsonOf);
  expect(lines).toMatchObject([
    { article: id, note: 'Ask the port.', quote: null },
    {
      article: id,
      note: null,
      quote: 'the “first crossing”',
      comment: 'sold out',
      title: 'The Night Boat Returns',
    },
  ]);
  const missing = await run(['note', id, '--quote', 'submarine']);
  expect(missing).toMatchObject({ exit: 1, out: '' });
  expect(missing.err).toMatch(/^offprint: “submarine” was not found[^\n]*\n$/);
});

test('an import prints each article, then a summary, and tells what it could not take', async () => {
  const row = (number: number) =>
    JSON.stringify({ url: `https://example.com/${number}`, title: `Row ${number}`, text: 'Some words.' });
  await writeFile(at('rows.ndjson'), `${row(1)}\n${row(2)}\n`);
  const first = await run(['import', 'rows.ndjson']);
  expect(first).toMatchObject({ exit: 0, err: '' });
  expect(first.lines.slice(0, 2).map((line) => Object.keys(jsonOf(line)))).toEqual([
    ['id', 'url'],
    ['id', 'url'],
  ]);
  expect(first.lines[2]).toBe('2 articles saved, 0 there already.');
  const second = await run(['import', '-', '--json'], { input: `${row(2)}\nbroken\n${row(3)}` });
  expect(second.exit).toBe(1);
  expect(second.err).toBe(
    'offprint: Some lines could not be imported: line 2 is no JSON object. All other articles are saved.\n',
  );
  expect(second.lines.map(jsonOf)).toMatchObject([
    { url: 'https://example.com/2' },
    { url: 'https://example.com/3' },
    { saved: 1, known: 1, rejected: [{ line: 2, reason: 'malformed-row' }] },
  ]);
});

test('an import tells what is durable at once, and also when it is stopped', async () => {
  const row = (number: number) =>
    `${JSON.stringify({ url: `https://example.net/${number}`, title: `Row ${number}`, text: 'Some words.' })}\n`;
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => row(from + index)).join('');
  const stop = new AbortController();
  const printed: string[] = [];
  let told = () => {};
  const acknowledged = new Promise<void>((resolve) => {
    told = resolve;
  });
  const io: Io = {
    cwd: desk.folder,
    input: (async function* () {
      yield Buffer.from(rows(0, 512));
      // Nothing more comes before the first group is told.
      await acknowledged;
      yield Buffer.from(rows(0, 10) + rows(512, 520));
      stop.abort();
      throw stop.signal.reason;
    })(),
    out: async (text) => {
      printed.push(text);
      told();
    },
    err: async () => {},
    columns: null,
    watched: false,
    signal: stop.signal,
  };
  await expect(importFile(desk.library, io, { file: '-', json: true })).rejects.toMatchObject({
    failure: { code: 'cancelled' },
  });
  const lines = printed.join('').split('\n').slice(0, -1).map(jsonOf);
  expect(lines).toHaveLength(530);
  expect(new Set(lines.map(({ url }) => url)).size).toBe(520);
  for (const { id: one, url } of lines) expect((await desk.library.get(one)).url).toBe(url);
});

test('a page is extracted without a library, alone or in a batch', async () => {
  const page = `<!doctype html><html lang="en"><head><title>Tide Tables Explained</title></head><body><article>
    <h1>Tide Tables Explained</h1>${'<p>The moon draws the water, and the coast shapes what arrives at the quay. It has been so for ever.</p>'.repeat(6)}
    <figure><img src="/moon.jpg" alt="moon"><figcaption>The moon</figcaption></figure></article></body></html>`;
  await writeFile(at('page.html'), page);
  await writeFile(at('page.html.gz'), gzipSync(page));
  const one = jsonOf((await run(['extract', 'page.html', '--url', 'https://example.org/tides'])).lines[0]);
  expect(Object.keys(one)).toEqual([
    'title',
    'byline',
    'published',
    'site',
    'lang',
    'text',
    'markdown',
    'html',
  ]);
  expect(one).toMatchObject({ title: 'Tide Tables Explained', lang: 'en' });
  expect(one.text.split('\n')).toHaveLength(6);
  expect(one.markdown).toContain('](https://example.org/moon.jpg)');
  const list = [
    { id: 'b', file: 'page.html.gz', url: 'https://example.org/tides' },
    { id: 'gone', file: 'gone.html', url: 'https://example.org/gone' },
    { id: 'folder', file: '.', url: null },
    { id: 'a', file: at('page.html'), url: 'https://example.org/tides' },
  ];
  await writeFile(at('list.json'), JSON.stringify(list));
  const batch = await run(['extract', '--batch', 'list.json', '--out', 'found.json']);
  expect(batch).toMatchObject({ exit: 1, out: '' });
  expect(batch.err).toMatch(/^offprint: 2 pages of 4 could not be extracted: [^\n]+\n$/);
  for (const words of [
    'gone (no such file)',
    'folder (not readable)',
    `All others are in ${at('found.json')}.`,
  ]) {
    expect(batch.err).toContain(words);
  }
  const found = JSON.parse(await readFile(at('found.json'), 'utf8'));
  expect(found).toEqual({ b: one, a: one });
  expect((await run(['extract', '--batch', 'list.json', '--out', 'found.json'])).err).toContain(
    'is there already',
  );
});

test('a place where extracted pages cannot go is told before any page is read', async () => {
  await writeFile(at('taken'), 'a file');
  await writeFile(at('one.json'), JSON.stringify([{ id: 'gone', file: 'gone.html', url: null }]));
  const refused = await run(['extract', '--batch', 'one.json', '--out', 'taken/found.json']);
  expect(refused).toMatchObject({ exit: 1, out: '' });
  expect(refused.err).toMatch(/^offprint: \S+taken [^\n]+\n$/);
  const made = await run(['extract', '--batch', 'one.json', '--out', 'new/deep/found.json']);
  expect(made.err).toContain('1 page of 1 could not be extracted: gone (no such file).');
  expect(await readFile(at('new/deep/found.json'), 'utf8')).toBe('{}\n');
  expect(await readdir(at('new/deep'))).toEqual(['found.json']);
});

test('check says when all is well', async () => {
  expect(await run(['check'])).toMatchObject({ exit: 0, out: 'Everything is in order.\n' });
  expect(await run(['check', '--json'])).toMatchObject({ exit: 0, out: '' });
});

test('check ends with 1 while something is wrong', async () => {
  await rm(join(desk.library.dir, 'articles', id.slice(0, 2), id), { recursive: true });
  const found = await run(['check', '--json']);
  expect(found.exit).toBe(1);
  expect(found.lines.map(jsonOf)).toContainEqual(
    expect.objectContaining({ kind: 'record-without-article', id }),
  );
  expect(found.err).toMatch(/^offprint: 1 finding in the library\. Add --repair[^\n]*\n$/);
});
