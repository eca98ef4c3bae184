import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { SqlDatabase, SqlValue } from './database.ts';

/** Articles that got the same state, flags or progress. Null: all of their segment. */
export type FlagChange = { ids: readonly ArticleId[] | null; set: Partial<StoredRecord> };

/** Brings state, flags and progress up to date, and what else was set is in no row. Only the columns that became others are
 * named: an index of the table is touched when one of its columns is. */
export function putFlags(database: SqlDatabase, segment: number, { ids, set }: FlagChange): void {
  const columns: string[] = [];
  const values: SqlValue[] = [];
  const put = (column: string, value: SqlValue | undefined) => {
    if (value === undefined) return;
    columns.push(`${column} = ?`);
    values.push(value);
  };
  put('state', set.state);
  put('favourite', set.favourite === undefined ? undefined : Number(set.favourite));
  put('trashed', set.trashed === undefined ? undefined : Number(set.trashed));
  put('progress', set.progress);
  if (columns.length === 0) return;
  const update = `update doc set ${columns.join(', ')} where`;
  if (ids === null) database.run(`${update} segment = ?`, [...values, segment]);
  else database.run(`${update} id in (select value from json_each(?))`, [...values, JSON.stringify(ids)]);
}
