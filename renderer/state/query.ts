/** The query with its last word taken as the beginning of one, as it is while it is typed. A query that ends with a
 * quotation mark or the like is finished and stays as it is. */
export function openEnded(query: string): string {
  return /[\p{L}\p{M}\p{N}]$/u.test(query) ? `${query}*` : query;
}

/** Whether a search may have come from another one by changing its words: one of them is still there, or begins as one did.
 * What was typed over everything is another search. */
export function isVariant(query: string, before: string): boolean {
  const earlier = before.toLowerCase().split(/\s+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .some((word) => earlier.some((other) => word.startsWith(other) || other.startsWith(word)));
}
