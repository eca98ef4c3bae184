import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Highlight } from '../../../shared/model/record.ts';
import { levels, placeHighlights } from './placed.ts';

const text = 'The ferry left at dawn. Nobody saw it.';

function marked(start: number | null, end: number | null, over: Partial<Highlight> = {}): Highlight {
  return {
    id: '0'.repeat(16),
    quote: start === null || end === null ? 'gone' : text.slice(start, end),
    prefix: '',
    suffix: '',
    start,
    end,
    colour: 'yellow',
    comment: null,
    created: '2026-01-01T00:00:00.000Z',
    updated: '2026-01-01T00:00:00.000Z',
    ...over,
  };
}

test('highlights come in the order of the text', () => {
  const { placed, gone } = placeHighlights([marked(18, 22), marked(4, 9)], text);
  expect(placed.map(({ start }) => start)).toEqual([4, 18]);
  expect(gone).toEqual([]);
});

test('one without a place, or with other words at its place, has lost its passage', () => {
  const without = marked(null, null);
  const other = marked(4, 9, { quote: 'Ferry' });
  const past = marked(30, 90, { quote: 'Nobody' });
  expect(placeHighlights([without, other, past], text)).toEqual({ placed: [], gone: [without, other, past] });
});

test('the later of two that overlap lies on top, wherever it begins', () => {
  const early = marked(4, 14, { created: '2026-01-01T00:00:00.000Z' });
  const late = marked(0, 9, { created: '2026-01-02T00:00:00.000Z' });
  const apart = marked(18, 22, { created: '2026-01-03T00:00:00.000Z' });
  const { placed } = placeHighlights([late, apart, early], text);
  expect(placed.map(({ highlight, level }) => [highlight === late, level])).toEqual([
    [true, 1],
    [false, 0],
    [false, 0],
  ]);
});

test('levels of any number of highlights part those that overlap, up to the last', () => {
  const one = fc.tuple(fc.nat(36), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (passages) => {
      const highlights = passages.map(([from, length, day]) =>
        marked(from, Math.min(text.length, from + length), { created: `2026-01-0${day}T00:00:00.000Z` }),
      );
      const { placed } = placeHighlights(highlights, text);
      expect(placed.length).toBe(highlights.length);
      for (const a of placed)
        for (const b of placed) {
          const overlap = a.start < b.end && b.start < a.end;
          if (a !== b && overlap && a.highlight.created < b.highlight.created && b.level < levels - 1)
            expect(b.level).toBeGreaterThan(a.level);
        }
    }),
  );
});
