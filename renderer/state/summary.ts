import { useEffect, useState } from 'react';
import type { ArticleId } from '../../shared/model/record.ts';
import type { ArticlesSummary } from '../../shared/model/view.ts';
import { call, on } from '../api/api.ts';
import { latestOnly } from './latest.ts';

/** After a change, ms: what the list shows of it comes first. */
const pause = 400;

/** What several articles have in common, kept true to the library; null until it is known, and while nobody wants to know
 * (`ids` null). */
export function useSummary(ids: ReadonlySet<ArticleId> | null): ArticlesSummary | null {
  const [summary, setSummary] = useState<ArticlesSummary | null>(null);
  useEffect(() => {
    if (ids === null) {
      setSummary(null);
      return;
    }
    let current = true;
    const ask = latestOnly(async () => {
      // A library that went away is said elsewhere.
      const answer = await call('articles.summary', { ids: [...ids] }).catch(() => null);
      if (current) setSummary(answer);
    });
    ask(null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = on('library.changed', () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(null), pause);
    });
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
  }, [ids]);
  return summary;
}
