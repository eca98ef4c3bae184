import { parseHTML } from 'linkedom';

/** Text with its HTML character references (`&hellip;`, `&#8230;`) turned into characters; unknown names stay as they are.
 * Markdown means only those that end in a semicolon, HTML also some that do not (`&copy`). Linear: the parser that also
 * reads the rendered HTML does the work, so that both agree on every name. */
export function decodeEntities(text: string, where: 'markdown' | 'html' = 'markdown'): string {
  if (!text.includes('&')) return text;
  const meant =
    where === 'html' ? text : text.replace(/&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, '&amp;');
  const { document } = parseHTML(`<html><body><p>${meant.replaceAll('<', '&lt;')}</p></body></html>`);
  const decoded: unknown = document.querySelector('p')?.textContent;
  return typeof decoded === 'string' ? decoded : text;
}

/** Where a place in decoded text stands in its writing, of which each character reference ends in a semicolon. */
export function writtenOffset(raw: string, decoded: number): number {
  if (!raw.includes('&')) return decoded;
  let at = 0;
  let left = decoded;
  for (const { index, 0: written } of raw.matchAll(/&(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);/g)) {
    if (index - at >= left) break;
    left -= index - at;
    at = index;
    const { length } = decodeEntities(written);
    if (length > left) break;
    left -= length;
    at += written.length;
  }
  return at + left;
}
