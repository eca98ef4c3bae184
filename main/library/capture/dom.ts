import { parseHTML } from 'linkedom';

/** What capture uses of the DOM. linkedom's own types lean on those of browsers, which this project does not have. */
export type Node = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly parentNode: Node | null;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly previousSibling: Node | null;
  readonly childNodes: Iterable<Node>;
  textContent: string | null;
  remove(): void;
  replaceWith(...nodes: (Node | string)[]): void;
  before(...nodes: (Node | string)[]): void;
  after(...nodes: (Node | string)[]): void;
  contains(other: Node): boolean;
};

export type Element = Node & {
  readonly localName: string;
  readonly ownerDocument: Document;
  readonly parentElement: Element | null;
  readonly children: Iterable<Element> & { readonly length: number };
  readonly previousElementSibling: Element | null;
  readonly nextElementSibling: Element | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly outerHTML: string;
  innerHTML: string;
  id: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  hasAttribute(name: string): boolean;
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  append(...nodes: (Node | string)[]): void;
  prepend(...nodes: (Node | string)[]): void;
  cloneNode(deep: boolean): Element;
};

export type Document = {
  readonly documentElement: Element;
  readonly head: Element;
  readonly body: Element;
  readonly title: string;
  createElement(tag: string): Element;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

/** Reads a page. linkedom builds `html`, `head` and `body` only where they are written: a page without them gets them. */
export function parsePage(html: string): Document {
  const document = parse(html);
  flattenDepths(document);
  return document;
}

function parse(html: string): Document {
  const start = html.slice(0, 4096).replace(/<!--[\s\S]*?-->/g, '');
  const whole = /<html[\s>]/i.test(start) && /<body[\s>]/i.test(html);
  if (whole) return parseHTML(html).document;
  if (/<html[\s>]/i.test(start) || /<body[\s>]/i.test(html)) return parseHTML(withParts(html)).document;
  return parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document;
}

/** A page that leaves out `html`, `body` or both, as HTML allows. */
function withParts(html: string): string {
  const inner = html.replace(/<!doctype[^>]*>/i, '').replace(/<\/?html(?:\s[^>]*)?>/gi, '');
  const attributes = /<html(\s[^>]*)>/i.exec(html)?.[1] ?? '';
  if (/<body[\s>]/i.test(inner)) return `<!doctype html><html${attributes}>${inner}</html>`;
  const headEnd = /<\/head\s*>/i.exec(inner);
  const cut = headEnd === null ? 0 : headEnd.index + headEnd[0].length;
  return `<!doctype html><html${attributes}>${inner.slice(0, cut)}<body>${inner.slice(cut)}</body></html>`;
}

/** Deepest nesting that is kept, as browsers have it. Beyond, elements lie beside each other. */
const deepest = 500;

function flattenDepths(document: Document): void {
  let depth = 0;
  let node: Node = document.documentElement;
  for (;;) {
    if (depth > deepest && isElement(node) && node.firstChild !== null) {
      const first: Node = node.firstChild;
      unwrap(node);
      node = first;
      continue;
    }
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node.nextSibling === null) {
      if (node.parentNode === null || depth === 0) return;
      node = node.parentNode;
      depth--;
    }
    node = node.nextSibling;
  }
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function isText(node: Node): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}

/** The elements that match, as a list that stands still while they are moved. */
export function all(root: Document | Element, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** Text with white space folded and trimmed. */
export function folded(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Puts what is in an element in its place. */
function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
