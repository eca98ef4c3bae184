import { useEffect, useState } from 'react';

/** More than these leaving at once is another list, not rows that leave. */
const few = 30;
/** ms, a little over the motion's. */
const lasts = 200;

/** True for a moment after rows have left the list: those below close the gap. `serial` tells one list from the next. */
export function useSettling(count: number, serial: number): boolean {
  const [state, setState] = useState({ count, serial, settling: false });
  // Derived while rendering, so that rows get their new place and the motion towards it at once.
  if (state.count !== count || state.serial !== serial) {
    const left = state.serial === serial ? state.count - count : 0;
    setState({ count, serial, settling: left > 0 && left <= few });
  }
  useEffect(() => {
    if (!state.settling) return;
    const timer = setTimeout(() => setState((now) => ({ ...now, settling: false })), lasts);
    return () => clearTimeout(timer);
  }, [state]);
  return state.settling;
}
