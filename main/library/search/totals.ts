import * as z from 'zod';
import type { SqlDatabase, SqlValue } from './database.ts';

/** Totals kept of one database. */
const MOST = 200;

const kept = new WeakMap<SqlDatabase, { changes: number; totals: Map<string, number> }>();

/** The `total` of a statement. It is counted once between two changes of the database, whatever these change: pages of one
 * search, letters taken back and typed again ask for the same. */
export function countedTotal(database: SqlDatabase, sql: string, values: SqlValue[]): number {
  const { changes } = state.parse(database.get('select total_changes() as changes'));
  let known = kept.get(database);
  if (known === undefined || known.changes !== changes) {
    known = { changes, totals: new Map() };
    kept.set(database, known);
  }
  const key = JSON.stringify([sql, values]);
  const before = known.totals.get(key);
  if (before !== undefined) return before;
  const { total } = count.parse(database.get(sql, values));
  const [oldest] = known.totals.keys();
  if (oldest !== undefined && known.totals.size >= MOST) known.totals.delete(oldest);
  known.totals.set(key, total);
  return total;
}

const state = z.object({ changes: z.number() });
const count = z.object({ total: z.number() });
