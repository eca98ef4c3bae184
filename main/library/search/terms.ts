import type { SearchTerm } from '../../../shared/model/view.ts';
import { parseQuery, queryTerms, withoutRange } from '../../../shared/query/index.ts';
import { compileQuery } from './compile.ts';
import type { SqlDatabase } from './database.ts';
import { matchTotal } from './ranking.ts';

/** Terms that are looked at: each costs two counts. */
const MOST = 8;

/** What each term of a query finds by itself, and what the query finds without it. */
export function termsOf(
  database: SqlDatabase,
  { query, typing }: { query: string; typing: boolean },
  now: number,
): SearchTerm[] {
  const total = (text: string, unfinished: boolean) => {
    const compiled = compileQuery(parseQuery(text, unfinished).tree, now);
    return compiled === null ? 0 : matchTotal(database, compiled);
  };
  const terms = queryTerms(query, parseQuery(query, typing));
  return terms.slice(0, MOST).map(({ typed, range, node }, at) => {
    const last = at === terms.length - 1;
    const rest = withoutRange(query, range);
    return {
      typed,
      alone: node.kind === 'not' ? null : total(typed, typing && last),
      rest: { query: rest, total: total(rest, typing && !last) },
    };
  });
}
