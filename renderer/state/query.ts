/** The query with its last word taken as the beginning of one, as it is while it is typed. A query that ends with a
 * quotation mark or the like is finished and stays as it is. */
export function openEnded(query: string): string {
  return /[\p{L}\p{M}\p{N}]$/u.test(query) ? `${query}*` : query;
}
