/** Reading time and place. Places are parts of the way through, 0 to 1. */

/** Pixels of scrolling that do not make an article longer than its window. */
const slack = 8;

/** What is measured of the frame: `top` is how far it is scrolled, all in CSS px. */
export type Extent = { top: number; window: number; content: number };

export function fits({ window, content }: Extent): boolean {
  return content - window <= slack;
}

/** How far down an extent is scrolled; 0 when all of it is in view. */
export function placeOf(extent: Extent): number {
  if (fits(extent)) return 0;
  const way = extent.content - extent.window;
  return way - extent.top <= slack ? 1 : Math.min(1, Math.max(0, extent.top / way));
}

/** Where to scroll to for a place. */
export function topOf(place: number, { window, content }: Pick<Extent, 'window' | 'content'>): number {
  return Math.round(place * Math.max(0, content - window));
}

/** The place an article opens at: where it was left. What was read to its end begins anew. */
export function placeToOpenAt(progress: number): number {
  return progress >= 1 ? 0 : progress;
}

/** Minutes left of an article that takes `minutes`, at least one until the end is reached. */
export function minutesLeft(minutes: number, place: number): number {
  return place >= 1 ? 0 : Math.max(1, Math.ceil(minutes * (1 - place)));
}

/** The progress to keep while an article is scrolled: read is read, however far up it is scrolled again; otherwise the
 * place. Null when that is what is kept already. */
export function progressToKeep(kept: number, place: number): number | null {
  if (kept >= 1) return null;
  const rounded = Math.round(place * 1000) / 1000;
  return rounded === kept ? null : rounded;
}

/** Whether an article that fits its window, so that it cannot be scrolled to its end, counts as read when it is left. */
export function readOnLeaving(open: { fits: boolean; secondsOpen: number; minutes: number | null }): boolean {
  return open.fits && open.minutes !== null && open.secondsOpen >= open.minutes * 60;
}
