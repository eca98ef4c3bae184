import type { ArticleRecord } from './model/record.ts';
import { safeHref } from './sanitise/allow-list.ts';
import { inlineMarkdown } from './text/inline-markdown.ts';
import { webAddress } from './url.ts';

/** Where an article is from: the site's name, or the host of its address. */
export function siteOf({ site, url }: Pick<ArticleRecord, 'site' | 'url'>): string | null {
  return site ?? (url === null ? null : (webAddress(url)?.host.replace(/^www\./, '') ?? null));
}

/** An article's title as a Markdown link to where it is from; the title alone without an address. */
export function titledLink({ title, url }: Pick<ArticleRecord, 'title' | 'url'>): string {
  const words = inlineMarkdown(title);
  const address = url === null ? null : safeHref(url);
  if (address === null) return words;
  return `[${words || address}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction of a language's script; `auto` when the language is not known. */
export function directionOf(lang: string | null): 'ltr' | 'rtl' | 'auto' {
  if (lang === null) return 'auto';
  return rightToLeft.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
