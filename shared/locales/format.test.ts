import { describe, expect, test } from 'vitest';
import { formatFor } from './format.ts';

const now = new Date('2026-11-24T12:00:00Z');

describe('the date of a row', () => {
  const british = formatFor('en-GB', 'UTC');
  test.each([
    ['2026-11-24T08:12:00.000Z', '08:12'],
    ['2026-11-24', 'Today'],
    ['2026-11-23T23:59:00.000Z', 'Yesterday'],
    ['2026-11-23', 'Yesterday'],
    ['2026-11-17T10:00:00.000Z', '17 Nov'],
    ['2024-06-17T10:00:00.000Z', '17 Jun 2024'],
    ['2024-06-17', '17 Jun 2024'],
    ['2026-12-02', '2 Dec'],
  ])('%s reads %s', (value, words) => {
    expect(british.rowDate(value, now)).toBe(words);
  });

  test('follows the locale', () => {
    expect(formatFor('de', 'UTC').rowDate('2024-06-17', now)).toBe('17. Juni 2024');
    expect(formatFor('de', 'UTC').rowDate('2026-11-23', now)).toBe('Gestern');
    expect(formatFor('en-US', 'UTC').rowDate('2026-11-17', now)).toBe('Nov 17');
    expect(formatFor('en-US', 'UTC').rowDate('2026-11-24T08:12:00.000Z', now)).toMatch(/^8:12\sAM$/);
  });

  test('of a time is the day where the person is; a plain day is that day everywhere', () => {
    const honolulu = formatFor('en-GB', 'Pacific/Honolulu');
    expect(honolulu.rowDate('2026-11-24T08:12:00.000Z', now)).toBe('Yesterday');
    expect(honolulu.rowDate('2024-06-17', now)).toBe('17 Jun 2024');
    expect(honolulu.longDate('2024-06-17')).toBe('17 June 2024');
  });
});

test('numbers and parts as the locale writes them', () => {
  expect(formatFor('en-GB').number(13084)).toBe('13,084');
  expect(formatFor('de').number(13084)).toBe('13.084');
  expect(formatFor('en-GB').percent(0.31)).toBe('31%');
});

test('a locale that is none does no harm', () => {
  expect(formatFor('not a locale', 'UTC').longDate('2024-06-17')).toBe('17 June 2024');
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1000, '1 kB'],
  [81_250, '81.3 kB'],
  [812_400, '812 kB'],
  [4_200_000_000, '4.2 GB'],
])('%i bytes are %s', (bytes, written) => {
  expect(formatFor('en-GB').bytes(bytes)).toBe(written);
});
