import { expect, test } from 'vitest';
import { secondsLeft } from './exporting.ts';

test('how long it takes is told once it can be known', () => {
  expect(secondsLeft(0, 100, 10_000)).toBeNull();
  expect(secondsLeft(10, 100, 2_000)).toBeNull();
  expect(secondsLeft(25, 100, 10_000)).toBe(30);
  expect(secondsLeft(100, 100, 10_000)).toBeNull();
});
