import type { ArticleRecord } from '../../shared/model/record.ts';

export { directionOf, siteOf } from '../../shared/article.ts';

/** Words a minute of calm reading. */
const readingSpeed = 230;

/** Minutes to read an article, those begun counted whole; null for a stub, which has nothing to read. */
export function readingMinutes({ words }: Pick<ArticleRecord, 'words'>): number | null {
  return words === 0 ? null : Math.ceil(words / readingSpeed);
}

/** What the glyph before a row's title tells. One at a time: a problem above all, then what is kept away, then reading. */
export type Glyph = 'problem' | 'archived' | 'reading' | 'unread' | 'read';

export function glyphOf(record: ArticleRecord): Glyph {
  if (record.problem !== null) return 'problem';
  if (record.state === 'archived') return 'archived';
  if (record.progress >= 1) return 'read';
  return record.state;
}
