import { Marked, type Token } from 'marked';
import { type FootnotesToken, teachFootnotes } from './footnotes.ts';
import { articleRenderer } from './html.ts';

/** A text read as Markdown (GFM and footnotes). */
export type Lexed = { tokens: (Token | FootnotesToken)[]; toHtml: () => string };

/** Reads Markdown. `imageAddress` gives the address that an image is loaded from, or null. Some small texts take `marked`
 * seconds, or more stack than there is: run it where it can be killed. */
export function lexMarkdown(markdown: string, imageAddress: (written: string) => string | null): Lexed {
  const marked = new Marked({ gfm: true });
  const takeFootnotes = teachFootnotes(marked);
  marked.use({ renderer: articleRenderer(imageAddress) });
  const tokens: (Token | FootnotesToken)[] = marked.lexer(markdown);
  const footnotes = takeFootnotes();
  if (footnotes !== null) tokens.push(footnotes);
  return { tokens, toHtml: () => withoutEmptyHeads(marked.parser(tokens)) };
}

/** A table of Markdown always has a header row, also when the table that it came from had none. */
function withoutEmptyHeads(html: string): string {
  return html.replace(/<thead>\n<tr>\n(?:<th(?: align="\w+")?><\/th>\n)+<\/tr>\n<\/thead>\n/g, '');
}
