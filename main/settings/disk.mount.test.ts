import { execFile } from 'node:child_process';
import { mkdtemp, open, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorCode } from '../library/store/files.ts';
import { openSettings } from './store.ts';

const run = promisify(execFile);
let disk = '';
beforeEach(async () => {
  disk = await realpath(await mkdtemp(join(tmpdir(), 'offprint-settings-disk-')));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', disk]);
});
afterEach(async () => {
  await run('umount', [disk]);
  await rm(disk, { recursive: true });
});

test('a choice that a full disk cannot take holds until the end, what lies there is kept, and the next write has both', async () => {
  const settings = await openSettings(disk, () => {});
  await settings.change({ chromeTheme: 'dark' });
  const ballast = await open(join(disk, 'ballast'), 'w');
  const filled = (async () => {
    for (;;) await ballast.writeFile(Buffer.alloc(4096));
  })();
  const reason: unknown = await filled.catch((error: unknown) => error);
  await ballast.close();
  expect(errorCode(reason)).toBe('ENOSPC');

  await expect(settings.change({ listDensity: 'compact' })).rejects.toMatchObject({
    failure: { code: 'disk-full' },
  });
  expect(settings.get()).toMatchObject({ chromeTheme: 'dark', listDensity: 'compact' });
  expect((await openSettings(disk, () => {})).get()).toMatchObject({ chromeTheme: 'dark' });

  await rm(join(disk, 'ballast'));
  await settings.change({ sidebarShown: false });
  const again = (await openSettings(disk, () => {})).get();
  expect(again).toMatchObject({ chromeTheme: 'dark', listDensity: 'compact', sidebarShown: false });
});
