import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSum, isCarried, moveIntoPlace } from './carrier.mjs';
import { Stop } from './say.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-carrier-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function unpacked(name: string, content: string): Promise<string> {
  const dist = join(folder, name);
  await mkdir(dist);
  await writeFile(join(dist, 'electron'), content);
  await writeFile(join(dist, 'version'), '33.2.1');
  return dist;
}

test('a file with another sum is refused', async () => {
  const file = join(folder, 'package.tgz');
  await writeFile(file, 'abc');
  await checkSum(file, 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
  await writeFile(file, 'abd');
  const refused = checkSum(file, 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
  await expect(refused).rejects.toThrow(/is not the file this project was tested with/);
  await expect(refused).rejects.toBeInstanceOf(Stop);
});

test('of two runs at the same time the first one to finish stays, and is whole', async () => {
  const target = join(folder, 'electron');
  const [first, second] = [await unpacked('first', 'one'), await unpacked('second', 'two')];
  await Promise.all([moveIntoPlace(first, target), moveIntoPlace(second, target)]);
  expect(['one', 'two']).toContain(await readFile(join(target, 'electron'), 'utf8'));
  expect((await readdir(target)).sort()).toEqual(['electron', 'version']);
});

test('a damaged runtime is replaced', async () => {
  const target = join(folder, 'electron');
  await mkdir(target);
  await writeFile(join(target, 'icudtl.dat'), '');
  await moveIntoPlace(await unpacked('new', 'whole'), target);
  expect(await readFile(join(target, 'electron'), 'utf8')).toBe('whole');
});

test('the carried runtime is told by the app in it, wherever it lies', async () => {
  const dist = await unpacked('electron', 'x');
  await mkdir(join(dist, 'resources'));
  expect(await isCarried(dist)).toBe(false);
  const asar = join(dist, 'resources', 'default_app.asar');
  await createPackage(join(import.meta.dirname, 'default-app'), asar);
  expect(await isCarried(dist)).toBe(true);
  await writeFile(asar, '{"name": "electron", "productName": "Electron", "main": "main.js"}');
  expect(await isCarried(dist)).toBe(false);
});
