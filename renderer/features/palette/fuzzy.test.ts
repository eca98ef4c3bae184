import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzy } from './fuzzy.ts';

const marked = (text: string, query: string) =>
  fuzzy(text, query)?.marks.map(([start, end]) => text.slice(start, end)) ?? null;

describe('fuzzy', () => {
  test.each([
    ['Export…', 'exp', ['Exp']],
    ['Show or hide sidebar', 'sid', ['sid']],
    ['Show or hide sidebar', 'shsb', ['Sh', 's', 'b']],
    ['Move to trash', 'mt', ['M', 't']],
    ['Archive', 'archve', ['Arch', 've']],
    ['Text: expand the line', 'line expand', ['expand', 'line']],
    ['Café Zoë', 'cafe zoe', ['Café', 'Zoë']],
    ['Straße', 'strasse', ['Straße']],
    ['Reexport', 'exp', ['exp']],
  ])('in “%s”, “%s” is found', (text, query, marks) => {
    expect(marked(text, query)).toEqual(marks);
  });

  test.each([
    ['Export…', 'xyz'],
    ['Standard text size', 'szte'],
    ['Show library folder', 'owry'],
    ['Undo', 'undone'],
  ])('in “%s”, “%s” is not', (text, query) => {
    expect(fuzzy(text, query)).toBeNull();
  });

  test('the beginning of a word wins over its middle, and less text over more', () => {
    const score = (text: string, query: string) => fuzzy(text, query)?.score ?? -1;
    expect(score('Export', 'ex')).toBeGreaterThan(score('Reexport', 'ex'));
    expect(score('Export', 'ex')).toBeGreaterThan(score('Export everything', 'ex'));
    expect(score('Tags', 'ta')).toBeGreaterThan(score('The archive', 'ta'));
  });

  test('whatever is typed, marks lie in the text, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ maxLength: 6 }),
        (text, query) => {
          const marks = fuzzy(text, query)?.marks ?? [];
          let at = -1;
          for (const [start, end] of marks) {
            expect(start).toBeGreaterThan(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  test('a text is found by its own beginning', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{2,8}( [a-z]{1,8}){0,3}$/),
        fc.integer({ min: 1, max: 8 }),
        (text, n) => {
          expect(fuzzy(text, text.slice(0, n))).not.toBeNull();
        },
      ),
    );
  });
});
