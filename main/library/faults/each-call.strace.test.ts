import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { libraryFolders } from '../store/store.testing.ts';
import { type Built, buildProgram } from './built.testing.ts';
import { ACTS, failEachCall, killInEachCall } from './each-call.testing.ts';

const libraries = libraryFolders();
let saver: Built;
beforeAll(async () => {
  saver = await buildProgram('saver');
});
afterEach(libraries.clear);
afterAll(() => saver.remove());

test('a save that is killed in any of its calls is there whole, or not at all', {
  timeout: 240_000,
}, async () => {
  const report = await killInEachCall(saver.file, await libraries.folder(), 'save');
  expect(report.wrong).toEqual([]);
  expect(report.struck).toBeGreaterThan(15);
});

describe.each(ACTS)('%s', (act) => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EIO', 'unreadable-file'],
  ] as const)(
    '%s from any of its calls is said, and nothing is lost',
    { timeout: 240_000 },
    async (error, code) => {
      const report = await failEachCall(saver.file, await libraries.folder(), act, error);
      expect(report.wrong).toEqual([]);
      expect(report.said).toEqual([code]);
      expect(report.struck).toBeGreaterThan(3);
    },
  );
});
