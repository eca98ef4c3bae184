import { assertNever } from '../../../shared/errors.ts';
import {
  fold,
  type QueryField,
  type QueryFlag,
  type QueryNode,
  spaceless,
  wordsOf,
} from '../../../shared/query/index.ts';
import { indexText } from './index-text.ts';
import type { Condition } from './lists.ts';

/** A query for the index: `match` is an expression of FTS5, null when only conditions are left. */
export type Compiled = { match: string | null; conditions: Condition[]; namesTrash: boolean };

/** Null when there is nothing to search for. */
export function compileQuery(query: QueryNode & { kind: 'and' }): Compiled | null {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const conditions: Condition[] = [];
  for (const node of query.nodes) {
    const negated = node.kind === 'not';
    const part = compileNode(negated ? node.node : node);
    if (part === null) continue;
    if ('match' in part) (negated ? unwanted : wanted).push(part.match);
    else conditions.push(negated ? { ...part, sql: `not (${part.sql})` } : part);
  }
  if (wanted.length === 0 && unwanted.length === 0 && conditions.length === 0) return null;
  if (wanted.length === 0 && unwanted.length > 0) {
    conditions.push({
      sql: 'doc.place not in (select rowid from fts where fts match ?)',
      values: [unwanted.join(' OR ')],
    });
  }
  return {
    match: wanted.length === 0 ? null : matchOf(wanted, unwanted),
    conditions,
    namesTrash: query.nodes.some((node) => node.kind === 'is' && node.flag === 'trashed'),
  };
}

function matchOf(wanted: string[], unwanted: string[]): string {
  const all = wanted.join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`;
}

function compileNode(node: QueryNode): Condition | { match: string } | null {
  switch (node.kind) {
    case 'text': {
      if (node.field === 'tag') return tagCondition(node.text, node.prefix);
      const match = phraseOf(node.text, node.prefix);
      if (match === null) return null;
      return { match: node.field === null ? match : `${columnOf[node.field]} : ${match}` };
    }
    case 'is':
      return flagCondition(node.flag);
    case 'and':
    case 'not':
      // The grammar does not nest yet.
      return null;
    default:
      return assertNever(node);
  }
}

const columnOf: Record<Exclude<QueryField, 'tag'>, string> = {
  title: 'title',
  text: 'body',
  note: 'notes',
  site: 'site',
  author: 'byline',
};

/** The words one after the other. Every word is quoted, so that nothing in it is taken for syntax. */
function phraseOf(text: string, prefix: boolean): string | null {
  const words = wordsOf(indexText(text)).map(({ folded }) => folded);
  if (words.length === 0) return null;
  // Where a word of a spaceless script ends is a guess, and the text around it may make the guess another one.
  const open = prefix || spaceless.test(text);
  return `"${words.join(' ')}"${open ? ' *' : ''}`;
}

function tagCondition(text: string, prefix: boolean): Condition {
  const folded = fold(text).replaceAll('\0', '');
  return prefix
    ? {
        sql: 'doc.place in (select place from tag where folded >= ? and folded < ?)',
        values: [folded, `${folded}\u{10ffff}`],
      }
    : { sql: 'doc.place in (select place from tag where folded = ?)', values: [folded] };
}

function flagCondition(flag: QueryFlag): Condition {
  switch (flag) {
    case 'unread':
    case 'reading':
    case 'archived':
      return { sql: 'doc.state = ?', values: [flag] };
    case 'favourite':
      return { sql: 'doc.favourite = 1', values: [] };
    case 'trashed':
      return { sql: 'doc.trashed = 1', values: [] };
    default:
      return assertNever(flag);
  }
}
