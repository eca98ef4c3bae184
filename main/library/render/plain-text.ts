import type { TextOptions } from '../../../shared/text/builder.ts';
import { tokenText } from '../../../shared/text/tokens.ts';
import { decodeEntities } from './entities.ts';
import { type Lexed, lexMarkdown } from './lex.ts';

/** The plain text of an article's Markdown, as `shared/text` says it: for the search index, anchors and word counts. */
export function plainText(markdown: string, options: TextOptions = { captions: true }): string {
  return plainTextOf(
    lexMarkdown(markdown, () => null),
    options,
  );
}

export function plainTextOf({ tokens }: Lexed, options: TextOptions): string {
  return tokenText(tokens, decodeEntities, options);
}
