import type { Highlight } from '../../../shared/model/record.ts';

/** A passage of an article's plain text, `[start, end)` in UTF-16 units. */
export type Place = { start: number; end: number };

/** How much of the text around a passage is kept to tell it from its equals: the W3C TextQuote selector's habit. */
export const CONTEXT = 32;

/** Where `quote` stands in `text`, in order, without overlaps: letter for letter, or, when it is nowhere so, with any
 * white space taken for a space and typographic quotes and dashes for plain ones, as people type and programs copy. */
export function findPlaces(text: string, quote: string): Place[] {
  const exact = occurrences(text, quote);
  if (exact.length > 0) return exact.map((start) => ({ start, end: start + quote.length }));
  const wanted = fold(quote).text.trim();
  const folded = fold(text);
  return occurrences(folded.text, wanted).map((start) => ({
    start: folded.at(start),
    end: folded.at(start + wanted.length - 1) + 1,
  }));
}

/** Finds a highlight again in a text that may have changed: of all places of its quote the one whose surroundings are
 * most alike, then the one nearest to where it was. Null when the quote is gone: the highlight is kept as an orphan. */
export function resolve(highlight: Highlight, text: string): Place | null {
  const prefix = fold(highlight.prefix).text;
  const suffix = fold(highlight.suffix).text;
  const before = highlight.start ?? 0;
  let best: { place: Place; likeness: number; distance: number } | null = null;
  for (const place of findPlaces(text, highlight.quote)) {
    const likeness = alike(text, place, prefix, suffix);
    const distance = Math.abs(place.start - before);
    const better =
      best === null || likeness > best.likeness || (likeness === best.likeness && distance < best.distance);
    if (better) best = { place, likeness, distance };
  }
  return best?.place ?? null;
}

/** How many units next to the place are the same as in the highlight's context. */
function alike(text: string, place: Place, prefix: string, suffix: string): number {
  const before = fold(text.slice(Math.max(0, place.start - 2 * CONTEXT), place.start)).text;
  const after = fold(text.slice(place.end, place.end + 2 * CONTEXT)).text;
  let left = 0;
  while (left < prefix.length && left < before.length && prefix.at(-1 - left) === before.at(-1 - left))
    left++;
  let right = 0;
  while (right < suffix.length && right < after.length && suffix[right] === after[right]) right++;
  return left + right;
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}

const plainMark: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};
const foldable = /\s+|[‘’‚ʼ“”„‐‑–—]/g;

/** The text with each run of white space as one space and typographic marks made plain, and where in the original each
 * unit of it stands. Only runs of white space change the length, so it is enough to remember where those end. */
function fold(original: string): { text: string; at: (folded: number) => number } {
  const breaks: { folded: number; shift: number }[] = [];
  let shift = 0;
  const text = original.replace(foldable, (match, offset: number) => {
    const mark = plainMark[match];
    if (mark !== undefined) return mark;
    if (match.length > 1) {
      shift += match.length - 1;
      breaks.push({ folded: offset + match.length - shift, shift });
    }
    return ' ';
  });
  return { text, at: (folded) => folded + shiftAt(breaks, folded) };
}

function shiftAt(breaks: { folded: number; shift: number }[], folded: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.folded ?? 0) <= folded) low = middle + 1;
    else high = middle;
  }
  return breaks[low - 1]?.shift ?? 0;
}
