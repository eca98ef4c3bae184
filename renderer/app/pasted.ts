import { addressesIn } from '../../shared/url.ts';

/** The web addresses in a text that is nothing but addresses, one a line or with spaces between; null for another text. */
export function linksOnly(text: string): string[] | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || !words.every((word) => /^https?:\/\//i.test(word))) return null;
  const links = addressesIn(text);
  return links.length === 0 ? null : links;
}

/** So many words may stand around each link of a text that was pasted for its links: a headline, a "Read this:". */
const aroundLink = 15;

/** Where a text is shown before it is saved: one with links and little else is a list of links, anything else an article. */
export function tabFor(text: string): 'link' | 'text' {
  const links = addressesIn(text).length;
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  return links > 0 && words - links <= links * aroundLink ? 'link' : 'text';
}
