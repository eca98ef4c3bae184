import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { libraryFolders } from '../store/store.testing.ts';
import { type Built, buildProgram } from './built.testing.ts';
import { killRounds } from './kill-rounds.testing.ts';

const ROUNDS = 40;
/** Every ten rounds all of it is looked at, and another library begun. */
const ROUNDS_A_LIBRARY = 10;
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
  for (let left = ROUNDS; left > 0; left -= ROUNDS_A_LIBRARY) {
    const { articles, removed, wrong } = await killRounds(
      writer.file,
      await libraries.folder(),
      ROUNDS_A_LIBRARY,
      8,
    );
    expect(wrong).toEqual([]);
    expect(articles).toBeGreaterThan(ROUNDS_A_LIBRARY);
    expect(removed).toBeGreaterThan(0);
  }
});
