import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fits,
  minutesLeft,
  placeOf,
  placeToOpenAt,
  progressToKeep,
  readOnLeaving,
  topOf,
} from './progress.ts';

const extent = (top: number, window: number, content: number) => ({ top, window, content });

describe('the place', () => {
  test('is a part of the way that can be scrolled', () => {
    expect(placeOf(extent(0, 800, 4800))).toBe(0);
    expect(placeOf(extent(1000, 800, 4800))).toBe(0.25);
    expect(placeOf(extent(4000, 800, 4800))).toBe(1);
  });

  test('a few pixels short of the end are the end', () => {
    expect(placeOf(extent(3995, 800, 4800))).toBe(1);
    expect(placeOf(extent(3980, 800, 4800))).toBeLessThan(1);
  });

  test('an article that fits has none', () => {
    expect(fits(extent(0, 800, 805))).toBe(true);
    expect(placeOf(extent(0, 800, 805))).toBe(0);
    expect(placeOf(extent(0, 800, 300))).toBe(0);
  });

  test('is between 0 and 1, also when scrolled beyond the ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 90_000 }),
        fc.nat(3000),
        fc.nat(80_000),
        (top, window, content) => {
          const place = placeOf(extent(top, window, content));
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('comes back to where it was, within a pixel', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 3000 }),
        fc.integer({ min: 9, max: 80_000 }),
        fc.nat(),
        (window, way, at) => {
          const content = window + way;
          const top = at % Math.max(1, way - 8);
          expect(
            Math.abs(topOf(placeOf(extent(top, window, content)), { window, content }) - top),
          ).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('an article read to its end begins anew', () => {
    expect(placeToOpenAt(1)).toBe(0);
    expect(placeToOpenAt(0.4)).toBe(0.4);
  });
});

test('minutes left: rounded up, one until the end', () => {
  expect(minutesLeft(3, 0)).toBe(3);
  expect(minutesLeft(3, 0.31)).toBe(3);
  expect(minutesLeft(3, 0.5)).toBe(2);
  expect(minutesLeft(3, 0.999)).toBe(1);
  expect(minutesLeft(3, 1)).toBe(0);
});

test('what was read stays read; what is kept already is not kept again', () => {
  expect(progressToKeep(0, 0.31234)).toBe(0.312);
  expect(progressToKeep(0.5, 0.2)).toBe(0.2);
  expect(progressToKeep(0.5, 1)).toBe(1);
  expect(progressToKeep(1, 0.2)).toBeNull();
  expect(progressToKeep(0.312, 0.31234)).toBeNull();
});

test('an article that fits is read when it is left after its reading time', () => {
  const open = { fits: true, secondsOpen: 61, minutes: 1 };
  expect(readOnLeaving(open)).toBe(true);
  expect(readOnLeaving({ ...open, secondsOpen: 59 })).toBe(false);
  expect(readOnLeaving({ ...open, minutes: 2 })).toBe(false);
  expect(readOnLeaving({ ...open, fits: false })).toBe(false);
  expect(readOnLeaving({ ...open, minutes: null })).toBe(false);
});
