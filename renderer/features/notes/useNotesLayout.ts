import { useLayoutEffect } from 'react';
import { type NotesLayout, useMarks } from './marks.ts';

/** Width of a note in the margin and the space before it, px: `frame-notes.css` has the same. */
const margin = 168 + 22;

/** How notes stand beside a column: in the margin when the frame is wide enough for a centred column and a note on either
 * side, or, with the column at the start, for one; else as marks in the text. px */
export function layoutFor(width: number, measure: number): Exclude<NotesLayout, 'none'> {
  if (width >= measure + 2 * margin + 60) return 'centre';
  return width >= measure + margin + 20 ? 'start' : 'marks';
}

/** Keeps the layout of the notes true to the room there is. */
export function useNotesLayout(document: Document | null, hasNotes: boolean): void {
  useLayoutEffect(() => {
    if (document === null) return;
    const root = document.documentElement;
    const lay = (): void => {
      const sheet = document.querySelector('.sheet');
      const view = document.defaultView;
      if (sheet === null || view === null) return;
      const measure = Number.parseFloat(view.getComputedStyle(sheet).maxInlineSize);
      const room = layoutFor(view.innerWidth, Number.isFinite(measure) ? measure : sheet.clientWidth);
      const layout = hasNotes ? room : 'none';
      root.dataset.notes = layout;
      if (useMarks.getState().layout !== layout) useMarks.setState({ layout });
    };
    lay();
    const sizes = new ResizeObserver(lay);
    sizes.observe(root);
    const sheet = document.querySelector('.sheet');
    if (sheet) sizes.observe(sheet);
    return () => sizes.disconnect();
  }, [document, hasNotes]);
}
