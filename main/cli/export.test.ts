import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openDesk } from './desk.testing.ts';

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

test('an export holds the whole text under valid front matter, and is not written over', async () => {
  const exported = ['export', '--query', 'lankov', '--format', 'markdown', '--out', 'vault'];
  expect(await run(exported)).toMatchObject({ exit: 0, out: `1 article written to ${at('vault')}\n` });
  const [name = ''] = await readdir(at('vault'));
  const [, yaml = '', body = ''] = (await readFile(join(at('vault'), name), 'utf8')).split(/^---\n/m);
  expect(parse(yaml)).toMatchObject({
    title: 'The Night Boat Returns',
    source: 'https://example.org/boat',
    id,
  });
  expect(body.trim().split('\n\n')).toHaveLength(2);
  const again = await run(exported);
  expect(again.exit).toBe(1);
  expect(again.err).toContain('is there already');
  expect(await run([...exported, '--overwrite', '--json'])).toMatchObject({
    exit: 0,
    lines: [JSON.stringify({ path: join(at('vault'), name) })],
  });
});

test('one article can be exported into a file that is named', async () => {
  expect((await run(['export', id, '--format', 'text', '--out', 'deep/boat.txt'])).exit).toBe(0);
  expect(await readFile(at('deep/boat.txt'), 'utf8')).toMatch(
    /^The Night Boat Returns\n\nBy Ada Low\n\nAfter/,
  );
  await run(['save', '-'], { input: 'Another\n\nWith its own words.' });
  const many = await run(['export', '--format', 'text', '--out', 'all.txt']);
  expect(many.exit).toBe(2);
  expect(many.err).toContain('all.txt names one file');
});

test('what is there is kept beside what is new when one says so; notes and tables are one file', async () => {
  const exported = ['export', id, '--format', 'html', '--out', 'pages'];
  expect((await run(exported)).exit).toBe(0);
  expect(await run([...exported, '--keep-both'])).toMatchObject({ exit: 0 });
  expect((await readdir(at('pages'))).length).toBe(2);
  expect((await run([...exported, '--keep-both', '--overwrite'])).exit).toBe(2);
  const table = await run(['export', '--format', 'csv', '--out', 'all.csv']);
  expect(table).toMatchObject({ exit: 0, out: expect.stringContaining(at('all.csv')) });
  expect(await readFile(at('all.csv'), 'utf8')).toContain('The Night Boat Returns');
  expect((await run(['export', '--format', 'notes-json', '--out', 'notes.json'])).exit).toBe(0);
  expect(jsonOf(await readFile(at('notes.json'), 'utf8'))).toMatchObject({ type: 'AnnotationCollection' });
});

test('a PDF needs the app, and says so', async () => {
  const pdf = await run(['export', id, '--format', 'pdf', '--out', 'boat.pdf']);
  expect(pdf).toMatchObject({ exit: 1, err: expect.stringMatching(/A PDF is printed by the app[^\n]*\n$/) });
  await expect(readdir(at('boat.pdf'))).rejects.toThrow();
});
