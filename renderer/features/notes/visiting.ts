import type { KeyboardEvent } from 'react';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { outlines, reveal } from '../reader/passage-view.ts';
import { useMarks } from './marks.ts';

/** The outline around the highlight that has the focus. */
let outline: { id: string; range: Range; draw: () => void; remove: () => void } | null = null;

/** A highlight's button has the focus: its passage is brought into view and outlined. */
export function arriveAt(id: string): void {
  const { page, ranges } = useMarks.getState();
  useMarks.setState({ current: id });
  leaveHighlight();
  const range = ranges.get(id);
  if (page === null || range === undefined) return;
  reveal(range, page.keeper);
  outline = { id, range, ...outlines(page.document, range) };
}

export function leaveHighlight(): void {
  outline?.remove();
  outline = null;
}

/** The page was laid out anew, or its highlights were. */
export function followOutline(): void {
  if (outline === null) return;
  const { page, ranges } = useMarks.getState();
  const { id } = outline;
  const range = ranges.get(id);
  if (range === outline.range) {
    outline.draw();
    return;
  }
  leaveHighlight();
  if (page !== null && range !== undefined) outline = { id, range, ...outlines(page.document, range) };
}

/** Moves the focus to the next highlight or the one before: from the one that is current, else from what is in view. */
export function goToHighlight(by: 1 | -1): boolean {
  const { page, record, placed, ranges, current } = useMarks.getState();
  if (page === null || record === null) return false;
  if (placed.length === 0) {
    showToast(t.marks.none);
    return true;
  }
  const tops = placed.map(({ highlight }) => ranges.get(highlight.id)?.getBoundingClientRect().top ?? 0);
  const at = placed.findIndex(({ highlight }) => highlight.id === current);
  const ahead = tops.findIndex((top) => top >= 0);
  const from = at >= 0 ? at + by : by > 0 ? ahead : (ahead < 0 ? placed.length : ahead) - 1;
  const next = placed[(from + placed.length) % placed.length];
  if (next !== undefined) focusHighlight(page.document, next.highlight.id);
  return true;
}

function focusHighlight(document: Document, id: string): void {
  document
    .querySelector<HTMLElement>(`[data-mark-button="${CSS.escape(id)}"]`)
    ?.focus({ preventScroll: true });
  arriveAt(id);
}

/** Arrows go from highlight to highlight. */
export function onArrows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (event.target !== event.currentTarget.ownerDocument.activeElement) return;
  event.preventDefault();
  goToHighlight(event.key === 'ArrowDown' ? 1 : -1);
}
