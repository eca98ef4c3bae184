export type Rectangle = { x: number; y: number; width: number; height: number };

export const smallest = { width: 360, height: 480 };
const usual = { width: 1280, height: 800 };
/** Of the top of the window, this much has to lie on a display for it to be dragged back from there. */
const grip = { width: 120, height: 32 };

/** Where the window opens: where it was, made to fit a display that is there now. Without a display that shows enough of
 * its top it opens in the middle of the first one: `x` and `y` are left to the system. */
export function openingBounds(
  remembered: { x: number | null; y: number | null; width: number; height: number } | null,
  workAreas: readonly Rectangle[],
): { x?: number; y?: number; width: number; height: number } {
  const wanted = remembered ?? usual;
  const { x, y } = { x: null, y: null, ...remembered };
  const area =
    x === null || y === null ? undefined : workAreas.find((place) => shows(place, { ...wanted, x, y }));
  const room = area ?? workAreas[0];
  const width = within(wanted.width, smallest.width, room?.width);
  const height = within(wanted.height, smallest.height, room?.height);
  if (area === undefined || x === null || y === null) return { width, height };
  return {
    x: within(x, area.x, area.x + area.width - width),
    y: within(y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

function shows(area: Rectangle, window: Rectangle): boolean {
  const wide = Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x);
  const high = Math.min(area.y + area.height, window.y + grip.height) - Math.max(area.y, window.y);
  return wide >= grip.width && high >= grip.height / 2;
}

/** A display smaller than the smallest window gets the smallest window. */
function within(value: number, least: number, most = Number.POSITIVE_INFINITY): number {
  return Math.max(least, Math.min(value, most));
}
