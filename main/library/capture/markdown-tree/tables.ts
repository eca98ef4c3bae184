import type * as hast from 'hast';
import { blockTags } from '../../../../shared/text/builder.ts';
import { contains, isBreak, isSpace, space, textOf } from './nodes.ts';

/** A table as Markdown can have it: with one line in each cell and its caption before it; or, when it is there for layout,
 * the blocks in its cells one after the other. */
export function tableBlocks(table: hast.Element): hast.ElementContent[] {
  return isData(table) ? dataTable(table) : layoutBlocks(table);
}

/** The elements of a table's own rows: not those of tables in it. */
function rowsOf(table: hast.Element): hast.Element[] {
  return table.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    if (child.tagName === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function cellsOf(row: hast.Element): hast.Element[] {
  return row.children.flatMap((child) =>
    child.type === 'element' && /^t[dh]$/.test(child.tagName) ? [child] : [],
  );
}

/** A table of data has cells that fit a line. What holds whole blocks, other tables or one column is there for layout. */
function isData(table: hast.Element): boolean {
  const rows = rowsOf(table).map(cellsOf);
  const cells = rows.flat();
  if (isLoose(table) || cells.length < 2 || Math.max(...rows.map((row) => row.length)) < 2) return false;
  if (cells.some((cell) => contains(cell, (tag) => tag === 'table' || tag === 'figure'))) return false;
  const heads = cells.some((cell) => cell.tagName === 'th');
  const long = cells.filter(
    (cell) => textOf(cell).length > 400 || contains(cell, (tag) => /^h[1-6]$|^pre$|^blockquote$/.test(tag)),
  );
  return long.length <= (heads ? cells.length / 4 : cells.length / 10);
}

/** Cells, and whatever else stands between the rows, as blocks in their order. */
function layoutBlocks(part: hast.Element): hast.ElementContent[] {
  return part.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    if (/^t(?:r|head|body|foot)$/.test(child.tagName)) return layoutBlocks(child);
    if (/^col(?:group)?$/.test(child.tagName)) return [];
    return [/^(?:t[dh]|caption)$/.test(child.tagName) ? asBlock(child) : child];
  });
}

/** Whether there is something in a table that is in none of its cells: no table can be made of that. */
function isLoose(part: hast.Element): boolean {
  return part.children.some((child) => {
    if (child.type !== 'element') return child.type === 'text' && child.value.trim() !== '';
    if (/^t(?:r|head|body|foot)$/.test(child.tagName)) return isLoose(child);
    if (child.tagName === 'colgroup') return false;
    return part.tagName === 'tr'
      ? !/^t[dh]$/.test(child.tagName)
      : child.tagName !== 'caption' || part.tagName !== 'table';
  });
}

function dataTable(table: hast.Element): hast.ElementContent[] {
  for (const cell of rowsOf(table).flatMap(cellsOf)) cell.children = oneLine(cell.children);
  return [...captionsOf(table).flatMap(captionBlock), table];
}

function captionsOf(table: hast.Element): hast.Element[] {
  return table.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'caption' ? [child] : [],
  );
}

/** The caption of a table as the bold line before it, by which rendering knows it again. */
function captionBlock(caption: hast.Element): hast.Element[] {
  const words = oneLine(caption.children);
  if (textOf(caption).trim() === '') return [];
  if (contains(caption, (tag) => tag === 'strong' || tag === 'b')) return [asBlock(caption)];
  return [
    asBlock({ ...caption, children: [{ ...caption, tagName: 'strong', properties: {}, children: words }] }),
  ];
}

function asBlock(element: hast.Element): hast.Element {
  return { ...element, tagName: 'div', properties: {} };
}

/** Blocks of a cell one after the other, parted by line breaks. */
function oneLine(children: hast.ElementContent[]): hast.ElementContent[] {
  const line: hast.ElementContent[] = [];
  const breakLine = () => {
    const last = line.at(-1);
    if (last !== undefined && !isBreak(last)) line.push(lineBreak());
  };
  for (const child of children) {
    if (isSpace(child)) {
      if (line.length > 0) line.push(space());
    } else if (child.type !== 'element' || !isBlock(child)) line.push(child);
    else {
      breakLine();
      line.push(...oneLine(child.children));
      breakLine();
    }
  }
  const last = line.findLastIndex((node) => !isBreak(node) && !isSpace(node));
  return line.slice(0, last + 1);
}

function lineBreak(): hast.Element {
  return { type: 'element', tagName: 'br', properties: {}, children: [] };
}

function isBlock(element: hast.Element): boolean {
  return blockTags.has(element.tagName) || contains(element, (tag) => blockTags.has(tag));
}
