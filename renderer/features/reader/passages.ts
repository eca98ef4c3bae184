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

/** A place among nodes, as a selection has it: before the child `offset`, or the character of a text. */
export type Boundary = { node: Node; offset: number };

/** The passage `[start, end)` of the plain text that lies between two places in the page, without white space at its ends.
 * Null when there is no text between them. */
export function passageBetween(
  { text, pieces }: { text: string; pieces: readonly TextPiece<Node>[] },
  from: Boundary,
  to: Boundary,
): { start: number; end: number } | null {
  const first =
    pieces[firstIndex(pieces, ({ node, offset, start, end }) => isBefore(from, node, offset + end - start))];
  const last = pieces[firstIndex(pieces, ({ node, offset }) => !isAfter(to, node, offset)) - 1];
  if (first === undefined || last === undefined) return null;
  const start = first.start + (from.node === first.node ? Math.max(0, from.offset - first.offset) : 0);
  const end = to.node === last.node ? Math.min(last.end, last.start + to.offset - last.offset) : last.end;
  if (start >= end) return null;
  const passage = text.slice(start, end);
  const left = start + passage.length - passage.trimStart().length;
  const right = start + passage.trimEnd().length;
  return left < right ? { start: left, end: right } : null;
}

/** Whether a place comes before the character `offset` of a text node. */
function isBefore(place: Boundary, text: Node, offset: number): boolean {
  return place.node === text ? place.offset < offset : comesFirst(place, text);
}

function isAfter(place: Boundary, text: Node, offset: number): boolean {
  return place.node === text ? place.offset > offset : !comesFirst(place, text);
}

/** Whether a place comes before a text node that it is not in. Not by `compareDocumentPosition`: the DOM that tests run on
 * has it wrong. */
function comesFirst({ node, offset }: Boundary, text: Node): boolean {
  const way = ancestors(node);
  const other = ancestors(text);
  let shared = 0;
  while (shared < way.length && way[shared] === other[shared]) shared++;
  const below = other[shared];
  if (below === undefined) return false;
  // The text lies in the very element that the place is in: which of its children comes first?
  const child = shared === way.length ? node.childNodes[offset] : way[shared];
  if (child === undefined) return false;
  for (let sibling: Node | null = child; sibling !== null; sibling = sibling.nextSibling)
    if (sibling === below) return true;
  return false;
}

/** A node with all it lies in, the outermost first. */
function ancestors(node: Node): Node[] {
  const way: Node[] = [];
  for (let at: Node | null = node; at !== null; at = at.parentNode) way.unshift(at);
  return way;
}
