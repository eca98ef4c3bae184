import type { ArticleRecord } from '../../../shared/model/record.ts';
import { readingMinutes } from '../../state/article.ts';
import { t } from '../../state/t.ts';
import type { Place } from './place.ts';
import { minutesLeft } from './progress.ts';

/** How long an article takes from where its reader is, in words. Empty for what has nothing to read. */
export function timeLeft(record: ArticleRecord, { at, fits }: Place): string {
  const minutes = readingMinutes(record);
  if (minutes === null) return '';
  return fits || at === 0 ? t.minutes(minutes) : t.reader.minutesLeft(minutesLeft(minutes, at));
}
