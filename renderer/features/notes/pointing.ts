import { textBoxes } from '../reader/passage-view.ts';
import type { PlacedHighlight } from './placed.ts';

/** The highlight at a point of the frame's view, px; of those that overlap the one on top. Custom highlights hear no
 * pointer, so it is told by their ranges. */
export function highlightAt(
  document: Document,
  placed: readonly PlacedHighlight[],
  ranges: ReadonlyMap<string, Range>,
  { x, y }: { x: number; y: number },
): string | null {
  if (placed.length === 0) return null;
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null) return null;
  let found: PlacedHighlight | null = null;
  for (const one of placed) {
    const range = ranges.get(one.highlight.id);
    if (range === undefined || (found !== null && found.level > one.level)) continue;
    // The nearest character to a point beside the text may be a marked one.
    if (range.isPointInRange(caret.offsetNode, caret.offset) && touches(range, x, y)) found = one;
  }
  return found?.highlight.id ?? null;
}

function touches(range: Range, x: number, y: number): boolean {
  return textBoxes(range).some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}
