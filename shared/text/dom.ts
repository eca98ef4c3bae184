import { type TextOptions, type TextPiece, textBuilder } from './builder.ts';

/** What is needed of a DOM node: the browser's and linkedom's both fit. */
export type TextNode<Node> = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly parentNode: unknown;
  getAttribute?(name: string): string | null;
};

/** The plain text of the nodes in `root`, and which node each piece of it came from. */
export function domText<Node extends TextNode<Node>>(
  root: Node,
  options: TextOptions,
): { text: string; pieces: TextPiece<Node>[] } {
  const builder = textBuilder<Node>(options);
  // A stack of our own: a page may nest deeper than calls can.
  const ancestors: { node: Node; tag: string }[] = [];
  let node = root.firstChild;
  while (node !== null) {
    if (node.nodeType === 3 || node.nodeType === 4) builder.text(node.nodeValue ?? '', node);
    if (node.nodeType === 1) {
      const tag = node.nodeName.toLowerCase();
      builder.open(tag, node.getAttribute?.('class') ?? '');
      if (node.firstChild !== null) {
        ancestors.push({ node, tag });
        node = node.firstChild;
        continue;
      }
      builder.close(tag);
    }
    let next: Node | null = node.nextSibling;
    while (next === null) {
      const parent = ancestors.pop();
      if (parent === undefined) break;
      builder.close(parent.tag);
      next = parent.node.nextSibling;
    }
    node = next;
  }
  return builder.result();
}
