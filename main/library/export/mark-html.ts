import { sheetWords } from '../../../shared/locales/en-export.ts';
import type { HighlightColour } from '../../../shared/model/record.ts';
import { type TextPiece, textBuilder } from '../../../shared/text/builder.ts';
import { scanMarkup } from '../../../shared/text/tags.ts';
import { decodeEntities, writtenOffset } from '../render/entities.ts';

/** A passage of the plain text to be marked, `[start, end)`. `note`: the number of what was written about it. */
export type Mark = { start: number; end: number; colour: HighlightColour; note: number | null };

/** A stretch of text between two tags: where it begins in the markup, and how it is written there. */
type Run = { at: number; raw: string };

/** What one mark covers of a run, in offsets of the run's decoded text. */
type Cover = { mark: Mark; from: number; to: number };

/** The plain text of sanitised HTML, as `shared/text` says it, and where each piece of it stands in the markup. */
export function htmlText(html: string): { text: string; pieces: TextPiece<Run>[] } {
  const builder = textBuilder<Run>({ captions: true });
  scanMarkup(html, {
    open: (tag, className) => builder.open(tag, className),
    close: (tag) => builder.close(tag),
    text: (raw, at) => builder.text(decodeEntities(raw, 'html'), { at, raw }),
  });
  return builder.result();
}

/** Puts `<mark>` around passages of sanitised HTML. Where several overlap, the shortest gives its colour. Behind a passage
 * with a note stands its number, which leads to `#note-<number>`; the passage itself is `#mark-<number>`. */
export function markHtml(html: string, marks: readonly Mark[]): string {
  if (marks.length === 0) return html;
  const { pieces } = htmlText(html);
  const covers = new Map<Run, Cover[]>();
  const reach = new Map<Mark, { first: Run; last: Run }>();
  for (const mark of marks) {
    for (let at = firstAfter(pieces, mark.start); at < pieces.length; at++) {
      const piece = pieces[at];
      if (piece === undefined || piece.start >= mark.end) break;
      const from = piece.offset + Math.max(mark.start, piece.start) - piece.start;
      const to = piece.offset + Math.min(mark.end, piece.end) - piece.start;
      cover(covers, piece.node, { mark, from, to });
      reach.set(mark, { first: reach.get(mark)?.first ?? piece.node, last: piece.node });
    }
  }
  let result = '';
  let done = 0;
  for (const [run, inside] of [...covers].sort(([a], [b]) => a.at - b.at)) {
    const begins = (mark: Mark) => reach.get(mark)?.first === run;
    const ends = (mark: Mark) => reach.get(mark)?.last === run;
    for (const one of inside) withSpaces(run, one, begins(one.mark), ends(one.mark));
    result += html.slice(done, run.at) + markedRun(run, inside, begins, ends);
    done = run.at + run.raw.length;
  }
  return result + html.slice(done);
}

/** Pieces of one run with white space between them are covered together. */
function cover(covers: Map<Run, Cover[]>, run: Run, added: Cover): void {
  const inside = covers.get(run);
  const known = inside?.find(({ mark }) => mark === added.mark);
  if (inside === undefined) covers.set(run, [added]);
  else if (known === undefined) inside.push(added);
  else known.to = added.to;
}

/** A mark that goes on in the next run, or comes from the one before, takes the white space between them along. */
function withSpaces({ raw }: Run, one: Cover, begins: boolean, ends: boolean): void {
  const from = writtenOffset(raw, one.from);
  if (!begins && raw.slice(0, from).trim() === '') one.from = 0;
  const rest = raw.slice(writtenOffset(raw, one.to));
  if (!ends && rest.trim() === '') one.to += rest.length;
}

type Tells = (mark: Mark) => boolean;

function markedRun({ raw }: Run, inside: readonly Cover[], begins: Tells, ends: Tells): string {
  let result = '';
  let done = 0;
  const borders = [...new Set(inside.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  for (const border of borders) {
    const at = writtenOffset(raw, border);
    const over = inside.filter(({ from, to }) => from < border && border <= to).map(({ mark }) => mark);
    const [shortest] = over.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const words = raw.slice(done, at);
    result += shortest === undefined ? words : `<mark class="${shortest.colour}">${words}</mark>`;
    for (const { mark, from, to } of inside) {
      if (mark.note !== null && to === border && ends(mark)) result += reference(mark.note);
      if (mark.note !== null && from === border && begins(mark))
        result += `<span id="mark-${mark.note}"></span>`;
    }
    done = at;
  }
  return result + raw.slice(done);
}

function reference(note: number): string {
  return `<sup class="note-ref"><a href="#note-${note}" aria-label="${sheetWords.note(note)}">${note}</a></sup>`;
}

/** Index of the first piece that ends after an offset. */
function firstAfter(pieces: readonly TextPiece<Run>[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
