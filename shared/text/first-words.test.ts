import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutControls } from './controls.ts';
import { firstWords } from './first-words.ts';

test.each([
  ['\n  High water \nThe river rose.', 'High water'],
  ['', ''],
  [`${'river '.repeat(30)}`, `${'river '.repeat(13).trim()}…`],
  ['x'.repeat(100), `${'x'.repeat(80)}…`],
])('the first words of %j', (text, words) => {
  expect(firstWords(text)).toBe(words);
});

test('first words are one line of at most 80 units and the ellipsis, and whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const words = firstWords(text);
      expect(words.length).toBeLessThanOrEqual(81);
      expect(words).not.toMatch(/[\n\r]/);
      expect(words.isWellFormed()).toBe(text.isWellFormed());
    }),
  );
});

test('control characters go, white space and everything else stays', () => {
  expect(withoutControls('a\0b\u0007c\u001bd\u007fe\tf\r\ng\u00ad😀')).toBe('abcde\tf\r\ng\u00ad😀');
});
