import type * as hast from 'hast';
import { takeEdge } from './lines.ts';
import { textOf } from './nodes.ts';

/** Elements that become the same mark of Markdown. */
export const markOf = new Map(
  Object.entries({ b: 'strong', strong: 'strong', i: 'em', em: 'em', del: 'del', s: 'del', strike: 'del' }),
);
/** Elements in a line whose content is code. */
export const code = new Set('code kbd samp tt var'.split(' '));
for (const tag of code) markOf.set(tag, 'code');

/** Code in a line is one line of plain text. */
export function inlineCode(element: hast.Element): hast.ElementContent[] {
  const value = textOf(element).replace(/\s+/g, ' ').trim();
  return value === '' ? [] : [{ ...element, children: [{ type: 'text', value }] }];
}

/** `<b> word<br></b>` says the same as ` <b>word</b><br>`, and only the second can be Markdown. */
export function edgesOutside(element: hast.Element): hast.ElementContent[] {
  const before: hast.ElementContent[] = [];
  const after: hast.ElementContent[] = [];
  for (;;) {
    const edge = takeEdge(element, 'first');
    if (edge === null) break;
    before.push(edge);
  }
  for (;;) {
    const edge = takeEdge(element, 'last');
    if (edge === null) break;
    after.unshift(edge);
  }
  return [...before, ...(element.children.length > 0 ? [element] : []), ...after];
}

/** Content in which a mark does not stand again: `****a****` would not be read back. */
export function without(mark: string, children: hast.ElementContent[]): hast.ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    const inside = without(mark, child.children);
    return markOf.get(child.tagName) === mark ? inside : [{ ...child, children: inside }];
  });
}

/** `<b>a</b><strong>b</strong>` as one: neither would `**a****b**`. */
export function joined(children: hast.ElementContent[]): hast.ElementContent[] {
  const result: hast.ElementContent[] = [];
  for (const child of children) {
    const last = result.at(-1);
    const mark = child.type === 'element' ? markOf.get(child.tagName) : undefined;
    if (
      mark !== undefined &&
      last?.type === 'element' &&
      child.type === 'element' &&
      markOf.get(last.tagName) === mark
    ) {
      last.children.push(...child.children);
    } else result.push(child);
  }
  return result;
}
