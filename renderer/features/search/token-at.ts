import { tokensOf } from '../../../shared/query/lex.ts';

/** The term of a query that is being typed. */
export type TokenAt = {
  /** `[start, end)` in the query, the minus with it. */
  start: number;
  end: number;
  minus: string;
  /** What stands before a colon, in small letters; null for a plain word. */
  name: string | null;
  /** What of its value stands before the caret, without quotes. */
  text: string;
  quoted: boolean;
};

/** The term that ends at the caret or lies around it; null between terms. */
export function tokenAt(query: string, caret: number): TokenAt | null {
  for (const token of tokensOf(query)) {
    const { start, end } = token.range;
    if (caret <= start || caret > end || token.kind !== 'value') continue;
    const [head = '', minus = '', name] = /^(-?)(?:([a-z]+):)?/i.exec(query.slice(start, end)) ?? [];
    if (caret < start + head.length) return null;
    const typed = query.slice(start + head.length, caret);
    const quoted = /^["“”„]/.test(typed);
    // Behind its closing quote a term is done.
    if (quoted && typed.length > 1 && /["“”]$/.test(typed)) return null;
    return {
      start,
      end,
      minus,
      name: name?.toLowerCase() ?? null,
      text: quoted ? typed.slice(1) : typed,
      quoted,
    };
  }
  // A minus alone may begin an operator that leaves something out.
  return null;
}

/** A term put in the place of what is typed: the query with it, and where the caret stands then. A finished term at the end is
 * followed by a space. */
export function withTerm(
  query: string,
  { start, end }: { start: number; end: number },
  term: string,
  finished: boolean,
): { query: string; caret: number } {
  const rest = query.slice(end);
  const space = finished && (rest === '' || !/^[\s)]/.test(rest)) ? ' ' : '';
  return { query: query.slice(0, start) + term + space + rest, caret: start + term.length + space.length };
}

/** A value as it has to be typed after an operator. */
export function quoted(value: string): string {
  if (/^[^\s()"“”„*]+$/.test(value)) return value;
  return value.includes('"') ? `“${value.replace(/[“”]/g, '"')}”` : `"${value}"`;
}
