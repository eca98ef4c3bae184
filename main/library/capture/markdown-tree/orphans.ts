import type * as hast from 'hast';
import { isSpace } from './nodes.ts';

/** Parts of tables that a `div` can lose its table to. */
export const tableParts = new Set('caption colgroup tbody thead tfoot tr td th'.split(' '));

/** Readability turns some tables into a `div` around their rows: what has rows is a table. Cells on their own are blocks. */
export function settleTablePart(element: hast.Element): void {
  const rows = element.children.some(
    (child) => child.type === 'element' && /^(?:tr|t(?:head|body|foot))$/.test(child.tagName),
  );
  if (rows) element.tagName = 'table';
  else if (tableParts.has(element.tagName)) element.tagName = 'div';
}

/** Items that lost their list get one again. */
export function inLists(parent: hast.Root | hast.Element): hast.Root['children'] {
  if (parent.type === 'element' && (parent.tagName === 'ul' || parent.tagName === 'ol'))
    return parent.children;
  const result: hast.Root['children'] = [];
  let made: hast.Element | null = null;
  for (const child of parent.children) {
    const last = result.at(-1);
    if (child.type === 'element' && child.tagName === 'li') {
      if (made === null || last !== made) {
        made = { type: 'element', tagName: 'ul', properties: {}, children: [] };
        result.push(made);
      }
      made.children.push(child);
    } else if (made === null || last !== made || child.type !== 'text' || child.value.trim() !== '')
      result.push(child);
  }
  return result;
}

/** A definition that is in no list of them is a block like any other; they may be grouped by `div`. */
export function settleDefinition(element: hast.Element, parent: hast.Root | hast.Element): void {
  const within = parent.type === 'root' ? '' : parent.tagName;
  if (/^d[td]$/.test(element.tagName) && within !== 'dl' && within !== 'div') element.tagName = 'div';
}

/** All captions of a figure, wherever they stand in it, come last. */
export function captionsLast(figure: hast.Element): hast.Element {
  const captions: hast.ElementContent[] = [];
  const without = (children: hast.ElementContent[]): hast.ElementContent[] =>
    children.flatMap((child): hast.ElementContent[] => {
      if (child.type !== 'element') return [child];
      if (child.tagName !== 'figcaption') return [{ ...child, children: without(child.children) }];
      captions.push(...child.children);
      return [];
    });
  const rest = without(figure.children);
  const caption: hast.Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: captions,
  };
  return { ...figure, children: captions.length > 0 ? [...rest, caption] : rest };
}

/** Every child of a list is an item: lists in between belong to the item before them, anything else is one of its own. */
export function list(element: hast.Element): hast.Element {
  const items: hast.Element[] = [];
  let open = false;
  for (const child of element.children) {
    const last = items.at(-1);
    if (child.type === 'element' && child.tagName === 'li') {
      items.push(child);
      open = false;
    } else if (last !== undefined && (open || isList(child))) last.children.push(child);
    else if (!isSpace(child)) {
      items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
      open = true;
    }
  }
  return { ...element, children: items };
}

function isList(node: hast.ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol');
}
