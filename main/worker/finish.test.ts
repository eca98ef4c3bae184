import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import { openLibrary, openSaveQueue, type Ports } from '../library/index.ts';
import { openChecks } from './checks.ts';
import { finishWithin } from './finish.ts';
import { keepTrash } from './trash.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-finish-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A server that never answers; only a save that is stopped ends. */
const ports: Ports = {
  log: () => {},
  hostile: () => Promise.reject(new Error('not asked')),
  fetch: ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new LibraryError({ code: 'cancelled', details: {} })));
    }),
};

async function opened() {
  const library = await openLibrary(join(folder, 'Library'), ports);
  const queue = await openSaveQueue(library, { online: true, onChange: () => {} });
  const trash = keepTrash(library, { days: null, tell: () => {}, log: () => {} });
  const checks = openChecks(library, { onProgress: () => {}, onEnd: () => {} });
  return { library, queue, trash, checks, backups: { close: async () => {} } };
}

test('a server that hangs and a thousand articles that wait are left within the time, and nothing of them is lost', {
  timeout: 90_000,
}, async () => {
  const first = await opened();
  async function* rows() {
    for (let at = 0; at < 1000; at++) {
      yield JSON.stringify({ url: `https://example.org/${at}`, title: `Title ${at}`, text: 'Words.' });
    }
  }
  const signal = new AbortController().signal;
  const ids: string[] = [];
  await first.library.importFrom(rows(), {
    signal,
    onSaved: (saved) => void ids.push(...saved.map(({ id }) => id)),
  });
  await first.queue.start([{ kind: 'link', url: 'https://example.org/silent' }], []);
  await first.library.change(ids, { note: 'mine' });
  const finished = finishWithin(first, null, 1200).then(() => 'finished');
  expect(await Promise.race([finished, after(4500, 'too late', { ref: false })])).toBe('finished');
  expect(await readFile(join(first.library.dir, 'articles', 'changes.ndjson'), 'utf8')).not.toBe('');

  const again = await opened();
  expect(again.queue.jobs()).toHaveLength(1);
  for (const id of [ids[0], ids.at(-1)]) expect((await again.library.get(id ?? '')).note).toBe('mine');
  await finishWithin(again, null, 2500);
});
