/** A box in px, in the coordinates of what it is placed in. */
export type Box = { left: number; top: number; right: number; bottom: number };
type Size = { width: number; height: number };

/** Between the bar and what is selected, and between the bar and the edge of the view. px */
const away = 8;

/** Where the bar stands: 8 px above the first line of what is selected, below its last line when there is no room, and in
 * the view whenever some of the selection is. Null when none of it is. */
export function placeBar(lines: readonly Box[], bar: Size, view: Size): { left: number; top: number } | null {
  const shown = lines.filter(({ top, bottom }) => bottom > 0 && top < view.height);
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return null;
  const topmost = Math.min(...shown.map(({ top }) => top));
  const lowest = Math.max(...shown.map(({ bottom }) => bottom));
  const above = topmost - away - bar.height;
  const below = lowest + away;
  const bottomEdge = view.height - away - bar.height;
  const under = above < away;
  const line = under ? last : first;
  const centre = (line.left + line.right) / 2;
  return {
    left: Math.max(away, Math.min(centre - bar.width / 2, view.width - away - bar.width)),
    top: Math.max(away, under ? Math.min(below, bottomEdge) : above),
  };
}
