import type { QueryRange } from './ast.ts';

export type ValueToken = {
  kind: 'value';
  minus: boolean;
  /** What stands before the colon. */
  name: string | null;
  text: string;
  /** `open`: the quotes are not closed. */
  quotes: 'none' | 'closed' | 'open';
  starred: boolean;
  range: QueryRange;
};
export type OpenToken = { kind: 'open'; minus: boolean; name: string | null; range: QueryRange };
export type Token = ValueToken | OpenToken | { kind: 'close' | 'or'; range: QueryRange };

const lead = /(-?)(?:([a-z]+):)?/iy;
/** A keyboard may make round quotes of straight ones. */
const phrase = /"([^"]*)(")?(\*?)|[“”„]([^“”]*)([“”])?(\*?)/y;
const run = /[^\s()]*/y;

/** A query cut into what its terms are made of. Brackets are brackets wherever they stand, but not in quotes. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const [token, next] = tokenAt(query, at);
    if (token !== null) tokens.push(token);
    at = next;
  }
  return tokens;
}

function tokenAt(query: string, start: number): [Token | null, number] {
  const first = query.charAt(start);
  if (/\s/.test(first)) return [null, start + 1];
  if (first === ')') return [{ kind: 'close', range: { start, end: start + 1 } }, start + 1];
  const [, sign = '', name = null] = matchAt(lead, query, start) ?? [];
  const minus = sign !== '';
  const after = lead.lastIndex;
  if (query.charAt(after) === '(') {
    return [{ kind: 'open', minus, name, range: { start, end: after + 1 } }, after + 1];
  }
  const quoted = matchAt(phrase, query, after);
  if (quoted !== null) {
    const end = phrase.lastIndex;
    const closing = quoted[2] ?? quoted[5];
    const value = {
      text: quoted[1] ?? quoted[4] ?? '',
      quotes: closing === undefined ? ('open' as const) : ('closed' as const),
      starred: (quoted[3] ?? quoted[6] ?? '') !== '',
    };
    return [{ kind: 'value', minus, name, ...value, range: { start, end } }, end];
  }
  const typed = matchAt(run, query, after)?.[0] ?? '';
  const range = { start, end: after + typed.length };
  if (typed === 'OR' && !minus && name === null) return [{ kind: 'or', range }, range.end];
  // A minus alone says nothing.
  if (typed === '' && name === null) return [null, Math.max(after, start + 1)];
  // An address is no field.
  const value =
    name !== null && typed.startsWith('//')
      ? { name: null, text: `${name}:${typed}` }
      : { name, text: typed };
  const text = value.text.replace(/\*+$/, '');
  const starred = text !== value.text;
  return [{ kind: 'value', minus, name: value.name, text, quotes: 'none', starred, range }, range.end];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
