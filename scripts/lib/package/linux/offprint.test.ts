import { chmod, copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../process.mjs';

let folder: string;
let command: string;

// The command as it is installed, through a link, with a program behind it that tells what it was started with.
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'offprint command-')));
  const app = join(folder, 'opt/Offprint');
  await mkdir(join(app, 'bin'), { recursive: true });
  await copyFile(join(import.meta.dirname, 'offprint.sh'), join(app, 'bin/offprint'));
  await writeFile(join(app, 'offprint'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  await chmod(join(app, 'offprint'), 0o755);
  command = join(folder, 'offprint');
  await symlink(join(app, 'bin/offprint'), command);
});
afterAll(() => rm(folder, { recursive: true }));

async function started(...words: string[]): Promise<string[]> {
  const { code, output } = await runProgram(command, words);
  expect(code).toBe(0);
  return output.split('\n').slice(0, -1);
}

test.each([
  [['list']],
  [['save', 'https://example.org/a b']],
  [['--library', 'My News', 'list', '--json']],
  [['--library=/srv/news', 'search', '--', '-word']],
  [['--version']],
  [['--help']],
  [['--json', 'notes']],
  [['nonsense']],
  [['save', 'offprint://save?url=x']],
  [['note', '0123', '--quote', '']],
])('%j runs without a window', async (words) => {
  const switches = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  expect(await started(...words)).toEqual([...switches, ...root, '--offprint-command', '--', ...words]);
});

// For root the window opens only when that is said.
const asked = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
test.each([
  [[]],
  [['offprint://save?url=https%3A%2F%2Fexample.org%2F']],
  [['notes.md']],
  [['a b.html', 'c.txt']],
  [['/srv/list']],
  [['file:///srv/a.md']],
  [['--library', 'list']],
  [['--screenshot', 'save', '--library=x']],
  [['--remote-debugging-port=0']],
])('%j opens the window', async (words) => {
  expect(await started(...asked, ...words)).toEqual([...asked, ...words]);
});
