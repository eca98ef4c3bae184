/** A heading of an article: its level from 2 to 4, and its words. */
export type Heading = { level: number; text: string };

/** Headings with those that stand under them. `index` is the heading's place among all. */
export type OutlineItem = Heading & { index: number; items: OutlineItem[] };

/** Headings as a tree. One that skips a level stands under the last higher one. */
export function nested(headings: readonly Heading[]): OutlineItem[] {
  const top: OutlineItem[] = [];
  const open: OutlineItem[] = [];
  for (const [index, { level, text }] of headings.entries()) {
    const item: OutlineItem = { level, text, index, items: [] };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1)?.items ?? top).push(item);
    open.push(item);
  }
  return top;
}

/** The heading that a reader is under: the last one above `line`. Null before the first. `tops` are their upper edges in
 * order, null for one that is folded away. */
export function currentHeading(tops: readonly (number | null)[], line: number): number | null {
  let current: number | null = null;
  for (const [index, top] of tops.entries()) {
    if (top === null) continue;
    if (top > line) break;
    current = index;
  }
  return current;
}
