import type * as hast from 'hast';
import { blockTags } from '../../../../shared/text/builder.ts';
import { isBlock, paragraphs } from './lines.ts';
import { code, edgesOutside, inlineCode, joined, markOf, without } from './marks.ts';
import { contains, space, textOf } from './nodes.ts';
import { captionsLast, inLists, list, settleDefinition, settleTablePart, tableParts } from './orphans.ts';
import { tableBlocks } from './tables.ts';

/** Makes a tree ready for Markdown, which can say less than HTML: no blocks inside of lines, layout tables as blocks,
 * cells of data tables one line each, spaces and line breaks outside of emphasis. */
export function tidy(root: hast.Root): void {
  tidyChildren(root, false);
}

/** What an element has in it, however deep. */
type Holds = { block: boolean; link: boolean };

/** Elements in a line that mean something in Markdown. */
const inline = new Set(['a', 'br', 'img', 'q', 'sub', 'sup', ...markOf.keys()]);

function tidyChildren(parent: hast.Root | hast.Element, inTable: boolean): Holds {
  const held: Holds = { block: false, link: false };
  const children: hast.ElementContent[] = [];
  for (const child of inLists(parent)) {
    if (child.type === 'text') children.push(child);
    if (child.type !== 'element') continue;
    if (child.tagName === 'pre') {
      held.block = true;
      if (textOf(child).trim() !== '') children.push(child);
      continue;
    }
    if (!inTable) settleTablePart(child);
    settleDefinition(child, parent);
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

function tidied(element: hast.Element, holds: Holds): hast.ElementContent[] {
  const tag = element.tagName;
  if (tag === 'table') return tableBlocks(element);
  if (tag === 'ul' || tag === 'ol') return [list(element)];
  if (tag === 'figure') return [captionsLast(element)];
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
