import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

/** Reads rows as RFC 4180 has them. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '=cmd()',
    '+1',
    '-2',
    '@x',
    '\t=1',
    ' =1',
    '"',
    '""',
    'a,b',
    'a\nb',
    'a\r\nb',
    '＝1',
    "'=1",
    ']]>',
    '',
  ),
);

test('what is written is read back, and nothing in it is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const read = parseCsv(rows.map(csvRow).join(''));
      const lines = (value: string) => value.replace(/\r\n?/g, '\n');
      expect(
        read.map((row) => row.map((value) => value.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/u, ''))),
      ).toEqual(
        rows.map((row) => row.map((value) => lines(value).replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/u, ''))),
      );
      for (const value of read.flat()) expect(value).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }),
  );
});

test('numbers stay numbers, nothing is an empty cell', () => {
  expect(csvRow([-2, null, true, 0.5])).toBe('-2,,true,0.5\r\n');
});
