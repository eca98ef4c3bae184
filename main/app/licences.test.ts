import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chromiumLicences, readLicences } from './licences.ts';

test('Chromium’s licences lie beside the program', () => {
  expect(chromiumLicences('/opt/Offprint/offprint')).toBe('/opt/Offprint/LICENSES.chromium.html');
  expect(chromiumLicences('/Applications/Offprint.app/Contents/MacOS/Offprint')).toBe(
    '/Applications/LICENSES.chromium.html',
  );
});

test('what the build collected is read, and Chromium’s are offered where they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-licences-'));
  const packages = [{ name: 'Offprint', version: '1.0.0', licence: 'MIT', text: 'Words.' }];
  const collected = join(folder, 'licences.json');
  await writeFile(collected, JSON.stringify(packages));
  expect(await readLicences(collected, join(folder, 'offprint'))).toEqual({ packages, chromium: false });
  await writeFile(join(folder, 'LICENSES.chromium.html'), '');
  expect((await readLicences(collected, join(folder, 'offprint'))).chromium).toBe(true);
  await rm(folder, { recursive: true });
});
