import type { TextPiece } from '../../../shared/text/builder.ts';
import { type TextToken, tokenPieces } from '../../../shared/text/tokens.ts';
import { decodeEntities } from './entities.ts';
import { lexMarkdown } from './lex.ts';

type SourceToken = Omit<TextToken, 'tokens'> & { raw?: string; tokens?: SourceToken[] };
/** Items of a list and of the footnotes, and cells of a table: cells do not say how they were written. */
type Part = { raw?: string; tokens: SourceToken[] };

/** A token of Markdown: where it stands in the plain text, `[start, end)`, both -1 when it has no words; and where in the
 * source, `[from, to)`, which is only guessed unless `exact`. */
export type SourceSpan = {
  token: SourceToken;
  start: number;
  end: number;
  from: number;
  to: number;
  exact: boolean;
  children: SourceSpan[];
  pieces: TextPiece<TextToken>[];
  /** Of a leaf: where each of its lines begins in the source. Null when it was not found. */
  lines: { offset: number; at: number }[] | null;
};

/** Markdown with its plain text, and where each token of it stands in both. */
export type SourceMap = { source: string; text: string; spans: SourceSpan[] };

/** Tokens know what was written and not where: it is looked for in order. Inside quotes and lists a line has marks before
 * it that its token leaves out, so a leaf is looked for line by line. What is made from it has to be read again and compared. */
export function mapSource(markdown: string): SourceMap {
  const source = markdown.replace(/\r\n?/g, '\n');
  const { tokens } = lexMarkdown(source, () => null);
  const { text, pieces } = tokenPieces(tokens, decodeEntities, { captions: true });
  const byToken = new Map<TextToken, TextPiece<TextToken>[]>();
  for (const piece of pieces) {
    const known = byToken.get(piece.node);
    if (known === undefined) byToken.set(piece.node, [piece]);
    else known.push(piece);
  }

  const locateAll = (list: readonly SourceToken[], from: number, limit: number): SourceSpan[] => {
    let cursor = from;
    return list.map((token) => {
      const span = locate(token, cursor, limit);
      cursor = Math.max(cursor, span.to);
      return span;
    });
  };

  const locate = (token: SourceToken, from: number, limit: number): SourceSpan => {
    const raw = token.raw ?? '';
    const found = raw === '' ? -1 : source.indexOf(raw, from);
    const exact = found >= 0 && found + raw.length <= limit;
    const [begin, end] = exact ? [found, found + raw.length] : [from, limit];
    // Footnotes come last, wherever they stand.
    const children =
      token.type === 'footnotes'
        ? childrenOf(token).map((item) => locate(item, 0, source.length))
        : locateAll(childrenOf(token), begin, end);
    const own = byToken.get(token) ?? [];
    const lines = children.length > 0 ? null : linesOf(raw, source, begin, end);
    const last = lines?.at(-1);
    const inner = last === undefined ? (children.at(-1)?.to ?? from) : last.at + raw.length - last.offset;
    const starts = [
      ...own.map((piece) => piece.start),
      ...children.flatMap((child) => positive(child.start)),
    ];
    const ends = [...own.map((piece) => piece.end), ...children.flatMap((child) => positive(child.end))];
    return {
      token,
      start: starts.reduce((a, b) => (a < 0 ? b : Math.min(a, b)), -1),
      end: ends.reduce((a, b) => Math.max(a, b), -1),
      from: begin,
      to: exact ? end : Math.min(inner, limit),
      exact,
      children,
      pieces: own,
      lines,
    };
  };

  return { source, text, spans: locateAll(tokens, 0, source.length) };
}

function positive(offset: number): number[] {
  return offset < 0 ? [] : [offset];
}

function childrenOf(
  token: SourceToken & { items?: Part[]; header?: Part[]; rows?: Part[][] },
): SourceToken[] {
  if (token.tokens !== undefined && token.tokens.length > 0) return token.tokens;
  const parts = [...(token.items ?? []), ...(token.header ?? []), ...(token.rows ?? []).flat()];
  return parts.map(({ raw = '', tokens }) => ({ type: 'part', raw, tokens }));
}

function linesOf(raw: string, source: string, from: number, limit: number): SourceSpan['lines'] {
  const lines: { offset: number; at: number }[] = [];
  let offset = 0;
  let cursor = from;
  for (const line of raw.split('\n')) {
    const lead = line.length - line.trimStart().length;
    const words = line.trim();
    if (words !== '') {
      const at = source.indexOf(words, cursor);
      if (at < 0 || at + words.length > limit) return null;
      lines.push({ offset: offset + lead, at });
      cursor = at + words.length;
    }
    offset += line.length + 1;
  }
  return lines.length === 0 ? null : lines;
}

/** Where a place in a leaf's own writing stands in the source; null when that is not known. */
export function sourceOf({ lines }: SourceSpan, rawOffset: number): number | null {
  const line = lines?.findLast(({ offset }) => offset <= rawOffset);
  return line === undefined ? null : line.at + rawOffset - line.offset;
}
