import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedParts } from './marked-parts.ts';

test('a text is cut at its marks', () => {
  expect(markedParts({ text: 'Andrei Lankov, a professor', marks: [[7, 13]] })).toEqual([
    { text: 'Andrei ', start: 0, found: false },
    { text: 'Lankov', start: 7, found: true },
    { text: ', a professor', start: 13, found: false },
  ]);
});

test('whatever the marks are, the text stays whole', () => {
  const mark = fc.tuple(fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
      const parts = markedParts({ text, marks });
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.every((part) => part.text !== '')).toBe(true);
      expect(new Set(parts.map((part) => part.start)).size).toBe(parts.length);
    }),
  );
});
