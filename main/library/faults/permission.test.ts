import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildProgram } from './built.testing.ts';

/** An account that owns nothing else; where the tests run as an ordinary user, that one is taken. */
const NOBODY = 65534;
let permission: Built;
let folder = '';
beforeAll(async () => {
  permission = await buildProgram('permission');
  await chmod(join(permission.file, '..'), 0o755);
  folder = await mkdtemp(join(tmpdir(), 'offprint-permission-'));
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
});
afterAll(async () => {
  await permission.remove();
  await rm(folder, { recursive: true, force: true });
});

test('a library that loses its write permission while open says so, can be read, and is written to again', async () => {
  const command = [permission.file, folder, String(NOBODY)];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  const first = { titles: ['First'], total: 1, note: 'before', text: 'xylophone one' };
  const { after, ...more } = JSON.parse(stdout);
  expect(more).toEqual({
    refused: { save: 'read-only', export: 'read-only', target: [] },
    during: first,
    allowed: { save: 'done', note: 'done', export: 'done' },
  });
  expect(after).toMatchObject({ total: 2, note: 'after', text: 'xylophone one' });
  expect(after.titles.sort()).toEqual(['First', 'Second']);
});
