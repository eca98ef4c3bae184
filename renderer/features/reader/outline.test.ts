import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentHeading, nested, type OutlineItem } from './outline.ts';

const heading = (level: number, text: string) => ({ level, text });

test('headings stand under the higher one before them, also when they skip a level', () => {
  const tree = nested([heading(2, 'a'), heading(4, 'b'), heading(3, 'c'), heading(2, 'd'), heading(3, 'e')]);
  const words = (items: OutlineItem[]): unknown =>
    items.map(({ text, items: under }) => [text, words(under)]);
  expect(words(tree)).toEqual([
    [
      'a',
      [
        ['b', []],
        ['c', []],
      ],
    ],
    ['d', [['e', []]]],
  ]);
});

test('every heading is in the tree once, in order', () => {
  const headings = fc.array(fc.record({ level: fc.integer({ min: 2, max: 4 }), text: fc.string() }));
  const flat = (items: OutlineItem[]): number[] =>
    items.flatMap(({ index, items: under }) => [index, ...flat(under)]);
  fc.assert(
    fc.property(headings, (all) => {
      expect(flat(nested(all))).toEqual(all.map((_, index) => index));
    }),
  );
});

test('the present heading is the last above the line', () => {
  expect(currentHeading([100, 900], 80)).toBeNull();
  expect(currentHeading([-200, 60, 900], 80)).toBe(1);
  expect(currentHeading([-200, null, 900], 80)).toBe(0);
});
