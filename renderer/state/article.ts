import type { ArticleRecord } from '../../shared/model/record.ts';
import { webAddress } from '../../shared/url.ts';

/** Words a minute of calm reading. */
const readingSpeed = 230;

/** Minutes to read an article, those begun counted whole; null for a stub, which has nothing to read. */
export function readingMinutes({ words }: Pick<ArticleRecord, 'words'>): number | null {
  return words === 0 ? null : Math.ceil(words / readingSpeed);
}

/** Where an article is from: the site's name, or the host of its address. */
export function siteOf({ site, url }: Pick<ArticleRecord, 'site' | 'url'>): string | null {
  return site ?? (url === null ? null : (webAddress(url)?.host.replace(/^www\./, '') ?? null));
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction of a language's script; `auto` when the language is not known. */
export function directionOf(lang: string | null): 'ltr' | 'rtl' | 'auto' {
  if (lang === null) return 'auto';
  return rightToLeft.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** What the glyph before a row's title tells. One at a time: a problem above all, then what is kept away, then reading. */
export type Glyph = 'problem' | 'archived' | 'reading' | 'unread' | 'read';

export function glyphOf(record: ArticleRecord): Glyph {
  if (record.problem !== null) return 'problem';
  if (record.state === 'archived') return 'archived';
  if (record.progress >= 1) return 'read';
  return record.state;
}
