import { expect, test } from 'vitest';
import { layoutFor } from './useNotesLayout.ts';

test.each([
  [1200, 'centre'],
  [1010, 'centre'],
  [1009, 'start'],
  [780, 'start'],
  [779, 'marks'],
  [420, 'marks'],
])('a reader of %i px with the usual column: %s', (width, layout) => {
  expect(layoutFor(width, 570)).toBe(layout);
});

test('a wider column needs more room', () => {
  expect(layoutFor(1010, 800)).toBe('start');
  expect(layoutFor(1000, 800)).toBe('marks');
});
