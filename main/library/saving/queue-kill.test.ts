import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { allRecords, libraryFolders } from '../store/store.testing.ts';

const ROUNDS = 10;

const libraries = libraryFolders();
afterEach(libraries.clear);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-queue-kill-'));
  const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await symlink(fromHere('../../../node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    entryPoints: [fromHere('./queue-kill-writer.testing.ts')],
    outfile: join(folder, 'writer.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the writer until it has printed so many lines, and then kills it at any moment. Returns its lines. */
async function run(dir: string, round: string, enough: (lines: string[]) => boolean): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [join(folder, 'writer.mjs'), dir, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let output = '';
  let killing = false;
  const lines = () => output.split('\n').slice(0, -1);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (killing || !enough(lines())) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
  });
  await ended;
  return lines();
}

test(`killed ${ROUNDS} times, everything that was put in is saved, once`, { timeout: 120_000 }, async () => {
  const dir = await libraries.folder();
  const put: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const most = 1 + Math.floor(Math.random() * 12);
    const lines = await run(dir, String(round), (now) => now.length >= most);
    put.push(...lines.flatMap((line) => /^put (.*)$/.exec(line)?.[1] ?? []));
  }
  await run(dir, 'end', (lines) => lines.includes('ended'));

  const library = await libraries.open(dir);
  const records = await allRecords(library);
  expect(await readdir(join(dir, 'queue'))).toEqual([]);
  const titles = records.map(({ title }) => title);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  const wanted = put.flatMap((name) => [`https://example.org/${name}`, `Text ${name}`, `File ${name}`]);
  const had = new Set(records.map(({ title, url }) => url ?? title));
  expect(wanted.filter((one) => !had.has(one))).toEqual([]);
  expect(records.filter(({ problem }) => problem !== null)).toEqual([]);
  expect(await library.check({ repair: false })).toEqual([]);
  expect(library.findings()).toEqual([]);
});
