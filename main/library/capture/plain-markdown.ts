const address = /https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]}*_]/gi;

/** Paragraphs as Markdown that shows them as they were written. A paragraph is one line. */
export function plainMarkdown(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `${escapeMarkdown(paragraph)}\n`).join('\n');
}

/** Escapes what Markdown would take for markup in a line of text. Addresses become links that show themselves. */
function escapeMarkdown(line: string): string {
  let escaped = '';
  let from = 0;
  for (const found of line.matchAll(address)) {
    const end = found.index + found[0].length;
    // Parsers do not agree on what looks like a character reference in a link: it stays text.
    if (/&#?\w+;/.test(line.slice(found.index, end + 1))) continue;
    escaped += `${escapeInline(line.slice(from, found.index))}<${found[0]}>`;
    from = end;
  }
  return escapeStart(escaped + escapeInline(line.slice(from)));
}

/** Marks of emphasis, links and code; tags; character references; and, so that it does not become a link with the
 * backslashes in it, what begins an address. */
const special =
  /[\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w+;)|(?<=https?|ftp):(?=\/\/)|(?<=www)\.(?=\S{0,200}[\\`*[\]~_<&])/giu;

function escapeInline(text: string): string {
  return text.replace(special, '\\$&');
}

/** What begins a block: a heading, a quote, a list, a rule. */
function escapeStart(line: string): string {
  return line
    .replace(/^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|[-=_]{2,}\s*$|(?:[-_]\s*){3,}$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}
