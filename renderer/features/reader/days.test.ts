import { expect, test } from 'vitest';
import { daysBetween } from './days.ts';

const at = (day: number, hour: number) => new Date(2026, 2, day, hour);

test('days are those of the calendar, not of 24 hours', () => {
  expect(daysBetween(at(5, 1), at(5, 23))).toBe(0);
  expect(daysBetween(at(5, 23), at(6, 1))).toBe(1);
  expect(daysBetween(at(1, 12), at(31, 0))).toBe(30);
});
