import { useEffect } from 'react';
import { articleText } from '../reader/text.ts';
import { useMarks } from './marks.ts';

type Step = readonly [direction: 'left' | 'right' | 'forward' | 'backward', granularity: string];

/** What a key does to the caret, as `Selection.modify` takes it; null for keys of no meaning here. */
export function caretStep(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): Step | null {
  const far = event.ctrlKey || event.altKey;
  const edge = event.metaKey;
  switch (event.key) {
    case 'ArrowLeft':
      return ['left', edge ? 'lineboundary' : far ? 'word' : 'character'];
    case 'ArrowRight':
      return ['right', edge ? 'lineboundary' : far ? 'word' : 'character'];
    case 'ArrowUp':
      return ['backward', edge ? 'documentboundary' : far ? 'paragraph' : 'line'];
    case 'ArrowDown':
      return ['forward', edge ? 'documentboundary' : far ? 'paragraph' : 'line'];
    case 'Home':
      return ['backward', far ? 'documentboundary' : 'lineboundary'];
    case 'End':
      return ['forward', far ? 'documentboundary' : 'lineboundary'];
    default:
      return null;
  }
}

/** Puts a caret into the text: where something is selected, else before the first words in view. The window has no caret
 * in texts that cannot be edited, so this one is drawn (`useCaret`). False when there is no text. */
export function startCaret(): boolean {
  const { page } = useMarks.getState();
  const prose = page?.document.querySelector('.prose') ?? null;
  const selection = page?.document.getSelection() ?? null;
  if (page === null || prose === null || selection === null) return false;
  if (!prose.contains(selection.focusNode)) {
    const place = firstInView(prose);
    if (place === null) return false;
    selection.collapse(place.node, place.offset);
  }
  useMarks.setState({ caret: true, current: null });
  const focused = page.document.activeElement;
  if (focused !== null && 'blur' in focused && typeof focused.blur === 'function') focused.blur();
  page.frame.focus();
  return true;
}

function firstInView(prose: Element): { node: Node; offset: number } | null {
  const { pieces } = articleText(prose);
  const height = prose.ownerDocument.defaultView?.innerHeight ?? 0;
  let cut: (typeof pieces)[number] | undefined;
  for (const piece of pieces) {
    const box = piece.node.parentElement?.getBoundingClientRect();
    if (box === undefined || box.bottom <= 0 || box.height === 0) continue;
    if (box.top >= height) break;
    if (box.top >= 0) return piece;
    cut ??= piece;
  }
  return cut ?? pieces[0] ?? null;
}

/** Moves the caret, or what is selected with it. It stays within the text. */
export function moveCaret(document: Document, [direction, granularity]: Step, extend: boolean): void {
  const prose = document.querySelector('.prose');
  const selection = document.getSelection();
  if (prose === null || selection === null) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  selection.modify(extend ? 'extend' : 'move', direction, granularity);
  if (!prose.contains(selection.focusNode) && anchorNode !== null && focusNode !== null)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}

/** Draws the caret while there is one, and keeps it in view. */
export function useCaret(document: Document | null): void {
  const caret = useMarks((marks) => marks.caret);
  useEffect(() => {
    if (document === null || !caret) return;
    const line = document.createElement('div');
    line.className = 'caret';
    line.setAttribute('aria-hidden', 'true');
    document.body.append(line);
    const draw = (): void => {
      const view = document.defaultView;
      const box = caretBox(document);
      line.hidden = box === null;
      if (box === null || view === null) return;
      line.style.left = `${box.left + view.scrollX}px`;
      line.style.top = `${box.top + view.scrollY}px`;
      line.style.height = `${box.height}px`;
      // A new start for its blinking: while it moves it is seen.
      line.replaceWith(line);
      const margin = 48;
      const over =
        Math.min(0, box.top - margin) || Math.max(0, box.top + box.height + margin - view.innerHeight);
      if (over !== 0) view.scrollBy({ top: over, behavior: 'instant' });
    };
    draw();
    document.addEventListener('selectionchange', draw);
    const layout = new ResizeObserver(draw);
    const sheet = document.querySelector('.sheet');
    if (sheet) layout.observe(sheet);
    return () => {
      document.removeEventListener('selectionchange', draw);
      layout.disconnect();
      line.remove();
    };
  }, [document, caret]);
}

/** Where the caret stands in the view, px. */
function caretBox(document: Document): { left: number; top: number; height: number } | null {
  const { focusNode, focusOffset } = document.getSelection() ?? { focusNode: null, focusOffset: 0 };
  if (focusNode === null) return null;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  const [box] = range.getClientRects();
  if (box !== undefined) return box;
  const element = focusNode.childNodes[focusOffset] ?? focusNode;
  range.selectNode(element);
  const { left, top, height } = range.getBoundingClientRect();
  return height === 0 ? null : { left, top, height: Math.min(height, 32) };
}
