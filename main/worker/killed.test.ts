import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Built, buildFile } from '../library/faults/built.testing.ts';
import { article, libraryFolders } from '../library/store/store.testing.ts';
import { hostLibrary } from './host.ts';

const libraries = libraryFolders();
let built: Built;
beforeAll(async () => {
  built = await buildFile('main/worker/entry.ts');
});
afterEach(libraries.clear);
afterAll(() => built.remove());

const nothing = () => {};

test('the thread of a library that is killed at its work is made again, finds the same, and has what was acknowledged', {
  timeout: 60_000,
}, async () => {
  const dir = await libraries.folder();
  const library = await libraries.open(dir);
  const added = await library.add(
    Array.from({ length: 60 }, (_, at) =>
      article(`Ferry ${at}`, `The ${at}. ferry left. `.repeat(1 + (at % 7))),
    ),
  );
  const ids = added.map(({ id }) => id);
  await library.close();

  const workers: Worker[] = [];
  const host = hostLibrary({
    spawn(again) {
      const given = { dir, create: false, again, version: '1', trashDays: null, online: false };
      const backups = { dir: join(dir, '..', 'backups'), on: false };
      const worker = new Worker(built.file, { workerData: { ...given, backups } });
      workers.push(worker);
      return worker;
    },
    ports: {
      fetch: () => Promise.reject(new Error('no network')),
      hostile: () => Promise.reject(new Error('no other process')),
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
  expect(await (await libraries.open(dir)).check({ repair: false })).toEqual([]);
});
