import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { licencesOf, packageFolder } from './licences.mjs';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'offprint-licences-'));
});
afterEach(() => rm(root, { recursive: true }));

async function pack(name: string, files: Record<string, string>, licence?: string): Promise<string> {
  const folder = join(root, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license: licence }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return join(folder, 'dist', 'index.js');
}

test('a file belongs to the innermost package', () => {
  const at = (...parts: string[]) => join('/p', 'node_modules', ...parts);
  expect(packageFolder(at('one', 'dist', 'a.js'))).toBe(at('one'));
  expect(packageFolder(at('@two', 'part', 'a.js'))).toBe(at('@two', 'part'));
  expect(packageFolder(at('one', 'node_modules', 'three', 'a.js'))).toBe(at('one', 'node_modules', 'three'));
  expect(packageFolder(join('/p', 'main', 'a.ts'))).toBeNull();
});

test('each package is told once, with all words of its licence', async () => {
  const b = await pack('beta', { LICENSE: 'Do as you like.\n', 'NOTICE.txt': 'By Ida.' }, '(MIT OR ISC)');
  const a = await pack('alpha', { 'licence.md': 'Do no harm.' }, 'MIT');
  expect(await licencesOf([b, join(b, '..', 'other.js'), a, join(root, 'main.ts')])).toEqual([
    { name: 'alpha', version: '1.0.0', licence: 'MIT', text: 'Do no harm.' },
    { name: 'beta', version: '1.0.0', licence: 'MIT OR ISC', text: 'Do as you like.\n\n\nBy Ida.' },
  ]);
});

test('a package without the words of a licence stops the build', async () => {
  const empty = await pack('empty', { LICENSE: ' \n' }, 'MIT');
  await expect(licencesOf([empty])).rejects.toThrow('empty 1.0.0 is bundled and has no licence text');
  const unnamed = await pack('unnamed', { LICENSE: 'Words.' });
  await expect(licencesOf([unnamed])).rejects.toThrow('unnamed');
});
