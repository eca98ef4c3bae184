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

test('a save that is killed in every third of its calls is there whole, or not at all', {
  timeout: 240_000,
}, async () => {
  const report = await killInEachCall(saver.file, await libraries.folder(), 'save', { every: 3 });
  expect(report.wrong).toEqual([]);
  expect(report.struck).toBeGreaterThan(5);
});

describe.each(ACTS)('%s', (act) => {
  test('ENOSPC from any of its calls is said, and nothing is lost', { timeout: 240_000 }, async () => {
    const report = await failEachCall(saver.file, await libraries.folder(), act, 'ENOSPC');
    expect(report.wrong).toEqual([]);
    expect(report.said).toContain('disk-full');
    // A file that was to be read. No disk says so: this one does, as each call is to fail.
    expect(report.said.filter((code) => !['disk-full', 'unreadable-file'].includes(code))).toEqual([]);
    expect(report.struck).toBeGreaterThan(3);
  });

  test('EIO from every third of its calls is said, and nothing is lost', { timeout: 240_000 }, async () => {
    const report = await failEachCall(saver.file, await libraries.folder(), act, 'EIO', 3);
    expect(report.wrong).toEqual([]);
    expect(report.said).toEqual(['unreadable-file']);
    expect(report.struck).toBeGreaterThan(1);
  });
});
