import * as z from 'zod';
import { assertNever } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ListRow, ListSort, ListView, ViewCounts } from '../../../shared/model/view.ts';
import { addressKey } from '../../../shared/url.ts';
import type { SqlDatabase, SqlValue } from './database.ts';
import { rowColumns, tagKeys, toListRow } from './docs.ts';
import { inTrash, outsideTrash } from './trash.ts';

/** A condition on `doc` with its values. */
export type Condition = {
  sql: string;
  values: SqlValue[];
  /** Holds just where it does not. */
  opposite?: Condition;
  /** The same for one condition of a statement, which goes through its places instead of looking each up: of two that do,
   * the database would try every pair. */
  driving?: string;
};

export function viewCondition(view: ListView): Condition {
  switch (view.kind) {
    case 'unread':
    case 'reading':
      return { sql: `${outsideTrash} and doc.state = ?`, values: [view.kind] };
    case 'archive':
      return { sql: `${outsideTrash} and doc.state = ?`, values: ['archived'] };
    case 'favourites':
      return { sql: `${outsideTrash} and doc.favourite = 1`, values: [] };
    case 'all':
      return { sql: outsideTrash, values: [] };
    case 'trash':
      return { sql: inTrash, values: [], driving: inTrash };
    case 'tag': {
      const sql = `${outsideTrash} and doc.place in (select place from tag where tag = ? and folded = ?)`;
      return { sql, values: tagKeys(view.tag), driving: sql };
    }
    default:
      return assertNever(view);
  }
}

function orderOf(sort: ListSort): string {
  switch (sort) {
    case 'saved-newest':
      return 'doc.place desc';
    case 'saved-oldest':
      return 'doc.place asc';
    case 'published-newest':
      return 'doc.published desc, doc.place desc';
    case 'title':
      return 'doc.title asc, doc.place desc';
    case 'longest':
      return 'doc.words desc, doc.place desc';
    case 'shortest':
      return 'doc.words asc, doc.place asc';
    default:
      return assertNever(sort);
  }
}

export type PageRequest = { view: ListView; sort: ListSort; offset: number; limit: number };

export function listPage(database: SqlDatabase, { view, sort, offset, limit }: PageRequest): ListRow[] {
  const { sql, values } = viewCondition(view);
  const order = orderOf(sort);
  // Which rows first, from the indexes alone; then what they hold.
  return database
    .all(
      `select ${rowColumns} from doc join entry using (place)
       where doc.place in (select place from doc where ${sql} order by ${order} limit ? offset ?) order by ${order}`,
      [...values, limit, offset],
    )
    .map(toListRow);
}

export function listIds(
  database: SqlDatabase,
  { view, sort, from, to }: { view: ListView; sort: ListSort; from: number; to: number | null },
): ArticleId[] {
  const { sql, values } = viewCondition(view);
  const limit = to === null ? -1 : Math.max(0, to - from);
  // One long text crosses from SQLite faster than fifty thousand rows.
  const row = database.get(
    `select json_group_array(id) as ids from
       (select id from doc where ${sql} order by ${orderOf(sort)} limit ? offset ?)`,
    [...values, limit, from],
  );
  return ids.parse(JSON.parse(text.parse(row?.ids)));
}

export function viewTotal(database: SqlDatabase, view: ListView): number {
  if (view.kind === 'all') {
    // SQLite knows how many rows there are without looking at each.
    const sql = 'select (select count(*) from doc) - (select count(*) from trash) as total';
    return number.parse(database.get(sql)?.total);
  }
  if (view.kind === 'trash') return number.parse(database.get('select count(*) as total from trash')?.total);
  const { sql, values } = viewCondition(view);
  return number.parse(database.get(`select count(*) as total from doc where ${sql}`, values)?.total);
}

export function viewCounts(database: SqlDatabase): ViewCounts {
  const counts: ViewCounts = { unread: 0, reading: 0, archive: 0, favourites: 0, all: 0, trash: 0, notes: 0 };
  const add = (sql: string, times: number) => {
    for (const row of database.all(sql)) {
      const { state, count } = group.parse(row);
      counts.all += count * times;
      counts[state === 'archived' ? 'archive' : state] += count * times;
    }
  };
  add('select state, count(*) as count from doc group by state', 1);
  // Mostly little lies there: that costs less than looking there for each.
  counts.trash = viewTotal(database, { kind: 'trash' });
  if (counts.trash > 0) {
    add('select state, count(*) as count from trash cross join doc using (place) group by state', -1);
  }
  counts.favourites = viewTotal(database, { kind: 'favourites' });
  const noted = database.get(`select sum(notes) as total from doc where notes > 0 and ${outsideTrash}`);
  counts.notes = number.parse(noted?.total ?? 0);
  return counts;
}

/** Tags of articles outside the trash, in order of their names. */
export function listTags(database: SqlDatabase): { tag: string; count: number }[] {
  const order = new Intl.Collator('en', { numeric: true });
  const rows = database.all(
    `select tag, count(*) as count from tag where place not in (select place from trash) group by folded, tag`,
  );
  return z
    .array(tagCount)
    .parse(rows)
    .sort((a, b) => order.compare(a.tag, b.tag) || (a.tag < b.tag ? -1 : 1));
}

/** Articles outside the trash that have highlights or notes, newest first. */
export function notedIds(database: SqlDatabase): ArticleId[] {
  const rows = database.all(`select id from doc where notes > 0 and ${outsideTrash} order by place desc`);
  return rows.map((row) => text.parse(row.id));
}

/** The article of an address: the one saved under it before one that names it as its own, outside the trash first. */
export function idOfAddress(database: SqlDatabase, address: string): ArticleId | null {
  const key = addressKey(address);
  if (key === null) return null;
  for (const column of ['url', 'canonical']) {
    const row = database.get(
      `select doc.id from entry join doc using (place) where entry.${column} = ?
       order by ${inTrash}, doc.place limit 1`,
      [key],
    );
    if (row !== null) return text.parse(row.id);
  }
  return null;
}

const number = z.number();
const text = z.string();
const ids = z.array(z.string());
const group = z.object({
  state: z.enum(['unread', 'reading', 'archived']),
  count: z.number(),
});
const tagCount = z.object({ tag: z.string(), count: z.number() });
