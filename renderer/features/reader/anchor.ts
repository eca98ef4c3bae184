import type { TextPiece } from '../../../shared/text/builder.ts';
import { spanOf } from './passages.ts';
import type { ArticleText } from './text.ts';

/** A line of an article by the offset of its first letter in the plain text, and where its upper edge is in the window,
 * px. It holds the place while sizes and widths change. */
export type Anchor = { offset: number; top: number };

/** The first line of the text that is whole in the window or below it; null without any. */
export function firstLine({ pieces }: ArticleText): Anchor | null {
  const [first] = pieces;
  if (first === undefined) return null;
  const range = new (first.node.ownerDocument?.defaultView ?? window).Range();
  const boxOf = (piece: TextPiece<Node>, from: number, to: number) => {
    range.setStart(piece.node, piece.offset + from);
    range.setEnd(piece.node, piece.offset + to);
    return range.getBoundingClientRect();
  };
  /** What is folded away has no box; it counts as what was last seen before it. */
  const reaches = (at: number): boolean => {
    for (let index = at; index >= 0; index--) {
      const piece = pieces[index];
      if (piece === undefined) return false;
      const box = boxOf(piece, 0, piece.end - piece.start);
      if (box.height > 0) return lastLineTop(piece, boxOf) >= 0;
    }
    return false;
  };
  const index = lowest(pieces.length, reaches);
  const piece = pieces[index];
  if (piece === undefined) return null;
  const length = piece.end - piece.start;
  const letter = lowest(length, (at) => boxOf(piece, at, at + 1).top >= 0);
  if (letter === length) return null;
  return { offset: piece.start + letter, top: boxOf(piece, letter, letter + 1).top };
}

type BoxOf = (piece: TextPiece<Node>, from: number, to: number) => DOMRect;

function lastLineTop(piece: TextPiece<Node>, boxOf: BoxOf): number {
  const length = piece.end - piece.start;
  return boxOf(piece, length - 1, length).top;
}

/** Where the upper edge of the letter at an offset is in the window, px; null when it is nowhere to be seen. */
export function topOfLetter({ pieces }: ArticleText, offset: number): number | null {
  const span = spanOf(pieces, offset, offset + 1);
  const document = span?.startNode.ownerDocument;
  if (!span || !document) return null;
  const range = document.createRange();
  range.setStart(span.startNode, span.startOffset);
  range.setEnd(span.endNode, span.endOffset);
  const { top, height } = range.getBoundingClientRect();
  return height === 0 ? null : top;
}

/** The lowest number under `end` that passes, `end` when none does. `passes` is false up to some number, then true. */
function lowest(end: number, passes: (at: number) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
