import type { TextPiece } from '../../../shared/text/builder.ts';

/** A passage as `Range` takes it. */
export type Span<Node> = { startNode: Node; startOffset: number; endNode: Node; endOffset: number };

/** Where the passage `[start, end)` of an article's plain text lies among the nodes it was made from. Null when no
 * character of it came from a node. */
export function spanOf<Node>(
  pieces: readonly TextPiece<Node>[],
  start: number,
  end: number,
): Span<Node> | null {
  const first = pieces[firstIndex(pieces, (piece) => piece.end > start)];
  const last = pieces[firstIndex(pieces, (piece) => piece.start >= end) - 1];
  if (first === undefined || last === undefined || first.start >= end || last.end <= start) return null;
  return {
    startNode: first.node,
    startOffset: first.offset + Math.max(0, start - first.start),
    endNode: last.node,
    endOffset: last.offset + Math.min(end, last.end) - last.start,
  };
}

/** The index of the first item that passes, the length when none does. `passes` is false up to some item and true from
 * there on. */
function firstIndex<Item>(items: readonly Item[], passes: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
