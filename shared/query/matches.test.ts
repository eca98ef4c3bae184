import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, wordsOf } from './fold.ts';
import { findMatches } from './matches.ts';
import { parseQuery } from './parse.ts';

const marked = (text: string, query: string) =>
  findMatches(text, parseQuery(query).tree).map(([start, end]) => text.slice(start, end));

/** Any UTF-16 at all, halves of characters among it. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 0x17f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

describe('folding', () => {
  test.each([
    ['Straße', 'strasse'],
    ['NAÏVE café', 'naive cafe'],
    ['Ærø Łódź', 'aero lodz'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['auto\u00admatic', 'automatic'],
    ['\uff28\uff45\uff4c\uff4c\uff4f', 'hello'],
    ['ﬁsh', 'fish'],
    ['が', 'が'],
    ['한국어', '한국어'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('composed and decomposed are the same', () => {
    fc.assert(fc.property(anyText, (text) => fold(text) === fold(text.normalize('NFD'))));
  });

  test('words keep their places', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, folded } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(fold(text.slice(start, end))).toBe(folded);
          last = end;
        }
      }),
    );
  });
});

test('words are runs of letters, digits, marks and private characters, wherever they stand', () => {
  const pattern = /[\p{L}\p{N}\p{M}\p{Co}\p{Join_Control}\u00ad\u2060\ufeff]+/gu;
  const any = fc.oneof(anyText, fc.string({ unit: 'grapheme' }), fc.constant('a\ud83d\ude00b\ud800c’d—é'));
  fc.assert(
    fc.property(any, (text) => {
      const expected = [...text.matchAll(pattern)].filter(([word]) => fold(word) !== '');
      expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(
        expected.map(([word]) => word),
      );
      const some = wordsOf(text, new Set(['a', 'b']), false);
      expect(wordsOf(text, new Set(['a', 'b'])).filter(({ folded }) => folded !== '')).toEqual(some);
    }),
  );
});

describe('matches', () => {
  test.each([
    ['The Fox and the foxes.', 'fox', ['Fox']],
    ['The Fox and the foxes.', 'fox*', ['Fox', 'foxes']],
    ['Über die Straße', 'uber strasse', ['Über', 'Straße']],
    ['a quick brown fox, a brown dog', '"brown fox"', ['brown fox']],
    ['brown\nfox', '"brown fox"', ['brown\nfox']],
    ["They don't know", "don't", ["don't"]],
    ['auto\u00admatic', 'automatic', ['auto\u00admatic']],
    ['中国的经济增长', '经济', ['经济']],
    ['中国 经济', '中国经济', ['中国 经济']],
    ['A+B costs $5.', 'costs', ['costs']],
    ['red ink', 'title:red ink', ['ink']],
    ['red ink', 'red -ink', ['red']],
    ['red ink', 'tag:red is:unread', []],
    ['ไปเที่ยวทะเล', 'ทะเล', ['ทะเล']],
  ])('%s / %s', (text, query, found) => {
    expect(marked(text, query)).toEqual(found);
  });

  test('overlapping places are joined', () => {
    expect(findMatches('one two three', parseQuery('"one two" "two three"').tree)).toEqual([[0, 13]]);
  });

  test('a field looks only there', () => {
    expect(findMatches('red ink', parseQuery('title:red ink').tree, 'title')).toEqual([
      [0, 3],
      [4, 7],
    ]);
  });

  test('ranges are in order, inside the text, and apart, whatever is searched where', () => {
    const text = anyText;
    fc.assert(
      fc.property(text, text, (haystack, query) => {
        let last = 0;
        for (const [start, end] of findMatches(haystack + query, parseQuery(query, true).tree)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual((haystack + query).length);
      }),
    );
  });
});
