import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { FetchPort, HostilePort } from '../library/index.ts';
import { hostLibrary, type LibraryHost } from './host.ts';

/** A worker that speaks the protocol and knows three words: `tags.list` is answered, `articles.undo` is its death, and
 * `articles.get` asks main for a page. */
const script = `
  const { parentPort, workerData } = require('node:worker_threads');
  let asked = null;
  parentPort.postMessage({ kind: 'event', name: 'library.changed', payload: workerData });
  parentPort.on('message', (message) => {
    const reply = (id, value) => parentPort.postMessage({ kind: 'reply', id, result: { ok: true, value } });
    if (message.kind === 'reply') reply(asked, message.result);
    else if (message.name === 'tags.list') reply(message.id, [{ tag: 'a', count: 1 }]);
    else if (message.name === 'close') reply(message.id, null);
    else if (message.name === 'articles.undo') process.exit(3);
    else if (message.name === 'articles.get') {
      asked = message.id;
      parentPort.postMessage({ kind: 'call', id: 1, name: 'fetch', input: { url: message.input.id } });
    }
  });
`;

const hosts: LibraryHost[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close(100).catch(() => {});
});

const noHostile: HostilePort = () => Promise.reject(new Error('not asked'));

function hosted(fetch: FetchPort = () => Promise.reject(new Error('not asked'))) {
  const begun: unknown[] = [];
  const logged: string[] = [];
  let onBegun = () => {};
  const alive = new Set<Worker>();
  let most = 0;
  const host = hostLibrary({
    spawn(again) {
      const worker = new Worker(script, { eval: true, workerData: { again } });
      alive.add(worker);
      most = Math.max(most, alive.size);
      worker.once('exit', () => alive.delete(worker));
      return worker;
    },
    ports: { fetch, hostile: noHostile, pdf: async (page) => page },
    listeners: {
      opened: () => {},
      'library.changed': (payload) => {
        begun.push(payload);
        onBegun();
      },
      'save.changed': () => {},
      'trash.changed': () => {},
      'outside.changed': () => {},
      'library.found': () => {},
      'library.checking': () => {},
      'library.recovering': () => {},
      'library.rebuilding': () => {},
      'backups.restoring': () => {},
      'library.measured': () => {},
      'export.progress': () => {},
    },
    log: (_level, message) => logged.push(message),
  });
  hosts.push(host);
  const workers = (count: number) =>
    new Promise<void>((resolve) => {
      onBegun = () => {
        if (begun.length >= count) resolve();
      };
      onBegun();
    });
  return { host, begun, logged, workers, most: () => most };
}

test('calls the worker', async () => {
  expect(await hosted().host.call('tags.list', {})).toEqual([{ tag: 'a', count: 1 }]);
});

test('answers what the worker asks of main, failures included', async () => {
  const asked: string[] = [];
  const { host } = hosted(async ({ url }) => {
    asked.push(url);
    return { status: 200, url, contentType: null, bytes: new Uint8Array([1, 2]) };
  });
  expect(await host.call('articles.get', { id: 'x' })).toMatchObject({
    ok: true,
    value: { bytes: new Uint8Array([1, 2]) },
  });
  expect(asked).toEqual(['x']);
  expect(await hosted().host.call('articles.get', { id: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'internal' },
  });
});

test('a worker that dies fails the calls that wait, and is started again', async () => {
  const { host, begun, logged, workers } = hosted();
  await expect(host.call('articles.undo', { undo: 'x' })).rejects.toMatchObject({
    failure: { code: 'internal' },
  });
  await workers(2);
  expect(await host.call('tags.list', {})).toHaveLength(1);
  expect(begun).toEqual([{ again: false }, { again: true }]);
  expect(logged).toContain('the library worker ended');
});

test('a worker that dies again and again is left alone', async () => {
  const { host, begun, workers } = hosted();
  for (const times of [1, 2, 3, 4]) {
    await workers(times);
    await expect(host.call('articles.undo', { undo: 'x' })).rejects.toMatchObject({
      failure: { code: 'internal' },
    });
  }
  await expect(host.call('tags.list', {})).rejects.toMatchObject({ failure: { code: 'internal' } });
  expect(begun).toHaveLength(4);
});

test('closing ends the worker, and no other is started', async () => {
  const { host, begun, workers } = hosted();
  await workers(1);
  await host.close(100);
  await expect(host.call('tags.list', {})).rejects.toMatchObject({ failure: { code: 'internal' } });
  expect(begun).toHaveLength(1);
});

test('another worker takes the place of one that may finish first, and calls wait for it', async () => {
  const { host, begun, logged, workers } = hosted();
  await workers(1);
  const moved = host.move();
  const asked = host.call('tags.list', {});
  await moved;
  expect(await asked).toEqual([{ tag: 'a', count: 1 }]);
  await workers(2);
  expect(begun).toEqual([{ again: false }, { again: false }]);
  expect(logged).toEqual([]);
});

test('of two moves at once each waits for the one before: there are never two workers', async () => {
  const { host, workers, most } = hosted();
  await workers(1);
  await Promise.all([host.move(), host.move()]);
  await workers(3);
  expect(await host.call('tags.list', {})).toEqual([{ tag: 'a', count: 1 }]);
  expect(most()).toBe(1);
});
