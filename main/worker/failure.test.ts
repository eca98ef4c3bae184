import { expect, test } from 'vitest';
import { LibraryError } from '../../shared/errors.ts';
import { failureOf, forLog } from './failure.ts';

test('the failure of a library error crosses, its cause goes to the log', () => {
  const lines: unknown[][] = [];
  const error = new LibraryError({ code: 'read-only', details: { path: '/x' } }, new Error('EROFS: x'));
  expect(failureOf(error, 'articles.change', (...line) => lines.push(line))).toEqual(error.failure);
  expect(lines).toEqual([
    [
      'warn',
      'articles.change failed',
      { code: 'read-only', issue: undefined, cause: expect.stringContaining('EROFS') },
    ],
  ]);
});

test('what a person cancelled is no news', () => {
  const lines: unknown[] = [];
  failureOf(new LibraryError({ code: 'cancelled', details: {} }), 'x', (...line) => lines.push(line));
  expect(lines).toEqual([]);
});

test('the text that could not be parsed stays out of the log', () => {
  let error: unknown;
  try {
    JSON.parse('{"title": Words of an article');
  } catch (thrown) {
    error = thrown;
  }
  expect(forLog(error)).toMatch(/^SyntaxError\n\s+at /);
  expect(forLog(error)).not.toContain('Words');
  expect(forLog('Words of an article')).toBe('string');
  expect(forLog(undefined)).toBeNull();
});
