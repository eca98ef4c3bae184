import { type TextBuilder, type TextOptions, type TextPiece, textBuilder } from './builder.ts';
import { scanMarkup } from './tags.ts';

/** What is needed of a token of `marked`, and of the two kinds that our footnotes add: `footnoteRef`, and `footnotes`
 * with the definitions at the end. */
export type TextToken = {
  type: string;
  text?: string;
  escaped?: boolean;
  ordered?: boolean;
  depth?: number;
  tokens?: TextToken[];
  items?: { tokens: TextToken[] }[];
  header?: { tokens: TextToken[] }[];
  rows?: { tokens: TextToken[] }[][];
};

/** Turns HTML character references into characters. In HTML a few of them need no semicolon (`&copy`), in Markdown all do. */
export type Decode = (text: string, where: 'markdown' | 'html') => string;

/** The plain text of Markdown tokens: the same as `domText` on what they are rendered to. */
export function tokenText(tokens: TextToken[], decode: Decode, options: TextOptions): string {
  return tokenPieces(tokens, decode, options).text;
}

/** The same with the token that each piece came from. Offsets count in the token's decoded text; those of a token of markup
 * mean nothing. */
export function tokenPieces(
  tokens: TextToken[],
  decode: Decode,
  options: TextOptions,
): { text: string; pieces: TextPiece<TextToken>[] } {
  const builder = textBuilder<TextToken>(options);
  walk(tokens, { builder, decode });
  return builder.result();
}

type Context = { builder: TextBuilder<TextToken>; decode: Decode };

function walk(tokens: readonly TextToken[], context: Context): void {
  for (const token of tokens) walkToken(token, context);
}

function walkToken(token: TextToken, context: Context): void {
  const { builder, decode } = context;
  const text = token.text ?? '';
  const inside = () => walk(token.tokens ?? [], context);
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
    case 'image':
    case 'footnoteRef':
      break;
    case 'hr':
    case 'br':
      element(token.type, context, () => {});
      break;
    case 'heading':
      element(`h${token.depth ?? 1}`, context, inside);
      break;
    case 'paragraph':
      element('p', context, inside);
      break;
    case 'blockquote':
      element('blockquote', context, inside);
      break;
    case 'code':
      element('pre', context, () => builder.text(text, token));
      break;
    case 'codespan':
      builder.text(text, token);
      break;
    case 'list':
    case 'footnotes':
      element(token.ordered === false ? 'ul' : 'ol', context, () => {
        for (const item of token.items ?? []) element('li', context, () => walk(item.tokens, context));
      });
      break;
    case 'table':
      element('table', context, () => {
        for (const row of [token.header ?? [], ...(token.rows ?? [])]) {
          element('tr', context, () => {
            for (const cell of row) element('td', context, () => walk(cell.tokens, context));
          });
        }
      });
      break;
    case 'html':
      markup(token, context);
      break;
    default:
      if (token.tokens !== undefined) inside();
      else if (token.escaped === true) markup(token, context);
      else builder.text(decode(text, 'markdown'), token);
  }
}

function element(tag: string, { builder }: Context, content: () => void): void {
  builder.open(tag, '');
  content();
  builder.close(tag);
}

function markup(token: TextToken, { builder, decode }: Context): void {
  scanMarkup(token.text ?? '', {
    open: (tag, className) => builder.open(tag, className),
    close: (tag) => builder.close(tag),
    text: (value) => builder.text(decode(value, 'html'), token),
  });
}
