import { useEffect } from 'react';
import { endSelection, focusArticle, removeHighlight } from './acts.ts';
import { caretStep, moveCaret } from './caret.ts';
import { useMarks } from './marks.ts';

/** Keys that the bar, the caret and what is selected take before the window's own: they come from the frame, or from the
 * bar over it. */
export function useMarkKeys(): void {
  useEffect(() => {
    const ending = new AbortController();
    const options = { capture: true, signal: ending.signal };
    window.addEventListener('keydown', first, options);
    // Find in article closes before this.
    document.addEventListener('keydown', afterFind, options);
    window.addEventListener('pointerdown', outside, options);
    return () => ending.abort();
  }, []);
}

function first(event: KeyboardEvent): void {
  const { page, barOpen, caret, current, selected } = useMarks.getState();
  const inFrame = page !== null && event.target === page.frame;
  const inBar = event.target instanceof Element && event.target.closest('[data-marks-bar]') !== null;
  if (event.isComposing || !(inFrame || inBar)) return;
  // A note is being written.
  if (inFrame && page.document.activeElement?.nodeName === 'TEXTAREA') return;
  if (event.key === 'Escape' && barOpen) {
    closeBar();
    if (inBar) focusArticle();
    take(event);
    return;
  }
  if (!inFrame) return;
  const intoBar = event.key === 'Tab' || (event.key === 'Enter' && caret);
  if (intoBar && barOpen && !event.shiftKey) {
    document.querySelector<HTMLElement>('[data-marks-bar] button')?.focus();
    take(event);
    return;
  }
  if ((event.key === 'Delete' || event.key === 'Backspace') && current !== null && selected === null) {
    if (!barOpen && !isAt(page.document, current)) return;
    void removeHighlight(current);
    take(event);
    return;
  }
  const step = caret ? caretStep(event) : null;
  if (step === null) return;
  moveCaret(page.document, step, event.shiftKey);
  take(event);
}

/** One level back: what is selected, then the caret. */
function afterFind(event: KeyboardEvent): void {
  const { page, caret, selected } = useMarks.getState();
  if (event.key !== 'Escape' || event.defaultPrevented || event.target !== page?.frame) return;
  if (selected !== null) endSelection();
  else if (caret) {
    page.document.getSelection()?.removeAllRanges();
    useMarks.setState({ caret: false });
  } else return;
  event.preventDefault();
}

/** A press anywhere else closes the bar. */
function outside({ target }: PointerEvent): void {
  if (target instanceof Element && target.closest('[data-marks-bar], [role="menu"], [data-marks-keep]'))
    return;
  if (useMarks.getState().barOpen) closeBar();
}

/** The highlight it was at is the one that is meant only while the focus is on it. */
function closeBar(): void {
  useMarks.setState(({ page, current }) => ({
    barOpen: false,
    current: page !== null && current !== null && isAt(page.document, current) ? current : null,
  }));
}

/** Whether the focus is on that highlight. */
function isAt(document: Document, id: string): boolean {
  return document.activeElement?.getAttribute('data-mark-button') === id;
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
