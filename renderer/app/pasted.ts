import { addressesIn } from '../../shared/url.ts';

/** The web addresses in a text that is nothing but addresses, one a line or with spaces between; null for another text. */
export function linksOnly(text: string): string[] | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || !words.every((word) => /^https?:\/\//i.test(word))) return null;
  const links = addressesIn(text);
  return links.length === 0 ? null : links;
}
