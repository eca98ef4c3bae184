import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settings as settingsSchema } from '../../shared/model/settings.ts';
import { migrate, migrations } from './migrations.ts';
import { openSettings } from './store.ts';

const log = () => {};
const usual = settingsSchema.parse({});

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'offprint-settings-'));
  path = join(dir, 'settings.json');
});
afterEach(() => rm(dir, { recursive: true }));

describe('openSettings', () => {
  test('begins with the usual ones, and writes nothing for it', async () => {
    const store = await openSettings(join(dir, 'new'), log);
    expect(store.get()).toEqual(usual);
    expect(await readdir(dir)).toEqual([]);
  });

  test('remembers a change', async () => {
    const store = await openSettings(join(dir, 'new'), log);
    await store.change({ readingTheme: 'sepia', readingSize: 22 });
    expect((await openSettings(join(dir, 'new'), log)).get()).toEqual({
      ...usual,
      readingTheme: 'sepia',
      readingSize: 22,
    });
    expect(await readdir(join(dir, 'new'))).toEqual(['settings.json']);
  });

  test('of many changes at once the last one holds', async () => {
    const store = await openSettings(dir, log);
    await Promise.all([15, 16, 17, 18, 20].map((readingSize) => store.change({ readingSize })));
    expect((await openSettings(dir, log)).get().readingSize).toBe(20);
  });

  test('keeps fields that it does not know', async () => {
    await writeFile(path, JSON.stringify({ version: 1, fromTheFuture: { a: [1] } }));
    await (await openSettings(dir, log)).change({ sidebarShown: false });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      fromTheFuture: { a: [1] },
      sidebarShown: false,
    });
  });

  test('a damaged field has its usual value, the others stay', async () => {
    await writeFile(path, JSON.stringify({ version: 1, readingSize: 'huge', chromeTheme: 'dark' }));
    expect((await openSettings(dir, log)).get()).toEqual({ ...usual, chromeTheme: 'dark' });
  });

  test.each([
    '',
    '{"version": 1, "chrome',
    'null',
    '[1]',
    '"x"',
    '\0\0\0\0',
    '{"version": 99}',
    '{"libraryDir": 7}',
  ])('a file with %j is kept under another name', async (text) => {
    await writeFile(path, text);
    const store = await openSettings(dir, log);
    expect(store.get()).toEqual(usual);
    const [aside] = await readdir(dir);
    expect(aside).toMatch(/^settings\.damaged-\d+-[0-9a-f]{4}\.json$/);
    expect(await readFile(join(dir, aside ?? ''), 'utf8')).toBe(text);
    await store.change({ sort: 'title' });
    expect((await openSettings(dir, log)).get().sort).toBe('title');
  });

  test('a change that cannot be written holds until the app ends, and says so', async () => {
    await writeFile(join(dir, 'a-file'), '');
    const store = await openSettings(join(dir, 'a-file'), log);
    await expect(store.change({ chromeTheme: 'dark' })).rejects.toThrow();
    expect(store.get().chromeTheme).toBe('dark');
  });
});

describe('migrate', () => {
  const steps = [
    (old: Record<string, unknown>) => ({ ...old, second: true }),
    (old: Record<string, unknown>) => ({ ...old, third: true }),
  ];

  test('goes through every version in order', () => {
    expect(migrate({ a: 1 }, steps)).toEqual({ a: 1, second: true, third: true, version: 3 });
    expect(migrate({ version: 2 }, steps)).toEqual({ third: true, version: 3 });
  });

  test('leaves the present and newer versions alone', () => {
    expect(migrate({ version: 3 }, steps)).toEqual({ version: 3 });
    expect(migrate({ version: 9 }, steps)).toEqual({ version: 9 });
  });

  test('a frozen sample of every version opens, with all that it said', async () => {
    const samples = (await readdir(new URL('fixtures', import.meta.url))).sort();
    expect(samples).toHaveLength(migrations.length + 1);
    for (const sample of samples) {
      const raw = JSON.parse(await readFile(new URL(`fixtures/${sample}`, import.meta.url), 'utf8'));
      expect(settingsSchema.parse(migrate(raw))).toMatchObject(migrate(raw));
    }
  });
});
