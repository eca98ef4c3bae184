import { type RefObject, useLayoutEffect } from 'react';
import { textBoxes } from '../reader/passage-view.ts';
import { useMarks } from './marks.ts';
import { stackNotes } from './stack.ts';
import { followOutline } from './visiting.ts';

/** Height of a note's first line, px. */
const firstLine = 19;

/** Puts every highlight's button on the line of its highlight, notes in the margin one below the other, and an editor that
 * lies over the text under its highlight. Again whenever something is laid out anew. */
export function useMarginPlaces(region: RefObject<HTMLElement | null>): void {
  const ranges = useMarks((marks) => marks.ranges);
  const editing = useMarks((marks) => marks.editing);
  const page = useMarks((marks) => marks.page);
  // Which of them stand in the margin depends on it.
  useMarks((marks) => marks.layout);

  useLayoutEffect(() => {
    const sheet = page?.document.querySelector('.sheet') ?? null;
    const box = region.current;
    if (sheet === null || box === null) return;
    const draw = (): void => {
      const origin = sheet.getBoundingClientRect();
      const items = [...box.querySelectorAll<HTMLElement>('li[data-highlight]')];
      const lines = items.map((item) => {
        const range = ranges.get(item.dataset.highlight ?? '');
        const boxes = range === undefined ? [] : textBoxes(range);
        return { item, first: boxes[0], last: boxes.at(-1) };
      });
      const notes = lines.filter(({ item }) => item.matches('.margin-note:not(.over)'));
      const boxes = notes.map(({ item, first }) => ({
        top: first === undefined ? 0 : first.top - origin.top + (first.height - firstLine) / 2,
        height: item.offsetHeight,
      }));
      const pinned = notes.findIndex(({ item }) => item.dataset.highlight === editing?.highlight);
      for (const [at, top] of stackNotes(boxes, pinned).entries()) {
        const item = notes[at]?.item;
        if (item) item.style.top = `${top}px`;
      }
      for (const { item, first, last } of lines) {
        if (item.matches('.heard-note') && first) item.style.top = `${first.top - origin.top}px`;
        if (!item.matches('.over')) item.style.left = '';
        if (!item.matches('.over') || !last) continue;
        item.style.top = `${last.bottom - origin.top + 8}px`;
        const left = last.right - origin.left - item.offsetWidth / 2;
        item.style.left = `${Math.max(0, Math.min(left, sheet.clientWidth - item.offsetWidth))}px`;
      }
    };
    draw();
    followOutline();
    const sizes = new ResizeObserver(() => {
      draw();
      followOutline();
    });
    sizes.observe(sheet);
    for (const item of box.querySelectorAll('li[data-highlight]')) sizes.observe(item);
    return () => sizes.disconnect();
  });
}
