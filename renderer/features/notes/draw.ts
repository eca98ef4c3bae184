import { type Highlight, highlightColour } from '../../../shared/model/record.ts';
import { t } from '../../state/t.ts';
import { spanOf } from '../reader/passages.ts';
import { articleText, forgetText } from '../reader/text.ts';
import { levels, type PlacedHighlight, placeHighlights } from './placed.ts';

export type Drawn = {
  placed: readonly PlacedHighlight[];
  ranges: ReadonlyMap<string, Range>;
  gone: readonly Highlight[];
};

/** Draws the highlights that lie in the text, as CSS highlights that `frame-notes.css` dresses; with `marks`, those with a
 * comment end in a small mark that opens it. */
export function drawHighlights(prose: Element, highlights: readonly Highlight[], marks: boolean): Drawn {
  clearHighlights(prose);
  const { text, pieces } = articleText(prose);
  const { placed, gone } = placeHighlights(highlights, text);
  const ranges = new Map<string, Range>();
  for (const { highlight, start, end } of placed) {
    const span = spanOf(pieces, start, end);
    if (span === null) continue;
    const range = prose.ownerDocument.createRange();
    range.setStart(span.startNode, span.startOffset);
    range.setEnd(span.endNode, span.endOffset);
    ranges.set(highlight.id, range);
  }
  paint(prose.ownerDocument, placed, ranges);
  const commented = marks ? placed.filter(({ highlight }) => highlight.comment !== null) : [];
  for (const { highlight } of commented) {
    const range = ranges.get(highlight.id);
    if (range) insertMark(range, highlight);
  }
  if (commented.length > 0) forgetText(prose);
  return { placed, ranges, gone };
}

/** Takes the drawing away: the nodes of the text are again as they were made. */
export function clearHighlights(prose: Element): void {
  const view = prose.ownerDocument.defaultView;
  for (const colour of highlightColour.options)
    for (let level = 0; level < levels; level++) view?.CSS.highlights.delete(`${colour}-${level}`);
  const marks = prose.querySelectorAll('.speech');
  for (const mark of marks) {
    const parent = mark.parentNode;
    mark.remove();
    parent?.normalize();
  }
  if (marks.length > 0) forgetText(prose);
}

function paint(
  document: Document,
  placed: readonly PlacedHighlight[],
  ranges: ReadonlyMap<string, Range>,
): void {
  const view = document.defaultView;
  if (view === null) return;
  for (const { highlight, level } of placed) {
    const range = ranges.get(highlight.id);
    if (range === undefined) continue;
    const name = `${highlight.colour}-${level}`;
    const drawn = view.CSS.highlights.get(name) ?? new view.Highlight();
    drawn.add(range);
    // Below what find marks.
    drawn.priority = level - levels;
    view.CSS.highlights.set(name, drawn);
  }
}

/** A mark behind the last word. It holds no text, and a link that ends there stays whole. */
function insertMark(range: Range, { id, quote, colour }: Highlight): void {
  const { endContainer, endOffset } = range;
  const document = endContainer.ownerDocument;
  if (document === null) return;
  const mark = document.createElement('span');
  mark.className = 'speech';
  mark.tabIndex = 0;
  mark.dataset.highlight = id;
  mark.dataset.colour = colour;
  mark.setAttribute('role', 'button');
  mark.setAttribute('aria-label', t.marks.noteOn(quote));
  const link = endContainer.parentElement?.closest('a') ?? null;
  if (link !== null) {
    link.after(mark);
    return;
  }
  const end = document.createRange();
  end.setStart(endContainer, endOffset);
  end.insertNode(mark);
}
