import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { libraryFolders } from '../store/store.testing.ts';
import { type Built, buildProgram } from './built.testing.ts';
import { killRounds } from './kill-rounds.testing.ts';

const ROUNDS = 40;
const libraries = libraryFolders();
let writer: Built;
beforeAll(async () => {
  writer = await buildProgram('writer');
});
afterEach(libraries.clear);
afterAll(() => writer.remove());

test(`killed ${ROUNDS} times, everything acknowledged is there once, what was removed is not, and the folders tell it too`, {
  timeout: 240_000,
}, async () => {
  const { articles, wrong } = await killRounds(writer.file, await libraries.folder(), ROUNDS);
  expect(wrong).toEqual([]);
  expect(articles).toBeGreaterThan(ROUNDS);
});
