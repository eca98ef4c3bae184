import { type RefObject, useEffect, useRef, useState } from 'react';
import { changeSettings, useSettings } from '../../state/settings.ts';

/** Width of the reader from which the contents stand beside the article, px. */
const roomy = 760;

export type Contents = {
  /** Beside the article, over it, or not at all. */
  kind: 'panel' | 'popover' | 'none';
  shown: boolean;
  /** Whether it was opened by the person just now, and takes the focus: told once. */
  takesFocus(): boolean;
  /** Where the room for it is measured. */
  room: RefObject<HTMLDivElement | null>;
  /** What opens it. */
  button: RefObject<HTMLButtonElement | null>;
  toggle(): void;
  close(): void;
};

/** Whether and where the contents of articles are shown. Beside the article that is remembered; over it it is for once. */
export function useContents(there: boolean): Contents {
  const wanted = useSettings((settings) => settings.outlineShown);
  const [over, setOver] = useState(false);
  const opened = useRef(false);
  const [wide, setWide] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => setWide(element.clientWidth >= roomy));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);

  const kind = !there ? 'none' : wide ? (wanted ? 'panel' : 'none') : over ? 'popover' : 'none';
  return {
    kind,
    shown: kind !== 'none',
    takesFocus() {
      const now = opened.current;
      opened.current = false;
      return now;
    },
    room,
    button,
    toggle() {
      opened.current = kind === 'none';
      if (wide) void changeSettings({ outlineShown: !wanted });
      else setOver(!over);
    },
    close: () => setOver(false),
  };
}
