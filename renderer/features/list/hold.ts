import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type ListItem, useList } from '../../state/list.ts';
import { indexOf, itemAt } from '../../state/pages.ts';

type Options = {
  /** Height of a row, and of what is above the first one, px. */
  height: number;
  above: number;
  /** The first row in view. */
  first: number;
  /** The list is not at its top. */
  scrolled: boolean;
};

type Held = { id: string; index: number; above: number; serial: number; scrolled: boolean };

/** Keeps the rows in view where they are when others come or go above them. At the very top new ones are let in, and
 * another list begins there. */
export function useHold(
  scroller: RefObject<HTMLDivElement | null>,
  { height, above, first, scrolled }: Options,
): void {
  const cache = useList((list) => list.cache);
  const serial = useList((list) => list.serial);
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = held.current;
    if (element === null || before === null) return;
    // Where it is scrolled to is asked last: the answer costs a layout of what has just been drawn.
    if (before.serial !== serial) {
      if (before.scrolled) element.scrollTop = 0;
      return;
    }
    const index = indexOf(cache, before.id) ?? before.index;
    const shift = (index - before.index) * height + above - before.above;
    if (shift !== 0 && element.scrollTop > before.above) element.scrollTop += shift;
  }, [scroller, cache, serial, height, above]);
  useLayoutEffect(() => {
    const id = itemAt<ListItem>(cache, first)?.row.id ?? '';
    held.current = { id, index: first, above, serial, scrolled };
  }, [cache, first, above, serial, scrolled]);
}
