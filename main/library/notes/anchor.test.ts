import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LibraryError } from '../../../shared/errors.ts';
import type { Highlight } from '../../../shared/model/record.ts';
import { findPlaces, resolve } from './anchor.ts';
import { makeHighlight } from './highlight.ts';

const text = 'The ferry left at dawn.\nNobody saw the ferry.\nKim’s “unbreakable” ferry — the last one.';
const mark = (quote: string, existing: Highlight[] = [], comment: string | null = null) =>
  makeHighlight(text, existing, { quote, start: null, comment, colour: 'yellow' });

test('a quote is found letter for letter', () => {
  expect(findPlaces(text, 'ferry left')).toEqual([{ start: 4, end: 14 }]);
  expect(findPlaces(text, 'ferry')).toHaveLength(3);
});

test('a quote across paragraphs is found with any white space', () => {
  const [place] = findPlaces(text, '  dawn.\n\n Nobody   saw ');
  expect(place && text.slice(place.start, place.end)).toBe('dawn.\nNobody saw');
});

test('plain quotes and dashes find typographic ones', () => {
  const [place] = findPlaces(text, 'Kim\'s "unbreakable" ferry - the last');
  expect(place && text.slice(place.start, place.end)).toBe('Kim’s “unbreakable” ferry — the last');
});

test('nothing is found for an empty quote or one of spaces', () => {
  expect(findPlaces(text, '')).toEqual([]);
  expect(findPlaces('a  b', '   ')).toEqual([]);
});

test('a highlight keeps the words of the text, its surroundings and the comment', () => {
  const highlight = mark('Nobody saw', [], 'who?');
  expect(highlight).toMatchObject({
    quote: 'Nobody saw',
    prefix: 'The ferry left at dawn.\n',
    suffix: ' the ferry.\nKim’s “unbreakable” ',
    start: 24,
    end: 34,
    comment: 'who?',
    colour: 'yellow',
  });
  expect(highlight.id).toMatch(/^[0-9a-f]{16}$/);
});

test('the same quote again takes the next free place, and in the end there is none', () => {
  const first = mark('ferry');
  const second = mark('ferry', [first]);
  const third = mark('ferry', [first, second]);
  expect([first.start, second.start, third.start]).toEqual([4, 39, 66]);
  expect(() => mark('ferry', [first, second, third])).toThrow(LibraryError);
});

test('a passage inside another highlight can be marked when it stands nowhere else', () => {
  const wide = mark('Nobody saw the ferry.');
  expect(mark('Nobody', [wide]).start).toBe(24);
  expect(mark('ferry', [wide, mark('ferry')]).start).toBe(66);
});

test('a quote that is not there is said to be missing', () => {
  expect(() => mark('submarine')).toThrow(
    new LibraryError({ code: 'not-found', details: { what: 'passage', id: 'submarine' } }),
  );
});

test('a passage that was seen at a place is marked there, also inside an overlapping equal one', () => {
  const at = (words: string, quote: string, start: number) =>
    makeHighlight(words, [], { quote, start, comment: null, colour: 'pink' }).start;
  expect(at(text, 'ferry', 39)).toBe(39);
  expect(at('ana banana', 'ana', 7)).toBe(7);
  expect(at(text, 'ferry', 60)).toBe(66);
  expect(() => at(text, 'submarine', 4)).toThrow(LibraryError);
});

test('surroundings never cut a character in two', () => {
  const faces = '😀'.repeat(20);
  const { prefix, suffix } = makeHighlight(`${faces}x word x${faces}`, [], {
    quote: 'word',
    start: null,
    comment: null,
    colour: 'blue',
  });
  expect(prefix).toBe(`${'😀'.repeat(15)}x `);
  expect(suffix).toBe(` x${'😀'.repeat(15)}`);
});

test('a highlight is found again by its surroundings after the text has grown', () => {
  const second = mark('ferry', [mark('ferry')]);
  const longer = `The ferry, the ferry.\n\n${text.replace('\n', ' ')}`;
  const place = resolve(second, longer);
  expect(place && longer.slice(place.start - 15, place.end)).toBe('Nobody saw the ferry');
});

test('of two equal places the nearer one is taken, and a lost passage is an orphan', () => {
  const twice = 'same words here. same words here.';
  const second = { ...mark('ferry'), quote: 'same', prefix: '', suffix: ' words here.', start: 17, end: 21 };
  expect(resolve(second, twice)).toEqual({ start: 17, end: 21 });
  expect(resolve(second, 'other words')).toBeNull();
  expect(resolve({ ...second, start: null, end: null }, twice)).toEqual({ start: 0, end: 4 });
});

test('any passage of any text is found again where it was, however its white space was written', () => {
  const word = fc.stringMatching(/^[a-zé’“—😀]{1,6}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (words, a, b) => {
      const whole = words.join(' \n');
      const from = a % words.length;
      const to = from + 1 + (b % (words.length - from));
      const quote = words.slice(from, to).join('\t');
      const places = findPlaces(whole, quote);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        const found = whole.slice(place.start, place.end).replace(/\s+/g, ' ');
        expect(plain(found)).toBe(plain(quote.replace(/\s+/g, ' ')));
      }
      const highlight = makeHighlight(whole, [], { quote, start: null, comment: null, colour: 'green' });
      expect(resolve(highlight, whole)).toEqual({ start: highlight.start, end: highlight.end });
    }),
  );
});

function plain(value: string): string {
  return value.replaceAll('’', "'").replaceAll('“', '"').replaceAll('—', '-');
}
