import { type RefObject, useEffect, useState } from 'react';

/** Milliseconds without pointer or key after which the bar goes. */
const patience = 2000;
const signs = ['pointermove', 'pointerdown', 'keydown'] as const;

/** True when neither pointer nor key has moved for a while, in the window or in the article's frame. While something of the
 * bar is used, one is not idle. */
export function useIdle(
  active: boolean,
  frame: Document | null,
  bar: RefObject<HTMLElement | null>,
): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (isUsed(bar.current) ? wait() : setIdle(true)), patience);
    };
    const stir = () => {
      setIdle(false);
      wait();
    };
    wait();
    const ending = new AbortController();
    for (const sign of signs) {
      for (const where of [window, frame]) where?.addEventListener(sign, stir, { signal: ending.signal });
    }
    return () => {
      ending.abort();
      clearTimeout(timer);
      setIdle(false);
    };
  }, [active, frame, bar]);
  return idle;
}

function isUsed(bar: HTMLElement | null): boolean {
  const open = document.querySelector('[role="dialog"], [role="menu"]') !== null;
  return open || bar?.matches(':hover, :has(:focus-visible)') === true;
}
