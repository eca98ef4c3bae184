import { parseQuery, printQuery } from '../../shared/query/index.ts';

/** A finished query that means what an unfinished one means while it is typed: its last word is the beginning of one, and
 * an operator that still lacks its value is left out. As it was typed where that is possible. */
export function openEnded(query: string): string {
  const meant = printQuery(parseQuery(query, true).tree);
  const means = (finished: string) => printQuery(parseQuery(finished).tree) === meant;
  return [query, `${query}*`].find(means) ?? meant;
}

/** Whether a search may have come from another one by changing its words: one of them is still there, or begins as one did.
 * What was typed over everything is another search. */
export function isVariant(query: string, before: string): boolean {
  const [words, earlier] = [telling(query), telling(before)];
  return words.some((word) => earlier.some((other) => word.startsWith(other) || other.startsWith(word)));
}

/** The terms that tell searches apart: states and the like are in many of them. */
function telling(query: string): string[] {
  const terms = query.toLowerCase().split(/\s+/);
  const some = terms.filter((term) => !/^-?(?:is|has):/.test(term));
  return some.length > 0 ? some : terms;
}
