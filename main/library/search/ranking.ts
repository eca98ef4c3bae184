import * as z from 'zod';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ListRow, ListView, SearchSort } from '../../../shared/model/view.ts';
import type { Compiled } from './compile.ts';
import type { SqlDatabase, SqlValue } from './database.ts';
import { rowColumns, toListRow } from './docs.ts';
import { viewCondition, viewTotal } from './lists.ts';

/** Matches that are ranked while somebody is still typing: the newest. */
const TYPING_MATCHES = 1000;

export type Ranked = { row: ListRow; score: number };
type Order = { view: ListView | null; typing: boolean; sort: SearchSort };
export type RankRequest = Order & { offset: number; limit: number };

/** The best matches of a query, or the newest, and how many there are. The same words give the same order: ties go to the
 * newer one. Without a view everything but the trash is searched, unless the query names the trash. */
export function rank(
  database: SqlDatabase,
  query: Compiled,
  { offset, limit, ...order }: RankRequest,
): { total: number; hits: Ranked[] } {
  const matches = matchesOf(database, query, order.view);
  const { sql, values } = inOrder(matches, order);
  const rows = database.all(
    `select ${rowColumns}, -best.rank as score from (${sql} limit ? offset ?) best
     join doc using (place) join entry using (place) order by best.rank, best.place desc`,
    [...values, limit, offset],
  );
  return {
    total: totalOf(database, matches),
    hits: rows.map((row) => ({ row: toListRow(row), score: score.parse(row.score) })),
  };
}

/** The ids of what a query finds, as `rank` orders it: from `from` up to `to`. Null: up to the last one; the whole of a
 * search is in no order. */
export function matchIds(
  database: SqlDatabase,
  query: Compiled,
  { from, to, ...order }: Order & { from: number; to: number | null },
): ArticleId[] {
  const matches = matchesOf(database, query, order.view);
  const whole = from === 0 && to === null;
  const { sql, values } = whole ? placesOf(matches) : inOrder(matches, order);
  const limit = to === null ? -1 : Math.max(0, to - from);
  // One long text crosses from SQLite faster than fifty thousand rows.
  const row = database.get(
    `select json_group_array(doc.id) as ids from (${sql} limit ? offset ?) best join doc using (place)`,
    [...values, limit, from],
  );
  return ids.parse(JSON.parse(text.parse(row?.ids)));
}

/** How many articles a query finds, outside the trash unless it names it. */
export function matchTotal(database: SqlDatabase, query: Compiled): number {
  return totalOf(database, matchesOf(database, query, null));
}

/** What matches: the rest of a statement after its columns. `words`: from the full text, so that it can be ranked. */
type Matches = { sql: string; values: SqlValue[]; words: boolean };

function matchesOf(database: SqlDatabase, query: Compiled, view: ListView | null): Matches {
  const conditions = [...query.conditions];
  const untrashed = view === null && !query.namesTrash;
  if (view !== null) conditions.push(viewCondition(view));
  if (query.match === null) {
    if (untrashed) conditions.push(viewCondition({ kind: 'all' }));
    const { sql, values } = joined(conditions);
    return { sql: `from doc where ${sql}`, values, words: false };
  }
  // Looking up every match in `doc` costs more than ranking it: the trash, which is small, is left out without.
  const outside =
    untrashed && viewTotal(database, { kind: 'trash' }) > 0
      ? 'and fts.rowid not in (select place from doc where trashed = 1)'
      : '';
  const { sql, values } = joined(conditions);
  return {
    sql:
      conditions.length === 0
        ? `from fts where fts match ? ${outside}`
        : `from fts cross join doc on doc.place = fts.rowid where fts match ? ${outside} and ${sql}`,
    values: [query.match, ...values],
    words: true,
  };
}

function placesOf({ sql, values, words }: Matches): { sql: string; values: SqlValue[] } {
  return { sql: `select ${words ? 'fts.rowid' : 'doc.place'} as place ${sql}`, values };
}

/** The places of matches with their rank, lowest first. Without words there is nothing to rank: the newest come first. */
function inOrder(matches: Matches, { typing, sort }: Order): { sql: string; values: SqlValue[] } {
  const { sql, values, words } = matches;
  if (!words) return { sql: `select doc.place, 0 as rank ${sql} order by doc.place desc`, values };
  if (sort === 'newest') {
    return { sql: `select fts.rowid as place, 0 as rank ${sql} order by fts.rowid desc`, values };
  }
  const bounded = typing ? `order by fts.rowid desc limit ${TYPING_MATCHES}` : '';
  const ranked = `select fts.rowid as place, fts.rank as rank ${sql} ${bounded}`;
  return { sql: `select place, rank from (${ranked}) order by rank, place desc`, values };
}

function joined(conditions: { sql: string; values: SqlValue[] }[]): { sql: string; values: SqlValue[] } {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' and ') || 'true',
    values: conditions.flatMap(({ values }) => values),
  };
}

function totalOf(database: SqlDatabase, { sql, values }: Matches): number {
  return count.parse(database.get(`select count(*) as total ${sql}`, values)).total;
}

const score = z.number();
const count = z.object({ total: z.number() });
const text = z.string();
const ids = z.array(z.string());
