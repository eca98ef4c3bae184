import type { Highlight } from '../../../shared/model/record.ts';

/** A highlight whose passage is in the text, `[start, end)`. `level` parts those that overlap: the later one lies a level
 * above all earlier ones that it touches. */
export type PlacedHighlight = { highlight: Highlight; start: number; end: number; level: number };

/** Levels that have a look of their own; what would lie higher shares the last. */
export const levels = 4;

/** Which highlights lie in a text, in its order, and which have lost their passage. */
export function placeHighlights(
  highlights: readonly Highlight[],
  text: string,
): { placed: PlacedHighlight[]; gone: Highlight[] } {
  const placed: PlacedHighlight[] = [];
  const gone: Highlight[] = [];
  for (const highlight of [...highlights].sort((a, b) => compare(a.created, b.created))) {
    const { start, end, quote } = highlight;
    if (start === null || end === null || start >= end || text.slice(start, end) !== quote) {
      gone.push(highlight);
      continue;
    }
    const below = placed.filter((other) => other.start < end && start < other.end);
    const level = Math.min(levels - 1, Math.max(-1, ...below.map((other) => other.level)) + 1);
    placed.push({ highlight, start, end, level });
  }
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  return { placed, gone };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
