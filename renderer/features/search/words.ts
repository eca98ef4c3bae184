/** A query without one of its words. */
export function withoutWord(query: string, word: string): string {
  return query
    .split(/\s+/)
    .filter((other) => other !== word)
    .join(' ');
}
