import type { ReadingPlace } from '../../../shared/model/record.ts';

/** UTF-16 units of the text that are remembered with a place. */
const QUOTE = 64;

/** The place of an offset in an article's plain text. */
export function placeOfOffset(text: string, offset: number): ReadingPlace {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(offset, end < 0 ? undefined : end);
  let block = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) block++;
  return { block, quote: line.slice(0, QUOTE).replace(/[\ud800-\udbff]$/, '') };
}

/** Where a place is in a text that may have changed since: where its words are, nearest to its line; without them, at the
 * beginning of its line. Null when the text has no such line. */
export function offsetOfPlace(text: string, { block, quote }: ReadingPlace): number | null {
  const lines = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  if (quote !== '') {
    for (let away = 0; away < lines.length; away++) {
      for (const near of away === 0 ? [block] : [block - away, block + away]) {
        const found = lines[near]?.indexOf(quote) ?? -1;
        if (found >= 0) return (starts[near] ?? 0) + found;
      }
    }
  }
  return starts[block] ?? null;
}
