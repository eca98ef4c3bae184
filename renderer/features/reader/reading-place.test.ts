import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetOfPlace, placeOfOffset } from './reading-place.ts';

const text = 'The harbour\nThe boat left at nine, and came back at ten.\nThe boat left at nine, again.';

test('a place is its line and the words from there on', () => {
  expect(placeOfOffset(text, 0)).toEqual({ block: 0, quote: 'The harbour' });
  expect(placeOfOffset(text, text.indexOf('and came'))).toEqual({ block: 1, quote: 'and came back at ten.' });
});

test('it is found by its words, nearest to where it was', () => {
  const longer = `A line more\n${text}`;
  expect(offsetOfPlace(longer, { block: 1, quote: 'and came back' })).toBe(longer.indexOf('and came'));
  expect(offsetOfPlace(text, { block: 2, quote: 'The boat left' })).toBe(text.lastIndexOf('The boat'));
});

test('without its words it is the beginning of the line, and beyond the text nowhere', () => {
  expect(offsetOfPlace(text, { block: 1, quote: 'gone' })).toBe(text.indexOf('The boat'));
  expect(offsetOfPlace(text, { block: 1, quote: '' })).toBe(text.indexOf('The boat'));
  expect(offsetOfPlace(text, { block: 9, quote: 'gone' })).toBeNull();
});

test('any place is found again, at the same words', () => {
  const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.nat(), (lines, seed) => {
      const whole = lines.map((line) => line.replaceAll('\n', ' ')).join('\n');
      const offset = seed % (whole.length + 1);
      const place = placeOfOffset(whole, offset);
      const found = offsetOfPlace(whole, place);
      expect(found).not.toBeNull();
      expect(placeOfOffset(whole, found ?? 0).block).toBe(place.block);
      expect(whole.slice(found ?? 0)).toSatisfy((rest: string) => rest.startsWith(place.quote));
    }),
  );
});
