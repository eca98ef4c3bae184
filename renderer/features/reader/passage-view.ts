import type { PlaceKeeper } from './place.ts';

/** Brings a passage into view, with what lies before it. */
export function reveal(range: Range, keeper: PlaceKeeper | null): void {
  const element = range.startContainer.parentElement;
  const view = element?.ownerDocument.defaultView;
  if (!element || !view) return;
  unfold(element);
  const box = element.closest('pre, .wide');
  if (box) {
    const passage = range.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (passage.left < frame.left || passage.right > frame.right)
      box.scrollLeft += passage.left - frame.left - 24;
  }
  const { top, bottom } = range.getBoundingClientRect();
  const margin = 48;
  if (top < margin || bottom > view.innerHeight - margin)
    keeper?.jump(view.scrollY + top - view.innerHeight / 3);
}

/** Opens what an element is folded away in. */
export function unfold(element: Element): void {
  const closed = 'details:not([open])';
  for (let fold = element.closest(closed); fold; fold = element.closest(closed))
    fold.setAttribute('open', '');
}

/** The boxes of the words of a passage, a line or a part of one each, in the frame's view: those of a range itself are also of
 * the cells and blocks that lie in it as a whole. */
export function textBoxes(range: Range): DOMRect[] {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: root } = range;
  const document = root.ownerDocument;
  if (document === null) return [];
  const boxes: DOMRect[] = [];
  const part = document.createRange();
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = root.nodeType === 3 ? root : words.nextNode(); node !== null; node = words.nextNode()) {
    if (!range.intersectsNode(node)) {
      if (boxes.length > 0) break;
      continue;
    }
    part.setStart(node, node === startContainer ? startOffset : 0);
    part.setEnd(node, node === endContainer ? endOffset : (node.nodeValue?.length ?? 0));
    for (const box of part.getClientRects()) if (box.width > 0) boxes.push(box);
  }
  return boxes;
}

/** The boxes of a passage, one for each line: inside of it, words may be parted and marked. */
function linesOf(range: Range): DOMRect[] {
  const lines: DOMRect[] = [];
  for (const rect of textBoxes(range)) {
    const last = lines.at(-1);
    const goesOn =
      last !== undefined && Math.abs(last.top - rect.top) < 1 && Math.abs(last.height - rect.height) < 1;
    if (!goesOn) lines.push(rect);
    else {
      const left = Math.min(last.left, rect.left);
      lines.splice(-1, 1, new DOMRect(left, last.top, Math.max(last.right, rect.right) - left, last.height));
    }
  }
  return lines;
}

/** Draws boxes at passages, where a highlight cannot do it: an outline around them, or a tint that lies behind the letters of
 * all lines. `look` is their class in `frame.css`. */
export function outlines(
  document: Document,
  passages: Range | readonly Range[] | null,
  look: 'now' | 'arrived' | 'tint' | 'tint-now' = 'now',
): { draw: () => void; remove: () => void } {
  const layer = document.createElement('div');
  layer.setAttribute('aria-hidden', 'true');
  document.body.append(layer);
  const draw = () => {
    const view = document.defaultView;
    const ranges = passages === null ? [] : 'startContainer' in passages ? [passages] : passages;
    const boxes = ranges.flatMap(linesOf).map((rect) => {
      const box = document.createElement('div');
      box.className = look;
      box.style.left = `${rect.left + (view?.scrollX ?? 0)}px`;
      box.style.top = `${rect.top + (view?.scrollY ?? 0)}px`;
      box.style.width = `${rect.width}px`;
      box.style.height = `${rect.height}px`;
      return box;
    });
    layer.replaceChildren(...boxes);
  };
  draw();
  return { draw, remove: () => layer.remove() };
}
