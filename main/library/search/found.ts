import type { ListRow } from '../../../shared/model/view.ts';
import { type Compiled, textCondition } from './compile.ts';
import { drivenBy } from './conditions.ts';
import type { SqlDatabase } from './database.ts';
import { rowColumns, toListRow } from './docs.ts';
import { viewCondition } from './lists.ts';

/** Rows of what a query finds, newest saved first, without ranking and snippets: for lists and exports of all of it. The
 * trash is left out unless the query names it. */
export function foundPage(
  database: SqlDatabase,
  query: Compiled,
  { offset, limit }: { offset: number; limit: number },
): ListRow[] {
  const outside = query.unmatch === null ? [] : [textCondition({ unmatch: query.unmatch })];
  const trash = query.namesTrash ? [] : [viewCondition({ kind: 'all' })];
  const { sql: where, values } = drivenBy([...trash, ...outside, ...query.conditions]);
  const columns = `select ${rowColumns} from`;
  const rows =
    query.match === null
      ? database.all(
          `${columns} doc join entry using (place) where ${where} order by doc.place desc limit ? offset ?`,
          [...values, limit, offset],
        )
      : database.all(
          `${columns} fts cross join doc on doc.place = fts.rowid join entry on entry.place = doc.place
           where fts match ? and (${where}) order by fts.rowid desc limit ? offset ?`,
          [query.match, ...values, limit, offset],
        );
  return rows.map(toListRow);
}
