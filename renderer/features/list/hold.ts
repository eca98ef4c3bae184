import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type ListItem, useList } from '../../state/list.ts';
import { indexOf, itemAt } from '../../state/pages.ts';

type Options = {
  /** Height of a row, and of what is above the first one, px. */
  height: number;
  above: number;
  /** The first row in view. */
  first: number;
};

/** Keeps the rows in view where they are when others come or go above them. At the very top new ones are let in, and
 * another list begins there. */
export function useHold(scroller: RefObject<HTMLDivElement | null>, { height, above, first }: Options): void {
  const cache = useList((list) => list.cache);
  const serial = useList((list) => list.serial);
  const held = useRef<{ id: string; index: number; above: number; serial: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = held.current;
    if (element === null || before === null) return;
    if (before.serial !== serial) {
      element.scrollTop = 0;
    } else if (element.scrollTop > before.above) {
      const index = indexOf(cache, before.id) ?? before.index;
      const shift = (index - before.index) * height + above - before.above;
      if (shift !== 0) element.scrollTop += shift;
    }
  }, [scroller, cache, serial, height, above]);
  useLayoutEffect(() => {
    const id = itemAt<ListItem>(cache, first)?.row.id ?? '';
    held.current = { id, index: first, above, serial };
  }, [cache, first, above, serial]);
}
