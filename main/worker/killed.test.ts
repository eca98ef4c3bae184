import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLibrary, type Ports } from '../library/index.ts';
import { hostLibrary } from './host.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let entry = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-killed-'));
  entry = join(folder, 'entry.mjs');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    absWorkingDir: root,
    entryPoints: ['main/worker/entry.ts'],
    outfile: entry,
    bundle: true,
    external: ['node-sqlite3-wasm'],
    banner: {
      js: "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);",
    },
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const offline: Ports = {
  fetch: () => Promise.reject(new Error('no network')),
  hostile: () => Promise.reject(new Error('no other process')),
  log: () => {},
};
const nothing = () => {};

test('the thread of a library that is killed at its work is made again, finds the same, and has what was acknowledged', {
  timeout: 60_000,
}, async () => {
  const dir = join(folder, 'Library');
  const library = await openLibrary(dir, offline);
  async function* rows() {
    for (let at = 0; at < 60; at++) {
      const text = `The ${at}. ferry left. `.repeat(1 + (at % 7));
      yield JSON.stringify({ url: null, title: `Ferry ${at}`, text });
    }
  }
  const ids: string[] = [];
  await library.importFrom(rows(), {
    signal: new AbortController().signal,
    onSaved: (saved) => void ids.push(...saved.map(({ id }) => id)),
  });
  await library.close();

  const workers: Worker[] = [];
  const host = hostLibrary({
    spawn(again) {
      const given = { dir, create: false, again, version: '1', trashDays: null, online: false };
      const backups = { dir: join(dir, '..', 'backups'), on: false };
      const worker = new Worker(entry, { workerData: { ...given, backups } });
      workers.push(worker);
      return worker;
    },
    ports: {
      ...offline,
      pdf: async (page) => page,
    },
    listeners: {
      opened: nothing,
      'library.changed': nothing,
      'save.changed': nothing,
      'trash.changed': nothing,
      'outside.changed': nothing,
      'library.found': nothing,
      'library.checking': nothing,
      'library.recovering': nothing,
      'library.rebuilding': nothing,
      'backups.restoring': nothing,
      'library.measured': nothing,
      'export.progress': nothing,
    },
    log: nothing,
  });
  const search = async () => {
    const { total, hits } = await host.call('articles.search', {
      query: 'ferry left',
      typing: false,
      sort: 'relevance',
      view: null,
      offset: 0,
      limit: 200,
      asTyped: false,
    });
    return { total, ids: hits.map(({ row }) => row.id) };
  };
  const before = await search();
  expect(before.total).toBe(60);
  for (const change of [{ favourite: true }, { state: 'archived' }] as const) {
    await host.call('articles.change', { ids, change, continues: null });
    const cut = host.call('articles.change', { ids, change: { addTags: ['cut'] }, continues: null });
    const ended = cut.catch((error: unknown) => error);
    await workers.at(-1)?.terminate();
    await ended;
    expect(await search()).toMatchObject({ total: 60 });
    for (const id of ids.slice(0, 3)) {
      expect((await host.call('articles.get', { id })).record).toMatchObject(change);
    }
  }
  await host.call('articles.change', {
    ids,
    change: { removeTags: ['cut'] },
    continues: null,
  });
  await expect.poll(search).toEqual(before);
  expect(workers).toHaveLength(3);
  await host.close(2000);
  const again = await openLibrary(dir, offline);
  expect(await again.check({ repair: false })).toEqual([]);
  await again.close();
});
