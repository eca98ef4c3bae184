import { expect, test } from 'vitest';
import { openingBounds } from './bounds.ts';

const screen = { x: 0, y: 24, width: 1920, height: 1056 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

test('opens where it was', () => {
  const was = { x: 2000, y: 100, width: 1000, height: 700 };
  expect(openingBounds(was, [screen, second])).toEqual(was);
});

test('opens in the middle when its display is gone', () => {
  const was = { x: 2000, y: 100, width: 1000, height: 700 };
  expect(openingBounds(was, [screen])).toEqual({ width: 1000, height: 700 });
});

test('opens in the middle when its top is out of reach', () => {
  expect(openingBounds({ x: 100, y: -400, width: 1000, height: 700 }, [screen])).toEqual({
    width: 1000,
    height: 700,
  });
});

test('is pushed back onto its display, and made no larger than it', () => {
  expect(openingBounds({ x: 1700, y: 900, width: 1000, height: 700 }, [screen])).toEqual({
    x: 920,
    y: 380,
    width: 1000,
    height: 700,
  });
  expect(openingBounds({ x: 1950, y: 10, width: 4000, height: 3000 }, [screen, second])).toEqual(second);
});

test('has its usual size the first time, and never less than the smallest', () => {
  expect(openingBounds(null, [screen])).toEqual({ width: 1280, height: 800 });
  expect(openingBounds({ x: null, y: null, width: 10, height: 10 }, [screen])).toEqual({
    width: 360,
    height: 480,
  });
});
