/** What was typed as a search of titles; empty while that is less than two letters, or commands alone are wanted. */
export function titleQuery(typed: string): string {
  if (typed.startsWith('>')) return '';
  const words = typed.split(/[\s"“”„()]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.join('').length < 2) return '';
  return words.map((word) => `title:${word.replace(/^-+/, '')}`).join(' ');
}
