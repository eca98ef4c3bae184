import type * as mdast from 'mdast';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { comparable } from './clean-names.ts';
import type { Element } from './dom.ts';
import { fallBackToHtml } from './markdown-tree/fallback.ts';
import { toHast } from './markdown-tree/hast.ts';
import { tidy } from './markdown-tree/tidy.ts';
import type { Note } from './notes.ts';

export type Images = { url: string; alt: string }[];

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', fences: true })
  .freeze();

/** Markdown of a document tree. */
function writeMarkdown(root: mdast.Root): string {
  return writer.stringify(root);
}

/** A cleaned article as Markdown: CommonMark with GFM tables and footnotes, HTML only for figures with a caption and for
 * raised and lowered letters. Images become `<imagePrefix><index>`; a heading that repeats the title is left out. */
export function articleMarkdown(
  content: Element,
  options: { title: string | null; notes: readonly Note[]; imagePrefix: string },
): { markdown: string; images: Images } {
  const images = imageList(options.imagePrefix);
  const reader = unified()
    .use(rehypeRemark, { document: true, handlers: handlers(images.addressOf) })
    .freeze();
  const read = (element: Element): mdast.RootContent[] => {
    const tree = toHast(element);
    tidy(tree);
    const root = reader.runSync(tree);
    return root.type === 'root' ? root.children : [];
  };
  const blocks = withoutTitle(read(content), options.title);
  const referred = references(blocks);
  const definitions = options.notes
    .filter((note) => referred.has(note.label))
    .map(({ label, content }): mdast.FootnoteDefinition => {
      return { type: 'footnoteDefinition', identifier: label, label, children: read(content).filter(isFlow) };
    });
  const root: mdast.Root = { type: 'root', children: [...blocks, ...definitions] };
  fallBackToHtml(root);
  return { markdown: writeMarkdown(root), images: images.list };
}

/** Images in the order of the text, each address once. */
function imageList(prefix: string) {
  const list: Images = [];
  const addressOf = (url: string, alt: string): string => {
    let index = list.findIndex((image) => image.url === url);
    if (index < 0) index = list.push({ url, alt }) - 1;
    return prefix + index;
  };
  return { list, addressOf };
}

/** Blocks without the heading, or the line, at their beginning that says the title again. */
function withoutTitle(blocks: mdast.RootContent[], title: string | null): mdast.RootContent[] {
  const name = comparable(title ?? '');
  if (name === '') return blocks;
  const at = blocks
    .slice(0, 4)
    .findIndex(
      (block) =>
        (block.type === 'heading' || block.type === 'paragraph') && comparable(textOf(block)) === name,
    );
  return at < 0 ? blocks : blocks.toSpliced(at, 1);
}

function textOf(node: mdast.Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function references(nodes: readonly mdast.Nodes[]): Set<string> {
  const found = new Set<string>();
  const visit = (node: mdast.Nodes) => {
    if (node.type === 'footnoteReference') found.add(node.identifier);
    if ('children' in node) node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

type Handlers = NonNullable<Options['handlers']>;

function handlers(addressOf: (url: string, alt: string) => string): Handlers {
  const raised = inlineHtml('sup');
  return {
    sub: inlineHtml('sub'),
    sup(state, node, parent) {
      const note = node.properties.dataNote;
      if (typeof note !== 'string') return raised(state, node, parent);
      return { type: 'footnoteReference', identifier: note, label: note };
    },
    img(_state, node) {
      const { src, alt } = node.properties;
      if (typeof src !== 'string' || src === '') return undefined;
      const description = typeof alt === 'string' ? alt.replace(/\s+/g, ' ').trim() : '';
      return { type: 'image', url: addressOf(src, description), alt: description };
    },
    figure(state, node) {
      const caption = node.children.find(
        (child) => child.type === 'element' && child.tagName === 'figcaption',
      );
      const inside = state.toFlow(
        state.all({ ...node, children: node.children.filter((child) => child !== caption) }),
      );
      return figure(inside, caption?.type === 'element' ? state.toFlow(state.all(caption)) : []);
    },
    // A caption whose figure is gone is still no paragraph of the text.
    figcaption: (state, node) => figure([], state.toFlow(state.all(node))),
    a(state, node) {
      const { href } = node.properties;
      const children = state.all(node);
      return typeof href === 'string' && href !== '' ? linked(href, children) : children;
    },
    mark: (state, node) => state.all(node),
    u: (state, node) => state.all(node),
    // A place where a word may be broken is no space.
    wbr: () => [],
  };
}

/** A figure in the form that any reader of CommonMark shows, with Markdown inside. Without a caption it is no figure. */
function figure(inside: mdast.RootContent[], caption: mdast.RootContent[]): mdast.RootContent[] {
  if (caption.length === 0) return inside;
  return [html('<figure>'), ...inside, html('<figcaption>'), ...caption, html('</figcaption>\n</figure>')];
}

type Handler = Exclude<Handlers[string], null | undefined>;

function inlineHtml(tag: 'sup' | 'sub'): Handler {
  // `hName` tells that this HTML stands inside a line.
  const data = { hName: tag };
  return (state, node) => {
    const children = state.all(node);
    return children.length === 0
      ? []
      : [{ ...html(`<${tag}>`), data }, ...children, { ...html(`</${tag}>`), data }];
  };
}

function html(value: string): mdast.Html {
  return { type: 'html', value };
}

/** A link around its words. Around whole blocks, the words of each are linked. */
function linked(url: string, nodes: mdast.RootContent[]): mdast.RootContent[] {
  const result: mdast.RootContent[] = [];
  let words: mdast.PhrasingContent[] = [];
  const link = (children: mdast.PhrasingContent[]): mdast.Link => ({ type: 'link', url, children });
  const flush = () => {
    if (words.some(saysSomething)) result.push(link(words));
    else result.push(...words);
    words = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) {
      words.push(node);
      continue;
    }
    flush();
    const line = node.type === 'paragraph' || node.type === 'heading';
    if (line && node.children.some(saysSomething)) result.push({ ...node, children: [link(node.children)] });
    else result.push(node);
  }
  flush();
  return result;
}

function saysSomething(node: mdast.PhrasingContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type !== 'break';
}

const phrasing = new Set(
  'break delete emphasis footnoteReference image imageReference inlineCode link linkReference strong text'.split(
    ' ',
  ),
);

function isPhrasing(node: mdast.RootContent): node is mdast.PhrasingContent {
  return phrasing.has(node.type) || (node.type === 'html' && node.data !== undefined && 'hName' in node.data);
}

function isFlow(node: mdast.RootContent): node is mdast.BlockContent {
  return !isPhrasing(node) && node.type !== 'footnoteDefinition' && node.type !== 'listItem';
}
