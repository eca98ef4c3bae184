import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { allRecords, libraryFolders, titlesOf } from './store.testing.ts';

const ROUNDS = 15;

const libraries = libraryFolders();
afterEach(libraries.clear);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-kill-'));
  const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await symlink(fromHere('../../../node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    entryPoints: [fromHere('./kill-writer.testing.ts')],
    outfile: join(folder, 'writer.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Lines of a writer that is killed at any moment of its work. */
async function writeAndKill(dir: string, round: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [join(folder, 'writer.mjs'), dir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let output = '';
  // A number of lines and then a moment, so that a slow machine is killed at its work too.
  let left = 1 + Math.floor(Math.random() * 200);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const lines = text.split('\n').length - 1;
    if (left > 0 && left <= lines) setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
    left -= lines;
  });
  await ended;
  return output.split('\n').slice(0, -1);
}

test(`killed ${ROUNDS} times, everything acknowledged is there once, what was removed is not, and the folders tell it too`, {
  timeout: 120_000,
}, async () => {
  const dir = await libraries.folder();
  const notes = new Map<string, string | null>();
  const corrected = new Map<string, string>();
  const archived = new Set<string>();
  /** Of these the removal had begun: they are there, or nothing of them is. */
  const removing = new Set<string>();
  const removed = new Set<string>();
  /** What each may be at: more than one after a kill amid a change of all. */
  let progress = new Map<string, number[]>();
  let before = progress;
  for (let round = 0; round < ROUNDS; round++) {
    const lines = await writeAndKill(dir, round);
    expect(lines[0]).toBe('open');
    for (const [word, id = '', step = ''] of lines.map((line) => line.split(' '))) {
      if (word === 'added') {
        notes.set(id, null);
        progress.set(id, [0]);
      }
      const to = Number(step);
      if (word === 'moving') {
        before = progress;
        progress = new Map([...before].map(([one, may]) => [one, [...may, to]]));
      }
      if (word === 'moved') progress = new Map([...before].map(([one]) => [one, [to]]));
      if (word === 'returning')
        progress = new Map([...before].map(([one, may]) => [one, [...may, ...(progress.get(one) ?? [])]]));
      if (word === 'returned') progress = new Map(before);
      if (word === 'noted') notes.set(id, `note ${step}`);
      if (word === 'corrected') corrected.set(id, step);
      if (word === 'archived') archived.add(id);
      if (word === 'removing') removing.add(id);
      if (word === 'removed') removed.add(id);
    }
  }

  const verify = async () => {
    const library = await libraries.open(dir);
    const records = new Map((await allRecords(library)).map((record) => [record.id, record]));
    expect(new Set([...records.values()].map(({ url }) => url)).size).toBe(records.size);
    for (const id of removed) expect(records.has(id)).toBe(false);
    for (const [id, note] of notes) {
      const record = records.get(id);
      if (record === undefined && removing.has(id)) continue;
      expect(record?.id).toBe(id);
      if (note !== null) expect([record?.note, record?.tags]).toEqual([note, [note.replace('note ', 'tag')]]);
      expect(progress.get(id)).toContain(record?.progress);
      if (archived.has(id)) expect(record?.state).toBe('archived');
      const body = await library.markdown(id);
      expect(body).toMatch(/^body/);
      // A title and the text that came with it are never parted.
      const text = /^body corrected (\d+)/.exec(body)?.[1];
      const title = /^Corrected (\d+)/.exec(record?.title ?? '')?.[1];
      expect(text).toBe(title);
      if (corrected.has(id)) expect(text).toBe(corrected.get(id));
    }
    return { library, ids: [...records.keys()] };
  };

  const { library, ids } = await verify();
  await library.searchable();
  const { trash } = await library.counts();
  expect(await titlesOf(library, 'body', false)).toHaveLength(Math.min(200, ids.length - trash));
  const findings = await library.check({ repair: true });
  expect(findings.filter(({ kind }) => kind !== 'article-without-record')).toEqual([]);
  expect(findings.filter(({ id }) => removing.has(id ?? ''))).toEqual([]);
  expect(await library.check({ repair: false })).toEqual([]);
  await library.close();

  await rm(join(dir, 'catalogue'), { recursive: true });
  await rm(join(dir, 'index'), { recursive: true });
  const rebuilt = await verify();
  expect(await rebuilt.library.check({ repair: false })).toEqual([]);
});
