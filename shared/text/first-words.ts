/** Longest title that is made of a text's first words, in UTF-16 units. */
const LONGEST = 80;

/** The first line of a text that has words, cut between words: what to call a text without a title. */
export function firstWords(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const words = line.slice(0, 400).replace(/\s+/g, ' ').trim();
  if (words.length <= LONGEST) return words;
  const cut = words.lastIndexOf(' ', LONGEST);
  return `${words.slice(0, cut > 0 ? cut : LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
