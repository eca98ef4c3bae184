import { assertNever } from '../../../shared/errors.ts';
import {
  type Edge,
  edgeOf,
  fold,
  type QueryFeature,
  type QueryFlag,
  type QueryNode,
} from '../../../shared/query/index.ts';
import type { SqlValue } from './database.ts';
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
    case 'lang':
      // No letter of a language lies between a hyphen and a full stop.
      return between('doc.lang', node.lang, node.prefix ? `${node.lang}\u{10ffff}` : `${node.lang}.`);
    case 'date': {
      const from = node.from === null ? null : edgeOf(node.from, now);
      const until = node.until === null ? null : edgeOf(node.until, now);
      if (node.of === 'published') return publishedCondition(from, until);
      return between('doc.place', from && firstPlace(from.time), until && firstPlace(until.time));
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
    ? oneOf('select place from tag where folded >= ? and folded < ?', [folded, `${folded}\u{10ffff}`])
    : oneOf('select place from tag where folded = ?', [folded]);
}

/** The place of the article is one of those that a statement finds. */
export function oneOf(places: string, values: SqlValue[]): Condition {
  return { sql: `+doc.place in (${places})`, values, driving: `doc.place in (${places})` };
}

/** All of the conditions, the first that can go through its places doing so. */
export function drivenBy(conditions: readonly Condition[]): Condition {
  const driver = conditions.findIndex(({ driving }) => driving !== undefined);
  return allOf(
    conditions.map((condition, at) =>
      at === driver ? { sql: condition.driving ?? condition.sql, values: condition.values } : condition,
    ),
  );
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
      return oneOf('select place from trash', []);
    default:
      return assertNever(flag);
  }
}

/** A moment is compared with the beginnings of days here, a plain day with those of the calendar. What lies outside both is
 * left out by the index. */
function publishedCondition(from: Edge | null, until: Edge | null): Condition {
  const bounds = [
    { sign: '>=', edge: from, outer: Math.min },
    { sign: '<', edge: until, outer: Math.max },
  ].flatMap(({ sign, edge, outer }) => {
    if (edge === null) return [];
    const plain = Date.parse(edge.day);
    return [
      { sql: `doc.dated ${sign} ?`, values: [outer(edge.time, plain)] },
      { sql: `doc.dated ${sign} iif(doc.plain = 1, ?, ?)`, values: [plain, edge.time] },
    ];
  });
  return allOf(bounds);
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

export function inverse(condition: Condition): Condition {
  return { sql: `not (${condition.sql})`, values: condition.values, opposite: condition };
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
