import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { SqlDatabase, SqlValue } from './database.ts';

/** Articles that got the same state, flags, progress or tags. `whole`: they are all of their segment. */
export type FlagChange = {
  ids: readonly ArticleId[];
  whole: boolean;
  set: Partial<StoredRecord>;
  /** What was there in place of `set`. */
  before: Partial<StoredRecord>;
};

/** Brings state, flags and progress up to date; `putTags` does so with tags, and what else was set is in no row. Only the
 * columns that became others are named: an index of the table is touched when one of its columns is. */
export function putFlags(database: SqlDatabase, segment: number, { ids, whole, set }: FlagChange): void {
  const columns: string[] = [];
  const values: SqlValue[] = [];
  const put = (column: string, value: SqlValue | undefined) => {
    if (value === undefined) return;
    columns.push(`${column} = ?`);
    values.push(value);
  };
  put('state', set.state);
  put('favourite', set.favourite === undefined ? undefined : Number(set.favourite));
  put('progress', set.progress);
  const which = whole ? 'segment = ?' : 'id in (select value from json_each(?))';
  const those = whole ? segment : JSON.stringify(ids);
  if (columns.length > 0) {
    database.run(`update doc set ${columns.join(', ')} where ${which}`, [...values, those]);
  }
  if (set.trashed === undefined) return;
  const places = `select place from doc where ${which}`;
  if (set.trashed) database.run(`insert or ignore into trash (place) ${places}`, [those]);
  else database.run(`delete from trash where place in (${places})`, [those]);
}
