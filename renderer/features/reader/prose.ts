import { articleClass } from '../../../shared/sanitise/allow-list.ts';

/** Names for what in an article has none of its own. */
export type ProseLabels = {
  table: string;
  code: string;
  footnotes: string;
  footnote: (number: string) => string;
  backToText: string;
  imageMissing: string;
};

/** Makes an article's nodes ready for the frame: wide tables and code can be scrolled by themselves, numbers stand under
 * numbers, footnotes have names, and an image that was not kept leaves its description. */
export function prepareProse(root: ParentNode, labels: ProseLabels): void {
  for (const image of root.querySelectorAll('img:not([src])')) showMissing(image, labels);
  for (const table of root.querySelectorAll('table')) {
    alignNumbers(table);
    takeCaption(table);
    const wide = table.ownerDocument.createElement('div');
    wide.className = 'wide';
    table.replaceWith(wide);
    wide.append(table);
  }
  for (const section of root.querySelectorAll(`section.${articleClass.footnotes}`)) {
    section.setAttribute('aria-label', labels.footnotes);
  }
  for (const link of root.querySelectorAll(`.${articleClass.footnoteReference} > a`)) {
    link.setAttribute('aria-label', labels.footnote(link.textContent ?? ''));
  }
  for (const link of root.querySelectorAll(`a.${articleClass.footnoteBack}`)) {
    link.setAttribute('aria-label', labels.backToText);
  }
}

/** The bold line before a table is its caption: Markdown has no other. */
function takeCaption(table: Element): void {
  const line = table.previousElementSibling;
  const [words] = line?.children ?? [];
  if (line?.nodeName !== 'P' || words?.nodeName !== 'STRONG' || table.querySelector('caption')) return;
  if (words.textContent?.trim() !== line.textContent?.trim()) return;
  const caption = table.ownerDocument.createElement('caption');
  caption.append(...words.childNodes);
  line.remove();
  table.prepend(caption);
}

/** Lets the keyboard reach the images that open large. */
export function reachImages(root: ParentNode, label: string): void {
  for (const image of root.querySelectorAll('img')) {
    if (!isLarge(image)) continue;
    image.setAttribute('tabindex', '0');
    if (!image.hasAttribute('title')) image.setAttribute('title', label);
  }
}

/** Whether there is more of an image to be seen than in the text: signs are in their right size, and an image with a link is
 * the link. */
export function isLarge(image: Element): boolean {
  const [width, height] = ['width', 'height'].map((name) => Number(image.getAttribute(name) ?? smallest));
  return image.closest('a[href]') === null && Math.min(width ?? 0, height ?? 0) >= smallest;
}

/** px */
const smallest = 64;

/** Puts the description of an image in its place. */
export function showMissing(image: Element, labels: ProseLabels): void {
  const box = image.ownerDocument.createElement('span');
  box.className = articleClass.missingImage;
  box.textContent = image.getAttribute('alt') || labels.imageMissing;
  image.replaceWith(box);
}

/** Lets the keyboard reach what scrolls sideways, and nothing else. */
export function nameScrollers(root: ParentNode, labels: ProseLabels): void {
  for (const box of root.querySelectorAll('pre, .wide')) {
    if (box.scrollWidth > box.clientWidth) {
      box.setAttribute('tabindex', '0');
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', box.nodeName === 'PRE' ? labels.code : tableName(box, labels));
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    }
  }
}

function tableName(box: Element, labels: ProseLabels): string {
  return box.querySelector('caption')?.textContent?.trim() || labels.table;
}

const number = /^[\s\p{Sc}+\-−–±~≈<>]*\d[\d\s.,:'’/·×%‰\p{Sc}]*(?:[a-zA-Z°µ]{1,3}\.?)?$/u;

/** Whether the cell texts of a column, those of its heading left out, are numbers. Empty ones and dashes do not count. */
export function isNumberColumn(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !/^[-–—−]?$/.test(cell));
  return filled.length > 0 && filled.every((cell) => number.test(cell));
}

function alignNumbers(table: Element): void {
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.children]);
  // With spanned cells the n-th cell is not in the n-th column.
  if (rows.flat().some((cell) => cell.hasAttribute('colspan') || cell.hasAttribute('rowspan'))) return;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  for (let column = 0; column < columns; column++) {
    const cells = rows.map((row) => row[column]).filter((cell) => cell !== undefined);
    const texts = cells.filter((cell) => cell.nodeName === 'TD').map((cell) => cell.textContent ?? '');
    if (!isNumberColumn(texts)) continue;
    for (const cell of cells) if (!cell.hasAttribute('align')) cell.classList.add('number');
  }
}
