import { expect, test } from 'vitest';
import { rowsInPage } from './rows-in-page.ts';

const view = { startIndex: 100, endIndex: 110, count: 1000 };
const ends = (rows: number[]) => [rows[0], rows.at(-1)];

test('at rest a few rows lie above and below', () => {
  expect(ends(rowsInPage(view, 0, 105))).toEqual([94, 116]);
});

test('a scroll has more rows before it than behind it', () => {
  expect(ends(rowsInPage(view, 9, 105))).toEqual([94, 146]);
  expect(ends(rowsInPage(view, -9, 105))).toEqual([64, 116]);
});

test('a jump draws nothing that will not be seen', () => {
  expect(ends(rowsInPage(view, 900, 105))).toEqual([94, 116]);
});

test('the list has its ends', () => {
  expect(ends(rowsInPage({ startIndex: 0, endIndex: 9, count: 12 }, -5, 0))).toEqual([0, 11]);
  expect(rowsInPage({ startIndex: 0, endIndex: 0, count: 0 }, 0, 0)).toEqual([]);
});

test('the row of the cursor stays in the page, in its place', () => {
  expect(rowsInPage(view, 0, 3)[0]).toBe(3);
  expect(rowsInPage(view, 0, 700).at(-1)).toBe(700);
  expect(rowsInPage(view, 0, 105).filter((row) => row === 105)).toHaveLength(1);
});
