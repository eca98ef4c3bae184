import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackNotes } from './stack.ts';

test('notes stand on their lines where there is room, and below each other where there is not', () => {
  const boxes = [
    { top: 100, height: 40 },
    { top: 300, height: 60 },
    { top: 320, height: 20 },
    { top: 330, height: 20 },
  ];
  expect(stackNotes(boxes)).toEqual([100, 300, 374, 408]);
});

test('the one that is written in stands on its line, the others make room', () => {
  const boxes = [
    { top: 100, height: 80 },
    { top: 110, height: 40 },
    { top: 130, height: 40 },
  ];
  expect(stackNotes(boxes, 1)).toEqual([16, 110, 164]);
  expect(
    stackNotes(
      [
        { top: 4, height: 80 },
        { top: 10, height: 40 },
      ],
      1,
    ),
  ).toEqual([0, 94]);
});

test('notes never overlap, keep their order, and none stands above its line but to make room', () => {
  const box = fc.record({ top: fc.nat(2000), height: fc.integer({ min: 10, max: 300 }) });
  fc.assert(
    fc.property(fc.array(box, { maxLength: 20 }), fc.integer({ min: -1, max: 20 }), (unsorted, pinned) => {
      const boxes = unsorted.toSorted((a, b) => a.top - b.top);
      const tops = stackNotes(boxes, pinned);
      expect(tops.length).toBe(boxes.length);
      for (const [at, top] of tops.entries()) {
        const next = tops[at + 1];
        if (next !== undefined) expect(next).toBeGreaterThan(top + (boxes[at]?.height ?? 0));
        expect(top).toBeGreaterThanOrEqual(at > pinned ? (boxes[at]?.top ?? 0) : 0);
      }
    }),
  );
});
