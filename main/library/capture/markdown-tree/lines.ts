import type * as hast from 'hast';
import { blockTags } from '../../../../shared/text/builder.ts';
import { contains, isBreak, isSpace, space } from './nodes.ts';

/** Lines that are parted by more than one line break (or by blocks, when `always`) as paragraphs; no breaks or spaces at
 * either end. */
export function paragraphs(children: hast.ElementContent[], always: boolean): hast.ElementContent[] {
  const result: hast.ElementContent[] = [];
  let run: hast.ElementContent[] = [];
  const flush = (asParagraph: boolean) => {
    const trimmed = withoutEdges(run);
    if (asParagraph && trimmed.length > 0)
      result.push({ type: 'element', tagName: 'p', properties: {}, children: trimmed });
    else result.push(...trimmed);
    run = [];
  };
  let split = always;
  let breaks = 0;
  for (const child of children) {
    if (isBlock(child)) {
      flush(split);
      split = always;
      breaks = 0;
      result.push(child);
      continue;
    }
    if (isBreak(child)) breaks++;
    else if (!isSpace(child)) {
      if (breaks > 1 && run.length > breaks) {
        split = true;
        flush(true);
      }
      breaks = 0;
    }
    run.push(child);
  }
  flush(split);
  return result;
}

function withoutEdges(run: hast.ElementContent[]): hast.ElementContent[] {
  const box: hast.Element = { type: 'element', tagName: 'span', properties: {}, children: run };
  while (takeEdge(box, 'first') !== null);
  while (takeEdge(box, 'last') !== null);
  return box.children;
}

/** A block, or a link around blocks. */
export function isBlock(node: hast.ElementContent): boolean {
  if (node.type !== 'element') return false;
  return blockTags.has(node.tagName) || (node.tagName === 'a' && contains(node, (tag) => blockTags.has(tag)));
}

export function takeEdge(element: hast.Element, side: 'first' | 'last'): hast.ElementContent | null {
  const child = side === 'first' ? element.children[0] : element.children.at(-1);
  if (child === undefined) return null;
  const remove = () => (side === 'first' ? element.children.shift() : element.children.pop());
  if (isBreak(child)) {
    remove();
    return child;
  }
  if (child.type !== 'text') return null;
  const trimmed = side === 'first' ? child.value.trimStart() : child.value.trimEnd();
  if (trimmed === child.value && trimmed !== '') return null;
  if (trimmed === '') remove();
  else child.value = trimmed;
  return space();
}
