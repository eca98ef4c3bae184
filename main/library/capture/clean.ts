import { blockTags } from '../../../shared/text/builder.ts';
import { comparable, isByline } from './clean-names.ts';
import { isDateLine } from './dates.ts';
import { all, type Element, folded } from './dom.ts';
import { isFurniture, isInvitation, isPointer } from './furniture.ts';
import type { Metadata } from './metadata.ts';

/** A block this long, in characters, is text of the article: what comes before the first one may be its header. */
const sentence = 80;
/** Share of a block's characters that are links, from which on it is a list of links. */
const linkDense = 0.7;

/** Takes out of an article what is not of it, block by block, by rules that hold on any site. */
export function cleanArticle(content: Element, metadata: Metadata): void {
  for (const element of all(content, 'button, select, textarea, input, script, style, link, nav'))
    element.remove();
  dropLooseDates(content);
  dropEmpty(content);
  settleRepeatedAlt(content);
  settleStrayCaptions(content);
  const blocks = leafBlocks(content);
  for (const block of blocks) if (isFrame(block)) block.remove();
  dropHeader(blocks, metadata);
  dropTail(blocks);
  dropEmpty(content);
}

/** Takes out what a page is used with, and what it runs. */
export function dropControls(content: Element): void {
  for (const element of all(content, 'button, select, textarea, input, script, style, link, nav'))
    element.remove();
}

/** A date between the blocks, in none of them, tells when the page was published: the metadata has it. */
function dropLooseDates(content: Element): void {
  for (const date of all(content, 'time')) {
    const inText =
      date.closest('p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, figcaption, blockquote, pre') !== null;
    if (!inText && isDateLine(folded(date.textContent))) date.remove();
  }
}

function dropEmpty(content: Element): void {
  for (const element of all(content, 'p, div, section, figure, ul, ol, li, h2, h3, h4, h5, h6')) {
    const holds = 'img, hr, table, pre, sup[data-note]';
    if (folded(element.textContent) === '' && element.querySelector(holds) === null) element.remove();
  }
}

/** The innermost blocks, in order. Captions, tables, code and quotes are left as they are. */
function leafBlocks(content: Element): Element[] {
  return all(content, '*').filter((element) => {
    if (!blockTags.has(element.localName) || folded(element.textContent) === '') return false;
    if (element.closest('figure, table, pre, blockquote') !== null) return false;
    return ![...element.querySelectorAll('*')].some(
      (inner) => blockTags.has(inner.localName) && inner.localName !== 'br',
    );
  });
}

/** A line of the page's frame that got in between: share bars, pointers to other articles, invitations. */
function isFrame(block: Element): boolean {
  const text = folded(block.textContent);
  if (/^h[1-6]$/.test(block.localName)) return isFurniture(text);
  return (
    isFurniture(text) ||
    (isPointer(text) && linkShare(block) > 0.3) ||
    (isInvitation(text) && text.length < 300)
  );
}

function linkShare(block: Element): number {
  const length = folded(block.textContent).length;
  const linked = all(block, 'a[href]').reduce((sum, link) => sum + folded(link.textContent).length, 0);
  return length === 0 ? 0 : linked / length;
}

/** Before the first real paragraph: who wrote it, when, and how long it takes are known from the metadata. */
function dropHeader(blocks: readonly Element[], { byline, title }: Metadata): void {
  const start = blocks.findIndex(
    (block) => folded(block.textContent).length >= sentence && linkShare(block) < 0.5,
  );
  const names = (byline ?? '').split(', ').map(comparable);
  for (const block of blocks.slice(0, Math.max(0, start))) {
    const text = folded(block.textContent);
    const named =
      names.some((name) => name !== '' && comparable(text).includes(name)) &&
      text.length < (byline ?? '').length + 40;
    const repeated = title !== null && comparable(text) === comparable(title);
    if (named || repeated || isByline(text) || isDateLine(text)) block.remove();
  }
}

/** After the last real paragraph: lists of links, and headings with nothing left below them. */
function dropTail(blocks: readonly Element[]): void {
  for (const block of blocks.toReversed()) {
    if (block.parentNode === null) continue;
    const text = folded(block.textContent);
    const heading = /^h[1-6]$/.test(block.localName);
    const links = linkShare(block);
    const list = links >= linkDense && !block.matches('[data-embed]');
    const invites = isInvitation(text) && (links > 0.1 || text.length < 100);
    if (!heading && !list && !invites) break;
    block.remove();
  }
}

/** An image whose description is printed below it has it as its caption. */
function settleRepeatedAlt(content: Element): void {
  for (const image of all(content, 'img[alt]')) {
    const alt = comparable(image.getAttribute('alt') ?? '');
    if (alt.length < 12 || image.closest('figure') !== null) continue;
    let holder: Element | null = image;
    while (
      holder !== null &&
      holder !== content &&
      folded(holder.textContent) === '' &&
      holder.nextElementSibling === null
    ) {
      holder = holder.parentElement;
    }
    const next: Element | null = holder?.nextElementSibling ?? null;
    if (holder === null || next === null || holder === content || folded(holder.textContent) !== '') continue;
    if (comparable(next.textContent ?? '') === alt) intoFigure(image, holder, next);
  }
}

/** A caption below its figure, or below the bare image, moves into it. */
function settleStrayCaptions(content: Element): void {
  for (const caption of all(content, 'figcaption')) {
    const before = caption.previousElementSibling;
    if (caption.closest('figure') !== null || before === null) continue;
    const image = before.localName === 'img' ? before : before.querySelector('img');
    if (before.localName === 'figure') before.append(caption);
    else if (image !== null && folded(before.textContent) === '') intoFigure(image, before, caption);
  }
}

function intoFigure(image: Element, holder: Element, text: Element): void {
  const document = image.ownerDocument;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.append(...text.childNodes);
  text.remove();
  holder.replaceWith(figure);
  figure.append(image, caption);
}
