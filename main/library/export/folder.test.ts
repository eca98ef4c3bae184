import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolder } from './folder.ts';

let root: string;
const at = (...path: string[]) => join(root, ...path);
const failing = (code: string) => expect.objectContaining({ failure: expect.objectContaining({ code }) });

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'offprint-folder-')));
  await mkdir(at('library/articles'), { recursive: true });
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

test('folders are made, files appear under their names only', async () => {
  const folder = await openFolder(at('a/b'), at('library'), false);
  await folder.write('x.md', 'text');
  await folder.copy(at('a/b/x.md'), 'images/1/y.jpg');
  expect(await readFile(at('a/b/images/1/y.jpg'), 'utf8')).toBe('text');
  expect((await readdir(at('a/b'), { recursive: true })).sort()).toEqual([
    'images',
    'images/1',
    'images/1/y.jpg',
    'x.md',
  ]);
});

test('what is there is kept unless it may be written over', async () => {
  await writeFile(at('x.md'), 'mine');
  const careful = await openFolder(root, at('library'), false);
  await expect(careful.refuseTaken('x.md')).rejects.toEqual(failing('already-exists'));
  await expect(careful.write('x.md', 'other')).rejects.toEqual(failing('already-exists'));
  expect(await readFile(at('x.md'), 'utf8')).toBe('mine');
  await (await openFolder(root, at('library'), true)).write('x.md', 'other');
  expect(await readFile(at('x.md'), 'utf8')).toBe('other');
  expect((await readdir(root)).sort()).toEqual(['library', 'x.md']);
});

test('a folder below the chosen one is not the library', async () => {
  const folder = await openFolder(at('.'), at('library'), true);
  await expect(folder.write('library/a.md', 'a')).rejects.toEqual(failing('inside-library'));
  await expect(folder.write('library/images/1.png', 'a')).rejects.toEqual(failing('inside-library'));
  expect(await readdir(at('library'))).toEqual(['articles']);
});

test('the library is no place to export to, by whatever way it is named', async () => {
  await symlink(at('library'), at('link'));
  for (const path of [
    'library',
    'library/articles',
    'library/new/deep',
    'link/new',
    'x/../library',
    'link',
  ]) {
    await expect(openFolder(at(path), at('library'), true), path).rejects.toEqual(failing('inside-library'));
    await expect(openFolder(at(path), at('link'), true), path).rejects.toEqual(failing('inside-library'));
  }
  expect(await readdir(at('library'))).toEqual(['articles']);
  await openFolder(at('library 2'), at('library'), false);
});

test('a file, a pipe or a broken link in place of the folder is refused', async () => {
  await writeFile(at('file'), '');
  await promisify(execFile)('mkfifo', [at('pipe')]);
  await symlink(at('nowhere'), at('broken'));
  for (const name of ['file', 'pipe', 'broken']) {
    await expect(openFolder(at(name), at('library'), true), name).rejects.toEqual(failing('already-exists'));
  }
});

test('a pipe or a folder in place of a file is refused, even when files may be written over', async () => {
  await promisify(execFile)('mkfifo', [at('x.md')]);
  await mkdir(at('y.md'));
  const folder = await openFolder(root, at('library'), true);
  await expect(folder.write('x.md', '')).rejects.toEqual(failing('unsupported-file'));
  await expect(folder.write('y.md', '')).rejects.toEqual(failing('unsupported-file'));
  expect((await readdir(root)).sort()).toEqual(['library', 'x.md', 'y.md']);
});

test('a link is replaced or refused, never followed', async () => {
  await mkdir(at('out'));
  await mkdir(at('elsewhere'));
  await writeFile(at('secret'), 'untouched');
  await symlink(at('secret'), at('out/x.md'));
  await symlink(at('elsewhere'), at('out/images'));
  const folder = await openFolder(at('out'), at('library'), true);
  await folder.write('x.md', 'text');
  expect(await readFile(at('secret'), 'utf8')).toBe('untouched');
  expect(await readFile(at('out/x.md'), 'utf8')).toBe('text');
  await expect(folder.copy(at('secret'), 'images/a/b.jpg')).rejects.toEqual(failing('already-exists'));
  await expect(folder.refuseOther('images')).rejects.toEqual(failing('already-exists'));
  expect(await readdir(at('elsewhere'))).toEqual([]);
});

test('folders that were made for nothing are taken away again', async () => {
  const folder = await openFolder(at('a/b'), at('library'), false);
  await expect(folder.copy(at('missing'), 'images/1.jpg')).rejects.toEqual(failing('not-found'));
  await folder.removeEmpty();
  expect(await readdir(root)).toEqual(['library']);
});
