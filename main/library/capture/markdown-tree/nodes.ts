import type * as hast from 'hast';

/** Whether an element of such a name is in an element, however deep. */
export function contains(element: hast.Element, test: (tag: string) => boolean): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (test(child.tagName) || contains(child, test)),
  );
}

/** The text in an element, with a space for each line break. */
export function textOf(node: hast.ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.tagName === 'br' ? ' ' : node.children.map(textOf).join('');
}

export function isBreak(node: hast.ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br';
}

export function isSpace(node: hast.ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

export function space(): hast.Text {
  return { type: 'text', value: ' ' };
}
