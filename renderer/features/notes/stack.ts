/** A note in the margin: where it would stand by itself, and how high it is. px */
export type MarginBox = { top: number; height: number };

/** Space between two notes, px. */
const gap = 14;

/** Where the notes of a margin stand, in the order of their passages: each on its line, or below the one before it. The
 * `pinned` one (an index, -1 for none) stands on its line; those before it move up for it as far as there is room. */
export function stackNotes(boxes: readonly MarginBox[], pinned = -1): number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { top, height } of boxes) {
    const at = Math.max(top, free);
    tops.push(at);
    free = at + height + gap;
  }
  const pin = boxes[pinned];
  if (pin === undefined) return tops;
  const lowest = boxes.slice(0, pinned).reduce((sum, { height }) => sum + height + gap, 0);
  let limit = Math.max(pin.top, lowest);
  tops[pinned] = limit;
  for (let at = pinned - 1; at >= 0; at--) {
    const height = boxes[at]?.height ?? 0;
    tops[at] = Math.min(tops[at] ?? 0, limit - gap - height);
    limit = tops[at] ?? 0;
  }
  free = (tops[pinned] ?? 0) + pin.height + gap;
  for (let at = pinned + 1; at < boxes.length; at++) {
    tops[at] = Math.max(boxes[at]?.top ?? 0, free);
    free = (tops[at] ?? 0) + (boxes[at]?.height ?? 0) + gap;
  }
  return tops;
}
