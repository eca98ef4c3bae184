import { expect, test } from 'vitest';
import { replaceRange, withoutRange } from './edit.ts';

test('a term is taken out or replaced, and the rest stays as it was typed', () => {
  expect(withoutRange('red  -ink  tag:a', { start: 5, end: 9 })).toBe('red tag:a');
  expect(withoutRange('red ink', { start: 0, end: 3 })).toBe('ink');
  expect(withoutRange('red', { start: 0, end: 3 })).toBe('');
  expect(replaceRange('"red"ink', { start: 0, end: 5 }, 'blue')).toBe('blue ink');
  expect(replaceRange('lankow is:unread', { start: 0, end: 6 }, 'lankov')).toBe('lankov is:unread');
});
