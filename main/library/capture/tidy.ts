import type * as hast from 'hast';
import { blockTags } from '../../../shared/text/builder.ts';
import { contains, tableBlocks } from './tables.ts';

/** Makes a tree ready for Markdown, which can say less than HTML: no blocks inside of lines, layout tables as blocks,
 * cells of data tables one line each, spaces and line breaks outside of emphasis. */
export function tidy(root: hast.Root): void {
  tidyChildren(root, false);
}

/** What an element has in it, however deep. */
type Holds = { block: boolean; link: boolean };

const emphasis = new Set('b strong em i del s strike'.split(' '));
const linesOnly = new Set('code kbd samp tt var q'.split(' '));
const tableParts = new Set('caption colgroup tbody thead tfoot tr td th'.split(' '));

function tidyChildren(parent: hast.Root | hast.Element, inTable: boolean): Holds {
  const held: Holds = { block: false, link: false };
  const children: hast.ElementContent[] = [];
  for (const child of parent.children) {
    if (child.type === 'text') children.push(child);
    if (child.type !== 'element') continue;
    if (!inTable) settleTablePart(child);
    const holds = tidyChildren(
      child,
      child.tagName === 'table' || (inTable && tableParts.has(child.tagName)),
    );
    held.block ||= holds.block || blockTags.has(child.tagName);
    held.link ||= holds.link || child.tagName === 'a';
    children.push(...tidied(child, holds));
  }
  const container = parent.type === 'root' || blockTags.has(parent.tagName);
  parent.children = container ? paragraphs(joined(children)) : joined(children);
  held.block ||= parent.children.some((child) => child.type === 'element' && child.tagName === 'p');
  return held;
}

/** Readability turns some tables into a `div` around their rows: what has rows is a table. Cells on their own are blocks. */
function settleTablePart(element: hast.Element): void {
  const rows = element.children.some(
    (child) => child.type === 'element' && /^(?:tr|t(?:head|body|foot))$/.test(child.tagName),
  );
  if (rows) element.tagName = 'table';
  else if (tableParts.has(element.tagName)) element.tagName = 'div';
}

/** Lines that are parted by more than one line break, as paragraphs; no breaks or spaces at either end. */
function paragraphs(children: hast.ElementContent[]): hast.ElementContent[] {
  const result: hast.ElementContent[] = [];
  let run: hast.ElementContent[] = [];
  const flush = (asParagraph: boolean) => {
    const trimmed = withoutEdges(run);
    if (asParagraph && trimmed.length > 0)
      result.push({ type: 'element', tagName: 'p', properties: {}, children: trimmed });
    else result.push(...trimmed);
    run = [];
  };
  let split = false;
  let breaks = 0;
  for (const child of children) {
    if (child.type === 'element' && blockTags.has(child.tagName)) {
      flush(split);
      split = false;
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

function isBreak(node: hast.ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br';
}

function isSpace(node: hast.ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function tidied(element: hast.Element, holds: Holds): hast.ElementContent[] {
  const tag = element.tagName;
  if (tag === 'table') return tableBlocks(element);
  if (/^h[1-6]$/.test(tag) && holds.block) return heading(element);
  if (tag === 'p' && holds.block) return [{ ...element, tagName: 'div' }];
  // Emphasis or code around whole blocks says nothing that Markdown could.
  if ((emphasis.has(tag) || linesOnly.has(tag)) && holds.block) return element.children;
  // Of links in each other the inner ones are meant: the outer was not closed where it ends.
  if (tag === 'a' && holds.link) return element.children;
  if (tag === 'a' || emphasis.has(tag)) return edgesOutside(element);
  return [element];
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

/** `<b>a</b><b>b</b>` as one: `**a****b**` would not be read back. */
function joined(children: hast.ElementContent[]): hast.ElementContent[] {
  const result: hast.ElementContent[] = [];
  for (const child of children) {
    const last = result.at(-1);
    const same = child.type === 'element' && last?.type === 'element' && child.tagName === last.tagName;
    if (same && emphasis.has(child.tagName)) last.children.push(...child.children);
    else result.push(child);
  }
  return result;
}
