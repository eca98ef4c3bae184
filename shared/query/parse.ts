import type { QueryField, QueryFlag, QueryNode } from './ast.ts';
import { queryFields, queryFlags } from './ast.ts';
import { wordsOf } from './fold.ts';

/** One term: a minus, a field with its colon, then a phrase (which may lack its end) or a run without spaces. */
const termPattern = /(-?)(?:([a-z]+):)?(?:"([^"]*)("?)|([^\s"]\S*))/giy;
const endsInHangul = /\p{Script=Hangul}$/u;

/** Parses what was typed into a tree. Never fails: what is not understood is searched as it stands, and what holds no
 * word (a lone `-` or `*`) is left out. An empty `and` means that there is nothing to search for.
 * @param typing the last word is not finished, unless the query ends in a space or a closing quote */
export function parseQuery(query: string, typing = false): QueryNode & { kind: 'and' } {
  return { kind: 'and', nodes: queryTerms(query, typing).map(({ node }) => node) };
}

/** The terms of a query in their order, each with the text it was typed as. */
export function queryTerms(query: string, typing = false): { typed: string; node: QueryNode }[] {
  const terms: { typed: string; node: QueryNode }[] = [];
  let position = 0;
  while (position < query.length) {
    if (/\s/.test(query.charAt(position))) {
      position++;
      continue;
    }
    termPattern.lastIndex = position;
    const match = termPattern.exec(query);
    if (match === null) {
      position++;
      continue;
    }
    position = termPattern.lastIndex;
    const node = termNode(match, typing && position === query.length);
    if (node !== null) terms.push({ typed: match[0], node });
  }
  return terms;
}

function termNode(match: RegExpExecArray, unfinished: boolean): QueryNode | null {
  const [, minus = '', name, phrase, closing, run] = match;
  const node =
    phrase === undefined
      ? runNode(name, run ?? '', unfinished)
      : phraseNode(name, phrase, unfinished && closing === '');
  if (node === null) return null;
  return minus === '' ? node : { kind: 'not', node };
}

function runNode(name: string | undefined, run: string, unfinished: boolean): QueryNode | null {
  if (name?.toLowerCase() === 'is') {
    const flag = queryFlags.find((known): known is QueryFlag => known === run.toLowerCase());
    if (flag !== undefined) return { kind: 'is', flag };
  }
  const field = fieldOf(name);
  const literal = field === null && name !== undefined ? `${name}:${run}` : run;
  const starred = literal.endsWith('*');
  const text = starred ? literal.replace(/\*+$/, '') : literal;
  if (wordsOf(text).length === 0) return null;
  // Korean particles hang on to their word: a noun is always the beginning of what stands in a text.
  return { kind: 'text', field, text, prefix: starred || unfinished || endsInHangul.test(text) };
}

function phraseNode(name: string | undefined, phrase: string, unfinished: boolean): QueryNode | null {
  const field = fieldOf(name);
  const text = field === null && name !== undefined ? `${name} ${phrase}` : phrase;
  if (wordsOf(text).length === 0) return null;
  return { kind: 'text', field, text, prefix: unfinished };
}

function fieldOf(name: string | undefined): QueryField | null {
  return queryFields.find((field) => field === name?.toLowerCase()) ?? null;
}
