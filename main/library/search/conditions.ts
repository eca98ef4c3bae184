import { assertNever } from '../../../shared/errors.ts';
import {
  edgeOf,
  fold,
  type QueryFeature,
  type QueryFlag,
  type QueryNode,
} from '../../../shared/query/index.ts';
import { firstPlace } from './docs.ts';
import type { Condition } from './lists.ts';

type Conditional = Exclude<QueryNode, { kind: 'and' | 'or' | 'not' | 'text' }>;

/** What a node asks of an article's row. */
export function conditionOfNode(node: Conditional, now: number): Condition {
  switch (node.kind) {
    case 'is':
      return flagCondition(node.flag);
    case 'has':
      return featureCondition(node.what);
    case 'lang': {
      const { lang, prefix } = node;
      if (prefix) return { sql: 'doc.lang >= ? and doc.lang < ?', values: [lang, `${lang}\u{10ffff}`] };
      return {
        sql: 'doc.lang = ? or (doc.lang >= ? and doc.lang < ?)',
        values: [lang, `${lang}-`, `${lang}.`],
      };
    }
    case 'date': {
      const from = node.from === null ? null : edgeOf(node.from, now);
      const until = node.until === null ? null : edgeOf(node.until, now);
      if (node.of === 'saved') {
        return between('doc.place', from && firstPlace(from.time), until && firstPlace(until.time));
      }
      return anyOf([
        allOf([yes('doc.dated is not null'), between('doc.dated', from?.time ?? null, until?.time ?? null)]),
        allOf([yes('doc.day is not null'), between('doc.day', from?.day ?? null, until?.day ?? null)]),
      ]);
    }
    case 'words':
      return between('doc.words', node.least, node.most === null ? null : node.most + 1);
    default:
      return assertNever(node);
  }
}

/** A tag as a whole, or the beginning of one. */
export function tagCondition(text: string, prefix: boolean): Condition {
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
      return yes('doc.favourite = 1');
    case 'trashed':
      return yes('doc.trashed = 1');
    default:
      return assertNever(flag);
  }
}

function featureCondition(what: QueryFeature): Condition {
  switch (what) {
    case 'note':
      return yes('doc.noted = 1');
    case 'highlight':
      return yes('doc.highlights > 0');
    case 'image':
      return yes('doc.image = 1');
    default:
      return assertNever(what);
  }
}

function yes(sql: string): Condition {
  return { sql, values: [] };
}

/** From the one up to, but not, the other. */
function between(column: string, from: number | string | null, until: number | string | null): Condition {
  const bounds = [
    ...(from === null ? [] : [{ sql: `${column} >= ?`, values: [from] }]),
    ...(until === null ? [] : [{ sql: `${column} < ?`, values: [until] }]),
  ];
  return bounds.length === 0 ? yes('true') : allOf(bounds);
}

export function inverse({ sql, values }: Condition): Condition {
  return { sql: `not (${sql})`, values };
}

export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, 'and');
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, 'or');
}

/** Halves in brackets, so that very many make no tree that is deeper than the database takes. */
function joined(conditions: readonly Condition[], word: 'and' | 'or'): Condition {
  const [first, second] = conditions;
  if (first === undefined) return yes(word === 'and' ? 'true' : 'false');
  if (second === undefined) return first;
  const half = Math.ceil(conditions.length / 2);
  const left = joined(conditions.slice(0, half), word);
  const right = joined(conditions.slice(half), word);
  return { sql: `(${left.sql}) ${word} (${right.sql})`, values: [...left.values, ...right.values] };
}
