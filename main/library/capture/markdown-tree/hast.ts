import type * as hast from 'hast';
import { droppedWithContent } from '../../../../shared/sanitise/allow-list.ts';
import { type Element, isElement, isText, type Node } from '../dom.ts';

const dropped = new Set([...droppedWithContent, 'button', 'input', 'link', 'meta', 'base', 'form', 'nav']);
dropped.delete('form');

/** An element as a tree of unified, with those attributes that Markdown can say. */
export function toHast(root: Element): hast.Root {
  return { type: 'root', children: childrenOf(root) };
}

function childrenOf(node: Node): (hast.Element | hast.Text)[] {
  const children: (hast.Element | hast.Text)[] = [];
  for (const child of node.childNodes) {
    if (isText(child))
      children.push({ type: 'text', value: (child.nodeValue ?? '').replaceAll('\u00AD', '') });
    else if (isElement(child) && !dropped.has(child.localName)) children.push(elementOf(child));
  }
  return children;
}

function elementOf(element: Element): hast.Element {
  const properties: hast.Properties = {};
  for (const name of ['href', 'src', 'alt', 'title', 'start', 'colSpan', 'rowSpan', 'align']) {
    const value = element.getAttribute(name.toLowerCase());
    if (value !== null) properties[name] = name.endsWith('Span') ? span(value) : value;
  }
  const note = element.getAttribute('data-note');
  if (note !== null) properties.dataNote = note;
  const children = childrenOf(element);
  const language = element.getAttribute('data-code');
  if (
    element.localName === 'pre' &&
    element.querySelector('table, p, img, h1, h2, h3, h4, h5, h6') === null
  ) {
    // A `pre` without `code` is code all the same.
    const text: hast.Text = { type: 'text', value: preText(element) };
    const className = language === null ? [] : [`language-${language}`];
    return {
      type: 'element',
      tagName: 'pre',
      properties: {},
      children: [{ type: 'element', tagName: 'code', properties: { className }, children: [text] }],
    };
  }
  // What is set in a `pre` as a page would be is no code.
  const tagName = element.localName === 'pre' ? 'div' : element.localName;
  return { type: 'element', tagName, properties, children };
}

/** How many rows or columns a cell takes: more than a page has would be made up cell by cell. */
function span(value: string): number {
  return Math.min(Math.max(Number.parseInt(value, 10) || 1, 1), 40);
}

/** The text of a code block: `br` and blocks inside it (a line each, in some highlighters) break the line. */
function preText(pre: Element): string {
  let text = '';
  const take = (node: Node) => {
    for (const child of node.childNodes) {
      if (isText(child)) text += child.nodeValue ?? '';
      else if (isElement(child)) {
        if (child.localName === 'br') text += '\n';
        const block =
          child.localName === 'div' ||
          child.localName === 'p' ||
          child.localName === 'li' ||
          child.localName === 'tr';
        if (block && text !== '' && !text.endsWith('\n')) text += '\n';
        take(child);
        if (block && !text.endsWith('\n')) text += '\n';
      }
    }
  };
  take(pre);
  return text.replace(/^\n/, '').trimEnd();
}
