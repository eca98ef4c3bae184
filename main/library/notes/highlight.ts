import { randomBytes } from 'node:crypto';
import { LibraryError } from '../../../shared/errors.ts';
import type { Highlight, HighlightColour } from '../../../shared/model/record.ts';
import { CONTEXT, findPlaces, type Place } from './anchor.ts';

/** What is to be marked. `start`: where the quote was seen, in UTF-16 units of the plain text; null when only the words
 * are known. */
export type HighlightRequest = {
  quote: string;
  start: number | null;
  comment: string | null;
  colour: HighlightColour;
  /** Its id, when one is chosen already. */
  highlight?: string | null;
};

/** Marks the quote where it was seen, or at the nearest place of it. Without such a place it is the first that is not
 * marked yet, one that touches no other highlight if there is such a one. Throws `not-found` (passage) when the quote is
 * not in the text, or each of its places is marked. */
export function makeHighlight(
  text: string,
  existing: readonly Highlight[],
  request: HighlightRequest,
): Highlight {
  const anchor = anchorFor(text, existing, request);
  const now = new Date().toISOString();
  return {
    id: request.highlight ?? randomBytes(8).toString('hex'),
    ...anchor,
    colour: request.colour,
    comment: request.comment,
    created: now,
    updated: now,
  };
}

type Anchor = Pick<Highlight, 'quote' | 'prefix' | 'suffix'> & { start: number; end: number };

/** Where the quote stands, as `makeHighlight` looks for it, with what stands around it. */
export function anchorFor(
  text: string,
  existing: readonly Highlight[],
  { quote, start }: Pick<HighlightRequest, 'quote' | 'start'>,
): Anchor {
  const place = start === null ? freePlace(text, existing, quote) : nearestPlace(text, quote, start);
  if (place === undefined)
    throw new LibraryError({ code: 'not-found', details: { what: 'passage', id: quote } });
  return anchorAt(text, place);
}

/** A passage with what stands around it. */
export function anchorAt(text: string, place: Place): Anchor {
  return {
    quote: text.slice(place.start, place.end),
    prefix: text.slice(wholeCharacter(text, place.start - CONTEXT), place.start),
    suffix: text.slice(place.end, wholeCharacter(text, place.end + CONTEXT)),
    start: place.start,
    end: place.end,
  };
}

function freePlace(text: string, existing: readonly Highlight[], quote: string): Place | undefined {
  const places = findPlaces(text, quote);
  return (
    places.find((one) => !existing.some((other) => overlaps(one, other))) ??
    places.find((one) => !existing.some((other) => other.start === one.start && other.end === one.end))
  );
}

function nearestPlace(text: string, quote: string, start: number): Place | undefined {
  // Places that are looked for from the beginning may leave out one that overlaps another.
  if (quote !== '' && text.startsWith(quote, start)) return { start, end: start + quote.length };
  const distance = (place: Place) => Math.abs(place.start - start);
  return findPlaces(text, quote).sort((a, b) => distance(a) - distance(b))[0];
}

function overlaps(one: Place, other: Highlight): boolean {
  return other.start !== null && other.end !== null && one.start < other.end && other.start < one.end;
}

/** The offset itself, or the one before it where it would cut a surrogate pair in two. */
function wholeCharacter(text: string, offset: number): number {
  const at = Math.min(Math.max(0, offset), text.length);
  const low = text.charCodeAt(at);
  const high = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? at - 1 : at;
}
