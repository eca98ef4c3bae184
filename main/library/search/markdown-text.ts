/** The words of an article's Markdown, one line a line: what is searched and shown as a snippet. It goes through the text
 * once, in time that grows with its length whatever it holds, because it runs where nothing can kill it: the exact text
 * of the rendered article (`shared/text`) is made where it can. */
export function markdownToText(markdown: string): string {
  let text = markdown.replace(fences, '').replace(lineMarks, '');
  // Most texts hold few of these, and looking for a character is much quicker than looking for a pattern.
  for (const [character, pattern, by] of inline) {
    if (text.includes(character)) text = text.replace(pattern, by);
  }
  return (text.includes('&') ? decode(text) : text)
    .replace(/[ \t\u00a0]{2,}|[\t\u00a0]/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** Every repetition has a bound, so that no text makes them look at it again and again. */
const fences = /^ {0,3}(?:`{3,20}|~{3,20})[^\n]{0,200}$/gm;
const lineMarks =
  /^[ \t]{0,12}(?:>[ \t]?){0,8}(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+|\[\^[^\]\n]{1,60}\]:[ \t]*|(?:[-*_=][ \t]*){3,100}$|\|?(?:[ \t]*:?-{3,80}:?[ \t]*\|){1,40}[ \t:-]{0,80}$)?/gm;
const inline: [character: string, pattern: RegExp, by: string][] = [
  ['<', /(?<!\\)<(?:\/?[A-Za-z][^<>]{0,1000}|!--[^<>]{0,1000}--)>/g, ' '],
  ['[^', /\[\^[^[\]\s]{1,60}\]/g, ''],
  ['![', /!\[([^[\]]{0,1000})\]\([^()\s]{0,2000}(?:\s+"[^"\n]{0,500}")?\)/g, '$1 '],
  [
    '[',
    /\[([^[\]]{0,1000})\](?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+"[^"\n]{0,500}")?\)|\[[^[\]]{0,200}\])/g,
    '$1',
  ],
  ['*', /(?<!\\)\*{1,3}/g, ''],
  ['`', /(?<!\\)`{1,3}/g, ''],
  ['~~', /(?<!\\)~~/g, ''],
  ['==', /(?<!\\)==/g, ''],
  ['_', /(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?![\p{L}\p{N}])/gu, ''],
  ['\\', /\\([\\`*_{}[\]()#+\-.!~|<>&$"'=:])/g, '$1'],
];
const entities = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(entities, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
