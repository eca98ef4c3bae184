import * as z from 'zod';
import type { ListRow, ListView } from '../../../shared/model/view.ts';
import type { Compiled } from './compile.ts';
import type { SqlDatabase, SqlValue } from './database.ts';
import { rowColumns, toListRow } from './docs.ts';
import { viewCondition, viewTotal } from './lists.ts';

/** Matches that are ranked while somebody is still typing: the newest. */
const TYPING_MATCHES = 1000;

export type Ranked = { row: ListRow; score: number };
export type RankRequest = { view: ListView | null; typing: boolean; offset: number; limit: number };

/** The best matches of a query and how many there are. The same words give the same order: ties go to the newer one.
 * Without a view everything but the trash is searched, unless the query names the trash. */
export function rank(
  database: SqlDatabase,
  query: Compiled,
  request: RankRequest,
): { total: number; hits: Ranked[] } {
  const { view, typing, offset, limit } = request;
  const conditions = [...query.conditions];
  const untrashed = view === null && !query.namesTrash;
  if (view !== null) conditions.push(viewCondition(view));
  if (query.match === null) {
    if (untrashed) conditions.push(viewCondition({ kind: 'all' }));
    return newest(database, joined(conditions), request);
  }

  // Looking up every match in `doc` costs more than ranking it: the trash, which is small, is left out without.
  const outside =
    untrashed && viewTotal(database, { kind: 'trash' }) > 0
      ? 'and fts.rowid not in (select place from doc where trashed = 1)'
      : '';
  const { sql, values } = joined(conditions);
  const matches =
    conditions.length === 0
      ? `from fts where fts match ? ${outside}`
      : `from fts cross join doc on doc.place = fts.rowid where fts match ? ${outside} and ${sql}`;
  const bounded = typing ? `order by fts.rowid desc limit ${TYPING_MATCHES}` : '';
  const rows = database.all(
    `select ${rowColumns}, -best.rank as score from
       (select place, rank from (select fts.rowid as place, fts.rank as rank ${matches} ${bounded})
        order by rank, place desc limit ? offset ?) best
     join doc using (place) join entry using (place) order by best.rank, best.place desc`,
    [query.match, ...values, limit, offset],
  );
  return {
    total: countOf(database, `select count(*) as total ${matches}`, [query.match, ...values]),
    hits: rows.map((row) => ({ row: toListRow(row), score: score.parse(row.score) })),
  };
}

/** Without words there is nothing to rank: the newest come first. */
function newest(
  database: SqlDatabase,
  { sql, values }: { sql: string; values: SqlValue[] },
  { offset, limit }: RankRequest,
): { total: number; hits: Ranked[] } {
  const rows = database.all(
    `select ${rowColumns} from doc join entry using (place) where ${sql} order by doc.place desc limit ? offset ?`,
    [...values, limit, offset],
  );
  return {
    total: countOf(database, `select count(*) as total from doc where ${sql}`, values),
    hits: rows.map((row) => ({ row: toListRow(row), score: 0 })),
  };
}

function joined(conditions: { sql: string; values: SqlValue[] }[]): { sql: string; values: SqlValue[] } {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' and ') || 'true',
    values: conditions.flatMap(({ values }) => values),
  };
}

function countOf(database: SqlDatabase, sql: string, values: SqlValue[]): number {
  return count.parse(database.get(sql, values)).total;
}

const score = z.number();
const count = z.object({ total: z.number() });
