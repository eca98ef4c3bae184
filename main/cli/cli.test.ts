import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { openLibrary } from '../library/index.ts';
import { builtCli, ended } from './cli.testing.ts';

// Each command is a process of its own, on a machine that may have others to run.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli.remove());

const linesOf = (out: string) => out.split('\n').slice(0, -1);
const row = (number: number) =>
  `${JSON.stringify({ url: `https://example.org/${number}`, title: `Row ${number}`, text: `Ferry number ${number}.` })}\n`;
const rows = (count: number) => Array.from({ length: count }, (_, number) => row(number)).join('');

/** The article that came with the mission lies outside the project: there is no test of it where it is not. */
const articles = await readFile(new URL('../../../shared/data/article.txt', import.meta.url), 'utf8').then(
  (text) => [text],
  (): string[] => [],
);

test.each(articles)('the main job: saved by file and by paste, found, exported', async (article) => {
  const library = ['--library', 'mission'];
  await writeFile(`${cli.folder}/article.txt`, article);
  for (const [what, input] of [
    ['article.txt', ''],
    ['-', article],
  ] as const) {
    const saved = await cli.run(['save', what, ...library, '--json'], { input });
    expect(saved).toMatchObject({ exit: 0, err: '' });
    const record = JSON.parse(saved.out);
    expect(record.title).toBe(
      'Putin’s Rare Visit to North Korea Signals Strengthened Ties Amid Ongoing Conflicts',
    );
    expect(record.byline).toBe('The Smartencyclopedia Staff Writer with Agencies');
    const { out } = await cli.run(['show', record.id, '--format', 'text', ...library]);
    expect(linesOf(out)).toHaveLength(11);
    expect(out).not.toMatch(/Share this:|All comments\./);
  }
  const found = await cli.run(['search', 'lankov', '--json', ...library]);
  expect(JSON.parse(found.out.split('\n')[0] ?? '').snippet).toContain('<mark>Lankov</mark>');

  const exported = await cli.run([
    'export',
    '--query',
    'lankov',
    '--format',
    'markdown',
    '--out',
    'vault',
    ...library,
  ]);
  expect(exported.exit).toBe(0);
  const [name = ''] = await readdir(`${cli.folder}/vault`);
  const [, yaml = '', body = ''] = (await readFile(`${cli.folder}/vault/${name}`, 'utf8')).split(/^---\n/m);
  expect(parse(yaml)).toMatchObject({ author: ['The Smartencyclopedia Staff Writer with Agencies'] });
  const paragraphs = article
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.length > 100)
    .slice(-11);
  expect(paragraphs).toHaveLength(11);
  for (const paragraph of paragraphs) expect(body).toContain(paragraph.trim());
});

test('a page that cannot be had is kept, printed, and told with 1 and one sentence', async () => {
  const saved = await cli.run([
    'save',
    'http://127.0.0.1:1/story',
    '--library',
    'stubs',
    '--tag',
    'later',
    '--json',
  ]);
  expect(saved.exit).toBe(1);
  expect(JSON.parse(saved.out)).toMatchObject({
    url: 'http://127.0.0.1:1/story',
    problem: 'unreachable',
    tags: ['later'],
  });
  expect(saved.err).toMatch(/^offprint: The page could not be reached\.[^\n]+\n$/);
});

test('the usual place is the one that the settings name, or the system’s', async () => {
  const usual = await cli.run(['import', '-'], {
    input: rows(1),
    env: { XDG_DATA_HOME: `${cli.folder}/data` },
  });
  expect(usual.exit).toBe(0);
  expect(await readdir(`${cli.folder}/data/offprint/Library`)).toContain('library.json');
  await cli.run(['import', '-', '--library', 'named'], { input: rows(2) });
  const config = `${cli.folder}/config`;
  await mkdir(`${config}/Offprint`, { recursive: true });
  await writeFile(`${config}/Offprint/settings.json`, JSON.stringify({ libraryDir: `${cli.folder}/named` }));
  expect(linesOf((await cli.run(['list'], { env: { XDG_CONFIG_HOME: config } })).out)).toHaveLength(2);
});

test('a library that is not there is not made by looking', async () => {
  const listed = await cli.run(['list', '--library', 'nowhere']);
  expect(listed).toMatchObject({ exit: 1, out: '' });
  expect(listed.err).toContain(`There is no library in ${cli.folder}/nowhere.`);
  expect(await readdir(cli.folder)).not.toContain('nowhere');
});

test('output of any length is whole, and a reader that leaves early is no fault', async () => {
  await cli.run(['import', '-', '--library', 'long'], { input: rows(2000) });
  const { out } = await cli.run(['list', '--library', 'long', '--json']);
  expect(linesOf(out)).toHaveLength(2000);
  expect(JSON.parse(linesOf(out).at(-1) ?? '')).toMatchObject({ state: 'unread' });
  const child = cli.start(['list', '--library', 'long', '--json']);
  const done = ended(child);
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await done).toMatchObject({ exit: 0, err: '' });
});

test('search --stdin answers while it stays open', async () => {
  const child = cli.start(['search', '--stdin', '--library', 'long', '--limit', '2']);
  const done = ended(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  for (const [query, total] of [
    ['ferry', 2000],
    ['1999', 1],
  ] as const) {
    child.stdin.write(`${query}\n`);
    expect(JSON.parse((await lines.next()).value)).toMatchObject({ query, total });
  }
  child.stdin.end();
  expect((await done).exit).toBe(0);
});

test('Ctrl+C ends a session that waits for its input', async () => {
  const child = cli.start(['search', '--stdin', '--library', 'long']);
  const done = ended(child);
  child.stdin.write('ferry\n');
  await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  child.kill('SIGINT');
  expect(await done).toMatchObject({ exit: 1, err: 'offprint: Stopped. Everything up to here is kept.\n' });
});

test('an import that was killed and run again has every article once', async () => {
  const count = 3000;
  await writeFile(`${cli.folder}/rows.ndjson`, rows(count));
  const acknowledged = new Set<string>();
  for (const enough of [1, 513, 1025]) {
    const child = cli.start(['import', 'rows.ndjson', '--library', 'killed']);
    const gone = new Promise((resolve) => child.on('close', resolve));
    let news = 0;
    for await (const line of createInterface(child.stdout)) {
      if (!line.startsWith('{')) continue;
      const { id } = JSON.parse(line);
      if (!acknowledged.has(id)) news++;
      acknowledged.add(id);
      if (news >= enough) child.kill('SIGKILL');
    }
    await gone;
  }
  const last = await cli.run(['import', 'rows.ndjson', '--library', 'killed', '--json']);
  expect(last).toMatchObject({ exit: 0, err: '' });
  const { saved, known } = JSON.parse(linesOf(last.out).at(-1) ?? '');
  expect(saved + known).toBe(count);

  const records = linesOf((await cli.run(['list', '--library', 'killed', '--json'])).out).map((line) =>
    JSON.parse(line),
  );
  expect(records).toHaveLength(count);
  expect(new Set(records.map(({ url }) => url)).size).toBe(count);
  const ids = new Set(records.map(({ id }) => id));
  for (const id of acknowledged) expect(ids.has(id)).toBe(true);
  expect((await cli.run(['check', '--library', 'killed'])).exit).toBe(0);
});

test('a library that another program holds is left alone, and it is said which', async () => {
  const unused = () => Promise.reject(new Error('not asked for here'));
  const held = await openLibrary(`${cli.folder}/held`, { fetch: unused, hostile: unused, log: () => {} });
  try {
    const { exit, out, err } = await cli.run(['list', '--library', 'held']);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain(`is open in another program (process ${process.pid})`);
  } finally {
    await held.close();
  }
});
