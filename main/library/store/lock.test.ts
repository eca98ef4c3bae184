import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock, lockHolderOf } from './lock.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'offprint-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const inUse = { failure: { code: 'library-in-use', details: { pid: process.pid } } };

/** What a lock file of another process holds. */
async function lockOf(pid: number, more: Record<string, unknown> = {}): Promise<void> {
  const lock = await acquireLock(dir);
  const [name = ''] = await readdir(dir);
  const mine: Record<string, unknown> = JSON.parse(await readFile(join(dir, name), 'utf8'));
  await lock.release();
  await writeFile(join(dir, 'lock-4.json'), JSON.stringify({ ...mine, pid, ...more }));
}

test('one holds it, others are refused until it is let go', async () => {
  const lock = await acquireLock(dir, '/run/socket');
  await expect(acquireLock(dir)).rejects.toMatchObject(inUse);
  expect(await lockHolderOf(dir)).toMatchObject({ pid: process.pid, socket: '/run/socket' });
  expect([await lock.held(), lock.takenOver]).toEqual([true, false]);
  await lock.release();
  expect(await lock.held()).toBe(false);
  expect(await lockHolderOf(dir)).toBeNull();
  await (await acquireLock(dir)).release();
  expect(await readdir(dir)).toEqual([]);
});

test('a thread that died does not lock its process out, other processes it does', async () => {
  await acquireLock(dir);
  const lock = await acquireLock(dir, null, true);
  expect([await lock.held(), lock.takenOver]).toEqual([true, true]);
  await lock.release();
  expect(await readdir(dir)).toEqual([]);
  await lockOf(process.ppid, { started: null });
  await expect(acquireLock(dir, null, true)).rejects.toMatchObject({
    failure: { code: 'library-in-use' },
  });
});

test('of many at once, at most one gets it', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(dir)));
  expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
});

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const ended = once(child, 'close');
  const { pid = 0 } = child;
  const started = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))
    .split(') ')[1]
    ?.split(' ')[19];
  await lockOf(pid, { started: started ?? null });
  await expect(acquireLock(dir)).rejects.toMatchObject({ failure: { details: { pid } } });
  child.kill('SIGKILL');
  await ended;
  const lock = await acquireLock(dir);
  expect(await lock.held()).toBe(true);
  expect(await readdir(dir)).toHaveLength(1);
});

test.each([
  ['a later process has its id', { started: '1' }],
  ['the machine was started anew', { boot: 'another' }],
])('it is stale when %s', async (_, more) => {
  await lockOf(process.pid, more);
  await acquireLock(dir);
});

test('another machine that shares the folder is believed for a while', async () => {
  await lockOf(process.pid, { boot: 'another', host: `not-${hostname()}` });
  await expect(acquireLock(dir)).rejects.toMatchObject({ failure: { code: 'library-in-use' } });
  const before = new Date(Date.now() - 3_600_000);
  await utimes(join(dir, 'lock-4.json'), before, before);
  const lock = await acquireLock(dir);
  expect(lock.takenOver).toBe(true);
  await lock.release();
  // A clock that was wrong told a time that is years away.
  await lockOf(process.pid, { boot: 'another', host: `not-${hostname()}` });
  const later = new Date(Date.now() + 400_000_000_000);
  await utimes(join(dir, 'lock-4.json'), later, later);
  expect((await acquireLock(dir)).takenOver).toBe(true);
});

test.each(['', 'null', '{"pid":1}', '\0\0\0\0', '{'])(
  'a damaged lock holds nobody off: %j',
  async (content) => {
    await writeFile(join(dir, 'lock-7.json'), content);
    await acquireLock(dir);
    expect(await readdir(dir)).toEqual(['lock-8.json']);
  },
);

test('a symlink is the same folder', async () => {
  await acquireLock(dir);
  const other = `${dir}-link`;
  await symlink(dir, other);
  await expect(acquireLock(other)).rejects.toMatchObject(inUse);
  await rm(other);
});
