import * as z from 'zod';
import { assertNever } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ListRow, ListSort, ListView, ViewCounts } from '../../../shared/model/view.ts';
import { addressKey } from '../../../shared/url.ts';
import type { SqlDatabase, SqlValue } from './database.ts';
import { rowColumns, toListRow } from './docs.ts';

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
      return { sql: 'doc.trashed = 0 and doc.state = ?', values: [view.kind] };
    case 'archive':
      return { sql: 'doc.trashed = 0 and doc.state = ?', values: ['archived'] };
    case 'favourites':
      return { sql: 'doc.trashed = 0 and doc.favourite = 1', values: [] };
    case 'all':
      return { sql: 'doc.trashed = 0', values: [] };
    case 'trash':
      return { sql: 'doc.trashed = 1', values: [] };
    case 'tag': {
      const sql = 'doc.trashed = 0 and doc.place in (select place from tag where tag = ?)';
      return { sql, values: [view.tag.replaceAll('\0', '')], driving: sql };
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
    // SQLite knows how many rows there are without looking at each; few are in the trash.
    const { all, trash } = totals.parse(
      database.get(
        'select (select count(*) from doc) as "all", count(*) as trash from doc where trashed = 1',
      ),
    );
    return all - trash;
  }
  const { sql, values } = viewCondition(view);
  return number.parse(database.get(`select count(*) as total from doc where ${sql}`, values)?.total);
}

export function viewCounts(database: SqlDatabase): ViewCounts {
  const counts: ViewCounts = { unread: 0, reading: 0, archive: 0, favourites: 0, all: 0, trash: 0, notes: 0 };
  for (const row of database.all(
    'select trashed, state, count(*) as count from doc group by trashed, state',
  )) {
    const { trashed, state, count } = group.parse(row);
    if (trashed === 1) counts.trash += count;
    else {
      counts.all += count;
      counts[state === 'archived' ? 'archive' : state] += count;
    }
  }
  counts.favourites = viewTotal(database, { kind: 'favourites' });
  const noted = database.get('select sum(notes) as total from doc where notes > 0 and trashed = 0');
  counts.notes = number.parse(noted?.total ?? 0);
  return counts;
}

/** Tags of articles outside the trash, in order of their names. */
export function listTags(database: SqlDatabase): { tag: string; count: number }[] {
  const counts = new Map(
    z
      .array(tagCount)
      .parse(database.all('select tag, count(*) as count from tag group by tag'))
      .map(({ tag, count }) => [tag, count]),
  );
  const inTrash = database.all(
    'select tag, count(*) as count from doc cross join tag using (place) where doc.trashed = 1 group by tag',
  );
  for (const { tag, count } of z.array(tagCount).parse(inTrash))
    counts.set(tag, (counts.get(tag) ?? 0) - count);
  const order = new Intl.Collator('en', { numeric: true });
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => order.compare(a.tag, b.tag) || (a.tag < b.tag ? -1 : 1));
}

/** Articles outside the trash that have highlights or notes, newest first. */
export function notedIds(database: SqlDatabase): ArticleId[] {
  const rows = database.all('select id from doc where notes > 0 and trashed = 0 order by place desc');
  return rows.map((row) => text.parse(row.id));
}

/** The article of an address: the one saved under it before one that names it as its own, outside the trash first. */
export function idOfAddress(database: SqlDatabase, address: string): ArticleId | null {
  const key = addressKey(address);
  if (key === null) return null;
  for (const column of ['url', 'canonical']) {
    const row = database.get(
      `select doc.id from entry join doc using (place) where entry.${column} = ?
       order by doc.trashed, doc.place limit 1`,
      [key],
    );
    if (row !== null) return text.parse(row.id);
  }
  return null;
}

const totals = z.object({ all: z.number(), trash: z.number() });
const number = z.number();
const text = z.string();
const ids = z.array(z.string());
const group = z.object({
  trashed: z.number(),
  state: z.enum(['unread', 'reading', 'archived']),
  count: z.number(),
});
const tagCount = z.object({ tag: z.string(), count: z.number() });
