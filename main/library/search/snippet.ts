import type { MarkedText } from '../../../shared/model/view.ts';
import { findTerms, joinRanges, type MarkTerm, type TermMatch } from '../../../shared/query/index.ts';

/** Characters of a snippet, about two lines. */
const LENGTH = 160;
/** Characters shown before the first mark of a passage, at most. */
const LEAD = 40;

export type Passage = { snippet: MarkedText; terms: number };

/** The passage of a text where the most terms stand close together, with its marks; null when none occurs. */
export function bestPassage(text: string, terms: MarkTerm[]): Passage | null {
  const matches = findTerms(text, terms);
  const best = densest(matches);
  if (best === null) return null;
  return { snippet: cut(text, best.start, matches), terms: best.terms };
}

/** A whole text with its marks. */
export function marked(text: string, terms: MarkTerm[]): MarkedText {
  return { text, marks: joinRanges(findTerms(text, terms)) };
}

/** The beginning of a text, for a hit that no passage explains. */
export function opening(text: string): MarkedText {
  return cut(text, 0, []);
}

/** The window that holds the most different terms, then the most matches; the first of equals. */
function densest(matches: TermMatch[]): { start: number; terms: number } | null {
  let best: { start: number; terms: number; count: number } | null = null;
  const inside = new Map<number, number>();
  let end = 0;
  for (const [at, first] of matches.entries()) {
    for (
      let next = matches[end];
      next !== undefined && next.end <= first.start + LENGTH - LEAD;
      next = matches[end]
    ) {
      inside.set(next.term, (inside.get(next.term) ?? 0) + 1);
      end++;
    }
    const count = [...inside.values()].reduce((sum, one) => sum + one, 0);
    if (best === null || inside.size > best.terms || (inside.size === best.terms && count > best.count)) {
      best = { start: first.start, terms: Math.max(1, inside.size), count };
    }
    const left = (inside.get(first.term) ?? 0) - 1;
    if (left > 0) inside.set(first.term, left);
    else inside.delete(first.term);
    end = Math.max(end, at + 1);
  }
  return best;
}

/** About `LENGTH` characters from a little before `start`, on word boundaries, in one line, `…` where text was left out. */
function cut(text: string, start: number, matches: TermMatch[]): MarkedText {
  let from = Math.max(0, Math.min(start - LEAD, text.length - LENGTH));
  if (from > 0) from = afterSpace(text, from, start);
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length) to = beforeSpace(text, to, from);
  const before = from > 0 ? '…' : '';
  const marks = joinRanges(matches.filter((match) => match.start >= from && match.end <= to)).map(
    ([first, last]): [number, number] => [first - from + before.length, last - from + before.length],
  );
  // One character for another: the marks stay where they are.
  const line = text.slice(from, to).replace(/\s/g, ' ');
  return { text: `${before}${line}${to < text.length ? '…' : ''}`, marks };
}

/** The first beginning of a word in [from, limit], `from` (kept off the middle of a character) when there is none. */
function afterSpace(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) if (/\s/.test(text.charAt(at))) return at + 1;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

function beforeSpace(text: string, to: number, from: number): number {
  for (let at = to; at > to - 20 && at > from; at--) if (/\s/.test(text.charAt(at))) return at;
  return isLowSurrogate(text, to) ? to - 1 : to;
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at));
}
