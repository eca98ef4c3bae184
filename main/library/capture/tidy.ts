import type * as hast from 'hast';
import { blockTags } from '../../../shared/text/builder.ts';
import { contains, tableBlocks, textOf } from './tables.ts';

/** Makes a tree ready for Markdown, which can say less than HTML: no blocks inside of lines, layout tables as blocks,
 * cells of data tables one line each, spaces and line breaks outside of emphasis. */
export function tidy(root: hast.Root): void {
  tidyChildren(root, false);
}

/** What an element has in it, however deep. */
type Holds = { block: boolean; link: boolean };

/** Elements that become the same mark of Markdown. */
const markOf = new Map(
  Object.entries({ b: 'strong', strong: 'strong', i: 'em', em: 'em', del: 'del', s: 'del', strike: 'del' }),
);
const code = new Set('code kbd samp tt var'.split(' '));
for (const tag of code) markOf.set(tag, 'code');
const inline = new Set(['a', 'br', 'img', 'q', 'sub', 'sup', ...markOf.keys()]);
const tableParts = new Set('caption colgroup tbody thead tfoot tr td th'.split(' '));

function tidyChildren(parent: hast.Root | hast.Element, inTable: boolean): Holds {
  const held: Holds = { block: false, link: false };
  const children: hast.ElementContent[] = [];
  for (const child of parent.children) {
    if (child.type === 'text') children.push(child);
    if (child.type !== 'element') continue;
    if (child.tagName === 'pre') {
      held.block = true;
      if (textOf(child).trim() !== '') children.push(child);
      continue;
    }
    if (!inTable) settleTablePart(child);
    settleItem(child, parent);
    const holds = tidyChildren(
      child,
      child.tagName === 'table' || (inTable && tableParts.has(child.tagName)),
    );
    held.block ||= holds.block || blockTags.has(child.tagName);
    held.link ||= holds.link || child.tagName === 'a';
    children.push(...tidied(child, holds));
  }
  const tag = parent.type === 'root' ? 'body' : parent.tagName;
  // The first line of an item is no paragraph: its list would be set wider for it.
  const always = tag !== 'li' && children.some(isBlock);
  parent.children = holdsLines(tag) ? paragraphs(joined(children), always) : joined(children);
  held.block ||= parent.children.some((child) => child.type === 'element' && child.tagName === 'p');
  return held;
}

/** Whether text may stand in an element as it does in a paragraph. */
function holdsLines(tag: string): boolean {
  if (/^t[dh]$/.test(tag)) return true;
  return blockTags.has(tag) && !/^t(?:able|r|head|body|foot)$/.test(tag);
}

/** Readability turns some tables into a `div` around their rows: what has rows is a table. Cells on their own are blocks. */
function settleTablePart(element: hast.Element): void {
  const rows = element.children.some(
    (child) => child.type === 'element' && /^(?:tr|t(?:head|body|foot))$/.test(child.tagName),
  );
  if (rows) element.tagName = 'table';
  else if (tableParts.has(element.tagName)) element.tagName = 'div';
}

/** An item that is in no list is a block like any other. */
function settleItem(element: hast.Element, parent: hast.Root | hast.Element): void {
  const within = parent.type === 'root' ? '' : parent.tagName;
  if (element.tagName === 'li' && within !== 'ul' && within !== 'ol') element.tagName = 'div';
  // Definitions may be grouped by `div`.
  if (/^d[td]$/.test(element.tagName) && within !== 'dl' && within !== 'div') element.tagName = 'div';
}

/** Lines that are parted by more than one line break (or by blocks, when `always`) as paragraphs; no breaks or spaces at
 * either end. */
function paragraphs(children: hast.ElementContent[], always: boolean): hast.ElementContent[] {
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
function isBlock(node: hast.ElementContent): boolean {
  if (node.type !== 'element') return false;
  return blockTags.has(node.tagName) || (node.tagName === 'a' && contains(node, (tag) => blockTags.has(tag)));
}

function isBreak(node: hast.ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br';
}

function isSpace(node: hast.ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function tidied(element: hast.Element, holds: Holds): hast.ElementContent[] {
  const tag = element.tagName;
  if (tag === 'table') return tableBlocks(element);
  if (tag === 'ul' || tag === 'ol') return [list(element)];
  if (/^h[1-6]$/.test(tag) && holds.block) return heading(element);
  if (tag === 'p' && holds.block) return [{ ...element, tagName: 'div' }];
  // `span` and the like say nothing that Markdown could, nor does emphasis or code around whole blocks.
  if (tag !== 'a' && !blockTags.has(tag) && !tableParts.has(tag) && (holds.block || !inline.has(tag))) {
    return element.children;
  }
  // Of links in each other the inner ones are meant: the outer was not closed where it ends.
  if (tag === 'a' && holds.link) return element.children;
  if (tag === 'a' && holds.block) return [{ ...element, children: paragraphs(element.children, true) }];
  if (code.has(tag)) return inlineCode(element);
  const mark = markOf.get(tag);
  if (mark !== undefined) element.children = joined(without(mark, element.children));
  if (tag === 'a' || tag === 'sup' || tag === 'sub' || mark !== undefined) return edgesOutside(element);
  return [element];
}

/** Code in a line is one line of plain text. */
function inlineCode(element: hast.Element): hast.ElementContent[] {
  const value = textOf(element).replace(/\s+/g, ' ').trim();
  return value === '' ? [] : [{ ...element, children: [{ type: 'text', value }] }];
}

/** Every child of a list is an item: lists in between belong to the item before them, anything else is one of its own. */
function list(element: hast.Element): hast.Element {
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

/** A heading is one line: paragraphs in it are parted by a space. With more in it than that, it is no heading. */
function heading(element: hast.Element): hast.ElementContent[] {
  const blocks = contains(element, (tag) => blockTags.has(tag) && tag !== 'p' && tag !== 'div');
  return [blocks ? { ...element, tagName: 'div' } : { ...element, children: oneLine(element.children) }];
}

function oneLine(children: hast.ElementContent[]): hast.ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    const inside = { ...child, children: oneLine(child.children) };
    return blockTags.has(child.tagName) ? [space(), ...inside.children, space()] : [inside];
  });
}

/** `<b> word<br></b>` says the same as ` <b>word</b><br>`, and only the second can be Markdown. */
function edgesOutside(element: hast.Element): hast.ElementContent[] {
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

function takeEdge(element: hast.Element, side: 'first' | 'last'): hast.ElementContent | null {
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

function space(): hast.Text {
  return { type: 'text', value: ' ' };
}

/** Content in which a mark does not stand again: `****a****` would not be read back. */
function without(mark: string, children: hast.ElementContent[]): hast.ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    const inside = without(mark, child.children);
    return markOf.get(child.tagName) === mark ? inside : [{ ...child, children: inside }];
  });
}

/** `<b>a</b><strong>b</strong>` as one: neither would `**a****b**`. */
function joined(children: hast.ElementContent[]): hast.ElementContent[] {
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
