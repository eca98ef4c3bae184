import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterLeaving, between, stepped } from './steps.ts';

const on = (index: number, count = 10) => ({ index, onRow: true, count, page: 4 });

describe('a step', () => {
  test.each([
    ['next', 3, 4],
    ['next', 9, 9],
    ['previous', 3, 2],
    ['previous', 0, 0],
    ['first', 5, 0],
    ['last', 5, 9],
    ['page-down', 2, 5],
    ['page-down', 8, 9],
    ['page-up', 8, 5],
    ['page-up', 1, 0],
  ] as const)('%s from %i leads to %i', (step, from, to) => {
    expect(stepped(step, on(from))).toBe(to);
  });

  test('down from before a row leads onto it, up to the one above', () => {
    expect(stepped('next', { ...on(3), onRow: false })).toBe(3);
    expect(stepped('previous', { ...on(3), onRow: false })).toBe(2);
  });

  test('leads nowhere in an empty list', () => {
    expect(stepped('next', on(0, 0))).toBeNull();
    expect(stepped('last', on(0, 0))).toBeNull();
  });
});

test('a range has both its ends, in any order', () => {
  expect(between(3, 6)).toEqual({ from: 3, to: 7 });
  expect(between(6, 3)).toEqual({ from: 3, to: 7 });
  expect(between(4, 4)).toEqual({ from: 4, to: 5 });
});

describe('the row that is selected when others leave', () => {
  test.each([
    [[2], 5, 3],
    [[4], 5, 3],
    [[1, 3], 5, 4],
    [[3, 4], 5, 2],
    [[2, 3, 4], 5, 1],
    [[0], 1, null],
    [[], 5, null],
  ])('of %j out of %i is %j', (leaving, count, next) => {
    expect(afterLeaving(leaving, count)).toBe(next);
  });

  test('is never one of those that leave', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { minLength: 1 }),
        fc.integer({ min: 31, max: 40 }),
        (leaving, count) => {
          const next = afterLeaving(leaving, count);
          expect(next).not.toBeNull();
          expect(leaving).not.toContain(next);
        },
      ),
    );
  });
});
