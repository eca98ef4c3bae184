import type { TextFormat } from './model/save.ts';

const blockTag =
  /<\/(?:p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|body|html|figure)\s*>|<(?:!doctype html|html|body|br|img)\b[^>]*>/gi;

/** Each is enough for Markdown. */
const markdownSigns = [
  /^---\r?\n[\s\S]*?^---\s*$/m,
  /^#{1,6} +\S/m,
  /^(?:```|~~~)/m,
  /!?\[[^\]\n]*\]\((?:<[^>\n]*>|[^)\s]+)(?: +"[^"\n]*")?\)/,
  /^\[[^\]\n]+\]: +\S+/m,
  /^\|? *:?-{3,}:? *\|/m,
  /(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?![\w*])/,
];
/** Of these it takes two kinds: plain texts have dashes and asterisks too. */
const markdownHints = [/^> ?\S/m, /^[-*+] +\S/m, /^\d+[.)] +\S/m, /__\S[^\n]*?\S__/, /`[^`\n]+`/];

/** What a pasted text most likely is. The person can choose otherwise. */
export function guessFormat(text: string): TextFormat {
  const head = text.slice(0, 20_000);
  const tags = head.match(blockTag)?.length ?? 0;
  if (/^\s*<(?:!doctype html|html|[a-z][^>]*>)/i.test(head) ? tags > 0 : tags > 2) return 'html';
  if (markdownSigns.some((sign) => sign.test(head))) return 'markdown';
  return markdownHints.filter((hint) => hint.test(head)).length >= 2 ? 'markdown' : 'text';
}
