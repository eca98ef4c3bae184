import { all, type Document, type Element, folded, isText } from './dom.ts';

/** A footnote of a page: the place in the text is marked `data-note`, this is what it refers to. */
export type Note = { label: string; content: Element };

const backLink = /^(?:\s|[\u2190\u2191\u21a5\u21a9\u21b5\u2934^]|\ufe0e)*$/;
/** What a reference shows: a number, a letter or a sign, perhaps in brackets. */
const mark = /^[[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3}|note \d{1,3})[\])]?$/i;

/** Finds footnotes: links within the page that show a number or a sign, to an element that links back or stands in a list
 * of notes. Their references are marked, and their texts are taken out of the page, so that they cannot get lost. */
export function takeFootnotes(document: Document): Note[] {
  const byId = new Map<string, Element>();
  for (const element of all(document, '[id], a[name]')) {
    const id = element.getAttribute('id') ?? element.getAttribute('name') ?? '';
    if (id !== '' && !byId.has(id)) byId.set(id, element);
  }
  const notes = new Map<Element, Note>();
  for (const link of all(document, 'a[href^="#"]')) {
    const text = folded(link.textContent);
    if (!mark.test(text)) continue;
    const target = byId.get(decoded(link.getAttribute('href')?.slice(1) ?? ''));
    const content = target === undefined ? null : noteAround(target);
    if (content === null || content.contains(link) || !refersBack(content, link, byId)) continue;
    const note = notes.get(content) ?? { label: String(notes.size + 1), content };
    notes.set(content, note);
    const reference = document.createElement('sup');
    reference.setAttribute('data-note', note.label);
    reference.textContent = note.label;
    const sup = link.closest('sup');
    const written = sup !== null && bare(sup.textContent ?? '') === bare(text) ? sup : link;
    dropBrackets(written);
    written.replaceWith(reference);
  }
  for (const { content } of notes.values()) takeOut(content, byId);
  return [...notes.values()];
}

function bare(text: string): string {
  return text.replace(/[[\]()\s]/g, '');
}

/** The brackets around a reference are part of it, even where they are not linked. */
function dropBrackets(reference: Element): void {
  const { previousSibling, nextSibling } = reference;
  if (previousSibling === null || nextSibling === null || !isText(previousSibling) || !isText(nextSibling))
    return;
  const [before, after] = [previousSibling.textContent ?? '', nextSibling.textContent ?? ''];
  if (!/[[(]\s*$/.test(before) || !/^\s*[\])]/.test(after)) return;
  previousSibling.textContent = before.replace(/\s*[[(]\s*$/, '');
  nextSibling.textContent = after.replace(/^\s*[\])]/, '');
}

function noteAround(target: Element): Element | null {
  if (folded(target.textContent).length > 8 && target.localName !== 'a' && target.localName !== 'sup')
    return target;
  return target.closest('li, p, dd, aside, div, td');
}

/** The content links back to where the reference stands, or it is one of a list of notes. */
function refersBack(content: Element, reference: Element, byId: ReadonlyMap<string, Element>): boolean {
  if (folded(content.textContent).length > 4000) return false;
  const near = reference.closest('sup') ?? reference;
  for (const link of all(content, 'a[href^="#"]')) {
    const place = byId.get(decoded(link.getAttribute('href')?.slice(1) ?? ''));
    if (
      place !== undefined &&
      (place.contains(reference) || near.contains(place) || place.nextSibling === near)
    )
      return true;
  }
  return (
    content.closest('[class*="footnote"], [class*="endnote"], [role="doc-endnotes"], .references') !== null
  );
}

/** Characters that a page's own "Back to the text" has at most. */
const longestBackWord = 40;

/** Whether a reference stands or stood at a place: some are replaced with their own place. */
function isAtReference(place: Element): boolean {
  const { nextElementSibling: next } = place;
  return (
    place.closest('html') === null ||
    all(place, '[data-note]').length > 0 ||
    next?.hasAttribute('data-note') === true
  );
}

function takeOut(content: Element, byId: ReadonlyMap<string, Element>): void {
  for (const link of all(content, 'a[href^="#"]')) {
    const text = folded(link.textContent);
    const place = byId.get(decoded(link.getAttribute('href')?.slice(1) ?? ''));
    const back = place !== undefined || /ref|back|return/i.test(link.getAttribute('class') ?? '');
    const word = text.length <= longestBackWord && place !== undefined && isAtReference(place);
    if (!backLink.test(text) && !(back && mark.test(text)) && !word) continue;
    dropBrackets(link);
    link.remove();
  }
  const parent = content.parentElement;
  content.remove();
  // A list that held nothing but notes is gone with them, and so is its heading.
  if (parent !== null && folded(parent.textContent) === '') {
    const heading = parent.previousElementSibling;
    if (heading !== null && /^h[1-6]$/.test(heading.localName)) heading.remove();
    parent.remove();
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
