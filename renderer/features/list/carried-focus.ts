import { type RefObject, useLayoutEffect } from 'react';

/** True between the rows of one source leaving with the focus in them and those of the next one coming. */
let carried = false;

/** Rows of a view and rows of a search are different grids: when one takes the other's place it takes its focus too. */
export function useCarriedFocus(rows: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const here = rows.current;
    if (carried) here?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    carried = false;
    return () => {
      carried = here?.contains(document.activeElement) === true;
    };
  }, [rows]);
}
