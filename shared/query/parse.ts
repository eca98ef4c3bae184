import type {
  LiteralReason,
  ParsedQuery,
  QueryField,
  QueryNode,
  QueryRange,
  TakenLiterally,
  TextMeaning,
} from './ast.ts';
import { wordsOf } from './fold.ts';
import { type OpenToken, type Token, tokensOf, type ValueToken } from './lex.ts';
import { conditionOf, type FieldName, fieldNamed, isBeginning, isTextField } from './values.ts';

/** Brackets in brackets that are understood. */
const DEEPEST = 12;
/** What is told of what was not understood. */
const MOST_TOLD = 20;

const endsInHangul = /\p{Script=Hangul}$/u;

/** Parses what was typed into a tree. Never fails: what is not understood is searched as it stands and told, and what
 * holds no word (a lone `-` or `*`) is left out.
 * @param typing the query's end is not finished: a last word is the beginning of one, and an operator without its value,
 * a bracket or a quote that is still open narrows nothing and is not told. A space or a closing quote ends a word. */
export function parseQuery(query: string, typing = false): ParsedQuery {
  const tokens = tokensOf(query);
  const partners = partnersOf(tokens, typing);
  const literal: TakenLiterally[] = [];
  const tell = (reason: LiteralReason, range: QueryRange) => {
    if (literal.length < MOST_TOLD)
      literal.push({ reason, typed: query.slice(range.start, range.end), range });
  };
  const last = tokens.length - 1;
  let at = 0;

  /** Terms up to the token `end`, alternatives in one `or`. */
  const sequence = (end: number, field: FieldName | null): QueryNode[] => {
    const branches: QueryNode[][] = [[]];
    let or: QueryRange | null = null;
    while (at < end) {
      const token = tokens[at];
      const index = at++;
      if (token === undefined) break;
      const branch = branches.at(-1) ?? [];
      switch (token.kind) {
        case 'value':
          push(branch, valueNode(token, field, typing && token.range.end === query.length));
          break;
        case 'open':
          push(branch, groupNode(token, index, field));
          break;
        case 'close':
          // Its partner lay too deep, and was told.
          if (!partners.deep.has(index)) tell('bracket', token.range);
          break;
        case 'or':
          if (branch.length === 0) push(branch, literalNode('or', 'OR', field, token.range));
          else {
            branches.push([]);
            or = token.range;
          }
          break;
      }
    }
    if (or !== null && branches.at(-1)?.length === 0) {
      branches.pop();
      const unfinished = typing && at > last;
      if (!unfinished) push(branches.at(-1) ?? [], literalNode('or', 'OR', field, or));
    }
    if (branches.length === 1) return branches[0] ?? [];
    const nodes = branches.map((branch) => together('and', branch));
    return [together('or', nodes)];
  };

  const groupNode = (token: OpenToken, index: number, outer: FieldName | null): QueryNode | null => {
    const named = token.name === null ? null : fieldNamed(token.name);
    const close = partners.closes.get(index);
    if (close === undefined) {
      tell(partners.deep.has(index) ? 'too-deep' : 'bracket', token.range);
      return token.name === null ? null : negated(token, wordNode(`${token.name}:`, outer, token.range));
    }
    const name = token.name !== null && named === null ? token : null;
    if (name !== null) tell('unknown-field', name.range);
    const nodes = sequence(close, named ?? outer);
    const closing = tokens[close];
    at = close + 1;
    const range = { start: token.range.start, end: closing?.range.end ?? query.length };
    const inner = { start: range.start + (token.minus ? 1 : 0), end: range.end };
    // A group of an unknown field is searched, and the field's name as a word.
    if (name !== null) push(nodes, wordNode(`${name.name}:`, outer, name.range), true);
    if (nodes.length === 0) {
      if (!typing || close < last) tell('empty-brackets', range);
      return null;
    }
    const [only] = nodes;
    const node: QueryNode =
      nodes.length === 1 && only !== undefined
        ? { ...only, range: inner }
        : { kind: 'and', nodes, range: inner };
    return token.minus ? { kind: 'not', node, range } : node;
  };

  const valueNode = (token: ValueToken, outer: FieldName | null, atEnd: boolean): QueryNode | null => {
    const { name, text, quotes, range } = token;
    const unfinished = atEnd && quotes !== 'closed';
    if (quotes === 'open' && !atEnd) tell('quote', { start: range.start, end: range.end });
    const field = name === null ? outer : fieldNamed(name);
    if (name !== null && text === '' && quotes === 'none') {
      if (unfinished && field !== null) return null;
      if (field !== null) tell('no-value', range);
      return negated(token, wordNode(`${name}:`, outer, range));
    }
    const asTyped = name === null ? text : quotes === 'none' ? `${name}:${text}` : `${name} ${text}`;
    const asIs = (reason: LiteralReason) => {
      tell(reason, range);
      return negated(token, textNode({ ...token, text: asTyped }, textField(outer), unfinished));
    };
    if (field === null) {
      return name === null ? negated(token, textNode(token, null, unfinished)) : asIs('unknown-field');
    }
    if (isTextField(field)) return negated(token, textNode(token, field, unfinished));
    const condition = conditionOf(field, token.starred ? `${text}*` : text);
    if (typeof condition === 'string') {
      if (unfinished && isBeginning(field, text)) return null;
      return asIs(condition);
    }
    const open = unfinished && condition.kind === 'lang' ? { ...condition, prefix: true } : condition;
    return negated(token, { ...open, range });
  };

  const literalNode = (reason: LiteralReason, text: string, field: FieldName | null, range: QueryRange) => {
    tell(reason, range);
    return wordNode(text, field, range);
  };

  const nodes = sequence(tokens.length, null);
  return { tree: { kind: 'and', nodes, range: { start: 0, end: query.length } }, literal: inOrder(literal) };
}

type Partners = {
  /** For an opening bracket that closes, and lies not too deep, where it does. */
  closes: Map<number, number>;
  /** Brackets that lie too deep. */
  deep: Set<number>;
};

function partnersOf(tokens: readonly Token[], typing: boolean): Partners {
  const partners: Partners = { closes: new Map(), deep: new Set() };
  const open: number[] = [];
  const close = (first: number, end: number) => {
    if (open.length < DEEPEST) partners.closes.set(first, end);
    else partners.deep.add(first).add(end);
  };
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === 'open') open.push(index);
    if (kind !== 'close') continue;
    const first = open.pop();
    if (first !== undefined) close(first, index);
  }
  for (let first = typing ? open.pop() : undefined; first !== undefined; first = open.pop()) {
    close(first, tokens.length);
  }
  return partners;
}

function textNode(
  { text, quotes, starred, range }: ValueToken,
  field: QueryField | null,
  unfinished: boolean,
): QueryNode | null {
  // A tag may be a sign alone.
  if (field === 'tag' ? text.trim() === '' : wordsOf(text).length === 0) return null;
  // Korean particles hang on to their word: a noun is always the beginning of what stands in a text.
  const particles = quotes === 'none' && endsInHangul.test(text);
  return { kind: 'text', field, text, prefix: starred || unfinished || particles, range };
}

function wordNode(text: string, field: FieldName | null, range: QueryRange): QueryNode | null {
  const meaning: TextMeaning = { kind: 'text', field: textField(field), text, prefix: false };
  return wordsOf(text).length === 0 ? null : { ...meaning, range };
}

function textField(field: FieldName | null): QueryField | null {
  return field !== null && isTextField(field) ? field : null;
}

function negated(token: { minus: boolean; range: QueryRange }, node: QueryNode | null): QueryNode | null {
  if (node === null || !token.minus) return node;
  const { start, end } = token.range;
  return { kind: 'not', node: { ...node, range: { start: start + 1, end } }, range: token.range };
}

/** Nodes that stand side by side, one alone as it is. */
function together(kind: 'and' | 'or', nodes: QueryNode[]): QueryNode {
  const [first] = nodes;
  if (nodes.length === 1 && first !== undefined) return first;
  const range = { start: first?.range.start ?? 0, end: nodes.at(-1)?.range.end ?? 0 };
  return { kind, nodes, range };
}

function push(nodes: QueryNode[], node: QueryNode | null, first = false): void {
  if (node === null) return;
  if (first) nodes.unshift(node);
  else nodes.push(node);
}

function inOrder(literal: TakenLiterally[]): TakenLiterally[] {
  return literal.sort((a, b) => a.range.start - b.range.start);
}
