import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { libraryFolders } from '../store/store.testing.ts';
import { type Built, buildProgram } from './built.testing.ts';

const libraries = libraryFolders();
let clock: Built;
beforeAll(async () => {
  clock = await buildProgram('clock');
});
afterEach(libraries.clear);
afterAll(() => clock.remove());

test('with a clock in 1970, in 2038 and going back between saves no id is used twice and nothing is lost', async () => {
  const dir = await libraries.folder();
  const times = [
    '1970-01-01T00:00:00Z',
    '2038-01-19T03:14:07Z',
    '2038-01-19T03:14:08Z',
    '2024-05-01T12:00:00Z',
    '2024-05-01T11:00:00Z',
    '1970-01-01T00:00:00Z',
  ];
  const lines: string[] = [];
  // Each process has another clock than the one before it.
  for (const some of [times.slice(0, 3), times.slice(3)]) {
    const { stdout } = await promisify(execFile)(process.execPath, [clock.file, dir, ...some]);
    lines.push(...stdout.trim().split('\n'));
  }
  const saved = lines.map((line) => line.split(' '));
  expect(new Set(saved.map(([, id]) => id)).size).toBe(times.length);
  const library = await libraries.open(dir);
  for (const [, id = '', time = ''] of saved) {
    const record = await library.get(id);
    expect(record).toMatchObject({ saved: time, note: expect.stringMatching(/^note \d$/) });
    expect(await library.markdown(id)).toMatch(/^body corrected \d$/);
  }
  const { rows } = await library.page({
    view: { kind: 'all' },
    sort: 'saved-oldest',
    offset: 0,
    limit: 10,
  });
  const inOrder = saved.map(([, , time = '']) => time).sort();
  expect(rows.map((row) => row.saved)).toEqual(inOrder);
  expect(await library.check({ repair: false })).toEqual([]);
});
