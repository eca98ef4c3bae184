import type { Range } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';

/** Rows above and below those in view, at rest. */
const near = 6;
/** Frames of a scroll that are drawn before they come: the page scrolls before anybody hears of it. */
const framesAhead = 3;
const leastAhead = 30;
const mostAhead = 60;
/** Rows a frame may pass in a scroll, that is fast; at more it is a jump. */
const fast = 3;
const jump = 150;

/** The rows that are in the page: those in view, more of them in the direction of a fast scroll, and the cursor's, which the
 * grid points to as its active one. */
export function useRowsInPage(cursor: number): (range: Range) => number[] {
  const last = useRef({ start: 0, step: 0 });
  return useCallback(
    (range: Range) => {
      const { start } = last.current;
      const step = range.startIndex - start;
      last.current = { start: range.startIndex, step };
      return rowsInPage(range, step, cursor);
    },
    [cursor],
  );
}

/** `step`: how many rows the view has moved since it was drawn last; a jump counts as none. */
export function rowsInPage(
  { startIndex, endIndex, count }: Pick<Range, 'startIndex' | 'endIndex' | 'count'>,
  step: number,
  cursor: number,
): number[] {
  const moved = Math.abs(step) > jump ? 0 : step;
  const first = Math.max(0, startIndex - near - ahead(-moved));
  const last = Math.min(count - 1, endIndex + near + ahead(moved));
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  if (cursor >= count || (cursor >= first && cursor <= last)) return rows;
  return cursor < first ? [cursor, ...rows] : [...rows, cursor];
}

function ahead(step: number): number {
  if (step <= 0) return 0;
  // One slow frame among quick ones passes many rows.
  return Math.min(mostAhead, Math.max(step * framesAhead, step < fast ? 0 : leastAhead));
}
