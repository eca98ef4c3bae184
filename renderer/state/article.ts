import type { ArticleRecord } from '../../shared/model/record.ts';
import { READING_SPEED } from '../../shared/text/words.ts';

export { directionOf, siteOf } from '../../shared/article.ts';

/** Minutes to read an article, those begun counted whole; null for a stub, which has nothing to read. */
export function readingMinutes({ words }: Pick<ArticleRecord, 'words'>): number | null {
  return words === 0 ? null : Math.ceil(words / READING_SPEED);
}

/** What the glyph before a row's title tells. One at a time: a problem above all, then what is kept away, then reading. */
export type Glyph = 'problem' | 'archived' | 'reading' | 'unread' | 'read';

export function glyphOf(record: ArticleRecord): Glyph {
  if (record.problem !== null) return 'problem';
  if (record.state === 'archived') return 'archived';
  if (record.progress >= 1) return 'read';
  return record.state;
}
