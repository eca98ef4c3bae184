import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWithPlaces, mostHits, occurrences, wordsOfSearch } from './find.ts';

const found = (text: string, words: string) =>
  occurrences(foldWithPlaces(text), words).map(([start, end]) => text.slice(start, end));

test('words are found as they stand, in any case', () => {
  expect(found('Andrei Lankov. LANKOV said, lankovian', 'lankov')).toEqual(['Lankov', 'LANKOV', 'lankov']);
  expect(found('North Korea and north  korea', 'north korea')).toEqual(['North Korea']);
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
});

test('accents, long letters and wide forms make no difference, and the places are those of the text', () => {
  expect(found('Café, CAFÉ and Cafe\u0301!', 'cafe')).toEqual(['Café', 'CAFÉ', 'Cafe\u0301']);
  expect(found('Die Straße endet', 'strasse')).toEqual(['Straße']);
  expect(found('co\u00adope\u00adration', 'cooperation')).toEqual(['co\u00adope\u00adration']);
  expect(found('ＡＢＣ', 'abc')).toEqual(['ＡＢＣ']);
  expect(found('𝄞 clef 𝄞', 'clef')).toEqual(['clef']);
});

test('of very many hits one more than are counted', () => {
  expect(occurrences(foldWithPlaces('a '.repeat(9000)), 'a')).toHaveLength(mostHits + 1);
});

test('every place of a folded text is one in the text, in order', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'É', 'ß', '\u00ad', 'ﬁ', '𝄞', '語', 'e\u0301', ' ') }),
      (text) => {
        const { folded, places } = foldWithPlaces(text);
        expect(places).toHaveLength(folded.length + 1);
        expect(places.at(-1)).toBe(text.length);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      },
    ),
  );
});

test('nothing is found for nothing', () => {
  expect(found('some text', '')).toEqual([]);
  expect(found('some text', '   ')).toEqual([]);
  expect(found('', 'text')).toEqual([]);
});

test('the find bar shows the words of a search', () => {
  expect(wordsOfSearch('lankov is:unread')).toBe('lankov');
  expect(wordsOfSearch('"strategic value" -war title:north tag:korea')).toBe('strategic value north');
  expect(wordsOfSearch('tag:korea')).toBe('');
});
