import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from './lines.ts';

async function linesOf(text: string | Uint8Array, longest = 1000, piece = 3): Promise<string[]> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const lines: string[] = [];
  for await (const line of readLines(chunks(), longest)) lines.push(line);
  return lines;
}

test('lines are parted at any kind of end, and a missing last end costs nothing', async () => {
  expect(await linesOf('one\r\ntwo\n\nfour')).toEqual(['one', 'two', '', 'four']);
  expect(await linesOf('one\n')).toEqual(['one']);
  expect(await linesOf('')).toEqual([]);
  expect(await linesOf('\ufeffone\n\ufefftwo')).toEqual(['one', '\ufefftwo']);
});

test('characters that lie across pieces stay whole', async () => {
  expect(await linesOf('naïve 語 😀\n語', 1000, 1)).toEqual(['naïve 語 😀', '語']);
});

test('a line that is too long is cut, and the next one is whole', async () => {
  expect(await linesOf(`${'x'.repeat(5000)}\nshort`, 100)).toEqual(['x'.repeat(101), 'short']);
});

test('any text is parted as its lines are', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '語', '😀', ' ') });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (value, piece) => {
      const expected = value.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(await linesOf(value, 1000, piece)).toEqual(expected);
    }),
  );
});
