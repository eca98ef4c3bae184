import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectPlace } from './place.ts';

let dir: string;
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'offprint-place-')));
});
afterEach(() => rm(dir, { recursive: true }));

test('an empty folder is a place for a new library', async () => {
  await writeFile(join(dir, '.DS_Store'), '');
  expect(await inspectPlace(dir, null)).toEqual({ dir, kind: 'empty' });
});

test('a library is one, also by another name', async () => {
  await writeFile(join(dir, 'library.json'), '{}');
  await symlink(dir, `${dir}-link`);
  expect(await inspectPlace(`${dir}-link`, null)).toEqual({ dir, kind: 'library' });
  await rm(`${dir}-link`);
});

test('among other things a library gets a folder of its own, which is found again', async () => {
  await writeFile(join(dir, 'letter.txt'), 'x');
  const own = join(dir, 'Offprint Library');
  expect(await inspectPlace(dir, null)).toEqual({ dir: own, kind: 'empty' });
  await mkdir(join(own, 'catalogue'), { recursive: true });
  expect(await inspectPlace(dir, null)).toEqual({ dir: own, kind: 'library' });
});

test('no library lies inside another, and none where there is no folder', async () => {
  const inner = join(dir, 'articles');
  await mkdir(inner);
  await expect(inspectPlace(inner, dir)).rejects.toMatchObject({ failure: { code: 'inside-library' } });
  await expect(inspectPlace(join(dir, 'gone'), null)).rejects.toMatchObject({
    failure: { code: 'library-missing' },
  });
  await mkdir(`${dir}-2`);
  expect((await inspectPlace(`${dir}-2`, dir)).kind).toBe('empty');
  await rm(`${dir}-2`, { recursive: true });
});
