import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './log.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'offprint-log-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('writes one line of JSON an event, in order', async () => {
  const file = openLog(join(dir, 'logs'));
  for (let turn = 0; turn < 50; turn += 1) file.log('info', 'saved', { turn });
  await file.settled();
  const lines = (await readFile(join(dir, 'logs/offprint.log'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).turn)).toEqual([...Array(50).keys()]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', message: 'saved', turn: 0 });
});

test('begins a new file when one is full, and keeps three', async () => {
  for (const round of [1, 2, 3, 4]) {
    await writeFile(join(dir, 'offprint.log'), `${round}`.repeat(1024 * 1024));
    const file = openLog(dir);
    file.log('warn', 'full');
    await file.settled();
  }
  expect((await readdir(dir)).sort()).toEqual(['offprint.1.log', 'offprint.2.log', 'offprint.log']);
  expect((await readFile(join(dir, 'offprint.2.log'), 'utf8'))[0]).toBe('3');
});

test('a folder that cannot be written stops nothing', async () => {
  await writeFile(join(dir, 'a-file'), '');
  const file = openLog(join(dir, 'a-file'));
  file.log('error', 'lost');
  await file.settled();
  file.log('error', 'lost again');
  await file.settled();
  expect(await readdir(dir)).toEqual(['a-file']);
});
