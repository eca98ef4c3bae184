import type { Highlight } from '../../../shared/model/record.ts';
import { type Place, resolve } from '../notes/anchor.ts';

/** A highlight where it stands in the article's plain text. */
export type PlacedHighlight = Highlight & Place;

/** Highlights in the order of the text, and those whose passage is no longer in it, oldest first. */
export type Placed = { placed: PlacedHighlight[]; lost: Highlight[] };

/** Finds highlights in the plain text of their article. */
export function placeHighlights(highlights: readonly Highlight[], text: string): Placed {
  const placed: PlacedHighlight[] = [];
  const lost: Highlight[] = [];
  for (const highlight of highlights) {
    const place = placeOf(highlight, text);
    if (place === null) lost.push(highlight);
    else placed.push({ ...highlight, ...place });
  }
  placed.sort((a, b) => a.start - b.start || b.end - a.end);
  lost.sort((a, b) => a.created.localeCompare(b.created));
  return { placed, lost };
}

function placeOf(highlight: Highlight, text: string): Place | null {
  const { start, end, quote } = highlight;
  if (quote === '') return null;
  // Nearly always it stands where it stood.
  if (start !== null && end !== null && text.slice(start, end) === quote) return { start, end };
  return resolve(highlight, text);
}
