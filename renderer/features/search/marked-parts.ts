import type { MarkedText } from '../../../shared/model/view.ts';

/** A text cut at its marks, in order, without empty pieces. Marks that overlap or reach past the text do no harm. */
export function markedParts({ text, marks }: MarkedText): { text: string; start: number; found: boolean }[] {
  const parts: { text: string; start: number; found: boolean }[] = [];
  let at = 0;
  const cut = (end: number, found: boolean): void => {
    if (end <= at) return;
    parts.push({ text: text.slice(at, end), start: at, found });
    at = end;
  };
  for (const [start, end] of marks.toSorted(([a], [b]) => a - b)) {
    cut(Math.min(start, text.length), false);
    cut(Math.min(end, text.length), true);
  }
  cut(text.length, false);
  return parts;
}
