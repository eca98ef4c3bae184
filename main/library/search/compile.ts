import { assertNever } from '../../../shared/errors.ts';
import {
  type AndNode,
  type QueryField,
  type QueryNode,
  spaceless,
  type TextNode,
  wordsOf,
} from '../../../shared/query/index.ts';
import { allOf, anyOf, conditionOfNode, inverse, oneOf, tagCondition } from './conditions.ts';
import { indexText } from './index-text.ts';
import type { Condition } from './lists.ts';

/** A query for the index, in expressions of FTS5 and conditions on rows, all of which must hold. */
export type Compiled = {
  /** Null when there is none that must hold. */
  match: string | null;
  /** Without `match`: what must not hold, the other way round. */
  unmatch: string | null;
  conditions: Condition[];
  /** Without `match`: by what to rank all the same. */
  rankBy: string | null;
  /** Of a query that is no more than the first letter or two of a word: what finds it where it counts most. */
  foremost: string | null;
  /** `match` is a phrase, anywhere in an article. */
  phrase: boolean;
  namesTrash: boolean;
};

/** What a node asks of an article: that the full text matches, that it does not, or something of its row. */
type Words = { match: string } | { unmatch: string };
type Part = Words | Condition;

/** Null when there is nothing to search for.
 * @param now the present moment, ms: days of a query are days where the person is */
export function compileQuery({ nodes }: AndNode, now: number): Compiled | null {
  const { matches, unmatches, conditions } = sorted(nodes, now);
  if (matches.length === 0 && unmatches.length === 0 && conditions.length === 0) return null;
  const words = matches.length > 0;
  const ranking = words ? [] : nodes.flatMap((node) => [...wantedTexts(node, true)]);
  return {
    match: words ? matchOf(matches, unmatches) : null,
    unmatch: words || unmatches.length === 0 ? null : either(unmatches),
    conditions,
    rankBy: rankingOf(ranking),
    foremost: foremostOf(nodes),
    phrase: isPhrase(nodes),
    namesTrash: nodes.some((node) => namesTrash(node, true)),
  };
}

/** Letters that begin so many words that how often tells nothing of an article. */
const FEW_LETTERS = 2;

function isPhrase([node, ...others]: readonly QueryNode[]): boolean {
  return node?.kind === 'text' && others.length === 0 && node.field === null;
}

function foremostOf(nodes: readonly QueryNode[]): string | null {
  const [node] = nodes;
  if (node?.kind !== 'text' || !isPhrase(nodes) || !node.prefix) return null;
  const match = matchIn(node);
  const letters = [...node.text].length;
  return match === null || letters > FEW_LETTERS || spaceless.test(node.text)
    ? null
    : `{title tags notes} : ${match}`;
}

/** What of the full text an article may be found by, tags among it. */
function* wantedTexts(node: QueryNode, wanted: boolean): Generator<TextNode> {
  if (node.kind === 'and' || node.kind === 'or') {
    for (const child of node.nodes) yield* wantedTexts(child, wanted);
  }
  if (node.kind === 'not') yield* wantedTexts(node.node, !wanted);
  if (node.kind === 'text' && wanted) yield node;
}

/** All that have a tag have it alike: by tags alone there is nothing to rank. */
function rankingOf(texts: readonly TextNode[]): string | null {
  if (texts.every(({ field }) => field === 'tag')) return null;
  const matches = texts.flatMap((node) => matchIn(node) ?? []);
  return matches.length === 0 ? null : either(matches);
}

function compileNode(node: QueryNode, now: number): Part | null {
  switch (node.kind) {
    case 'and': {
      const { matches, unmatches, conditions } = sorted(node.nodes, now);
      if (conditions.length === 0) return wordsOnly(matches, unmatches);
      const words = wordsOnly(matches, unmatches);
      return allOf(words === null ? conditions : [textCondition(words), ...conditions]);
    }
    case 'or': {
      const { matches, unmatches, conditions } = sorted(node.nodes, now);
      // A or not B: not, B without A.
      const words = inverseWords(wordsOnly(unmatches, matches));
      if (conditions.length === 0) return words;
      return anyOf(words === null ? conditions : [textCondition(words), ...conditions]);
    }
    case 'not':
      return negative(compileNode(node.node, now));
    case 'text':
      return node.field === 'tag' ? tagCondition(node.text, node.prefix) : wordsIn(node);
    case 'is':
    case 'has':
    case 'lang':
    case 'date':
    case 'words':
      return conditionOfNode(node, now);
    default:
      return assertNever(node);
  }
}

function sorted(
  nodes: readonly QueryNode[],
  now: number,
): { matches: string[]; unmatches: string[]; conditions: Condition[] } {
  const matches: string[] = [];
  const unmatches: string[] = [];
  const conditions: Condition[] = [];
  for (const node of nodes) {
    const part = compileNode(node, now);
    if (part === null) continue;
    if ('match' in part) matches.push(part.match);
    else if ('unmatch' in part) unmatches.push(part.unmatch);
    else conditions.push(part);
  }
  return { matches, unmatches, conditions };
}

/** All of the one and none of the other. */
function wordsOnly(matches: string[], unmatches: string[]): Words | null {
  if (matches.length > 0) return { match: matchOf(matches, unmatches) };
  return unmatches.length === 0 ? null : { unmatch: either(unmatches) };
}

function negative(part: Part | null): Part | null {
  return part !== null && 'sql' in part ? inverse(part) : inverseWords(part);
}

function wordsIn(node: TextNode): Words | null {
  const match = matchIn(node);
  return match === null ? null : { match };
}

function inverseWords(words: Words | null): Words | null {
  if (words === null) return null;
  return 'match' in words ? { unmatch: words.match } : { match: words.unmatch };
}

function matchOf(matches: string[], unmatches: string[]): string {
  const all = matches.length === 1 ? (matches[0] ?? '') : `(${matches.join(' AND ')})`;
  return unmatches.length === 0 ? all : `(${all} NOT ${either(unmatches)})`;
}

function either(matches: string[]): string {
  return matches.length === 1 ? (matches[0] ?? '') : `(${matches.join(' OR ')})`;
}

export function textCondition(part: Words): Condition {
  const found = 'select rowid from fts where fts match ?';
  return 'match' in part ? oneOf(found, [part.match]) : inverse(oneOf(found, [part.unmatch]));
}

/** Whether a node can hold only for what is in the trash, or for that too. */
function namesTrash(node: QueryNode, wanted: boolean): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.nodes.some((child) => namesTrash(child, wanted));
    case 'not':
      return namesTrash(node.node, !wanted);
    case 'is':
      return wanted && node.flag === 'trashed';
    case 'text':
    case 'has':
    case 'lang':
    case 'date':
    case 'words':
      return false;
  }
}

const columnOf: Record<QueryField, string> = {
  tag: 'tags',
  title: 'title',
  text: 'body',
  note: 'notes',
  site: 'site',
  author: 'byline',
};

/** The words one after the other. Every word is quoted, so that nothing in it is taken for syntax. */
function matchIn({ field, text, prefix }: TextNode): string | null {
  const words = wordsOf(indexText(text)).map(({ folded }) => folded);
  if (words.length === 0) return null;
  // Where a word of a spaceless script ends is a guess, and the text around it may make the guess another one.
  const open = prefix || spaceless.test(text);
  const match = `"${words.join(' ')}"${open ? ' *' : ''}`;
  return field === null ? match : `${columnOf[field]} : ${match}`;
}
