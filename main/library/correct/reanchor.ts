import type { Highlight } from '../../../shared/model/record.ts';
import { resolve } from '../notes/anchor.ts';
import { anchorAt } from '../notes/highlight.ts';

/** Highlights over another text. One that is in `before` is where it was there; the others are looked for, and one whose
 * passage is gone is kept without a place. Colour and comment stay as they are. */
export function reanchored(
  highlights: readonly Highlight[],
  text: string,
  before: readonly Highlight[] = [],
): Highlight[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return highlights.map((highlight) => {
    const was = known.get(highlight.id);
    if (was !== undefined) {
      const { quote, prefix, suffix, start, end } = was;
      return { ...highlight, quote, prefix, suffix, start, end };
    }
    const place = resolve(highlight, text);
    return place === null
      ? { ...highlight, start: null, end: null }
      : { ...highlight, ...anchorAt(text, place) };
  });
}
