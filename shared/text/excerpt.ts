/** Longest excerpt, in UTF-16 units. */
const LONGEST = 280;

/** What stands under a title in a list: the first line of a plain text that is long enough to say something, cut between
 * words. Null for a text without words. */
export function excerptOf(text: string): string | null {
  const lines = text.split('\n');
  const line = lines.find((one) => one.length > 60) ?? lines[0] ?? '';
  if (line.length <= LONGEST) return line === '' ? null : line;
  const cut = line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST - 30)).trimEnd()}…`;
}
