import { expect, test } from 'vitest';
import { available } from './system.mjs';

test('libraries that newer systems have renamed are asked for by their new name', () => {
  const names = new Set(['libasound2', 'libasound2t64', 'libnss3']);
  expect(available(['libasound2', 'libnss3', 'unzip'], names)).toEqual(['libasound2t64', 'libnss3', 'unzip']);
});
