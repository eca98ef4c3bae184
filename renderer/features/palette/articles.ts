import { useEffect, useState } from 'react';
import { call } from '../../api/api.ts';
import { latestOnly } from '../../state/latest.ts';
import { articleEntry, type Shown } from './entries.ts';
import { titleQuery } from './title-query.ts';

const most = 8;

/** Articles whose title has what was typed, from two letters on. The ones before stay until new ones are there. */
export function useArticles(typed: string): Shown[] {
  const [found, setFound] = useState<Shown[]>([]);
  const [ask] = useState(() =>
    latestOnly(async (query: string) => {
      if (query === '') return setFound([]);
      const request = { query, typing: true, view: null, offset: 0, limit: most };
      const hits = await call('articles.search', request).then(
        (answer) => answer.hits,
        // The palette still has everything else; the list tells what is wrong with the library.
        () => [],
      );
      setFound(hits.map(articleEntry));
    }),
  );
  const query = titleQuery(typed);
  useEffect(() => ask(query), [ask, query]);
  return query === '' ? [] : found;
}
