import * as z from 'zod';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ListRow, ListView, SearchSort } from '../../../shared/model/view.ts';
import { type Compiled, textCondition } from './compile.ts';
import { allOf, anyOf, drivenBy } from './conditions.ts';
import type { SqlDatabase, SqlValue } from './database.ts';
import { rowColumns, toListRow } from './docs.ts';
import { type Condition, viewCondition } from './lists.ts';
import { articlesOf, rarity } from './rarity.ts';
import { recency } from './recency.ts';
import { countedTotal } from './totals.ts';

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
  const { sql, values, counts = false } = inOrder(database, matches, order);
  const rows = database.all(
    `select ${rowColumns}, -best.rank as score, ${counts ? 'best.rarity' : 'null'} as rarity
     from (${sql} limit ? offset ?) best join doc using (place) join entry using (place)
     order by best.rank, best.place desc`,
    [...values, limit, offset],
  );
  const [first] = rows;
  const counted = counts && first !== undefined ? articlesOf(database, first.rarity) : null;
  return {
    total: counted ?? totalOf(database, query, order.view),
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
  const { sql, values } = whole ? placesOf(matches) : inOrder(database, matches, order);
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
  return totalOf(database, query, null);
}

/** What matches: the rest of a statement after its columns. `words`: from the full text, so that it can be ranked. */
type Matches = {
  sql: string;
  values: SqlValue[];
  words: boolean;
  rankBy: string | null;
  foremost: string | null;
  /** They are all the articles with a phrase. */
  phrase: boolean;
};

function matchesOf(database: SqlDatabase, query: Compiled, view: ListView | null): Matches {
  const conditions = conditionsOf(query, view);
  if (query.match === null) {
    const without = query.unmatch === null ? [] : [textCondition({ unmatch: query.unmatch })];
    return {
      ...fromDoc([...conditions, ...without]),
      words: false,
      rankBy: query.rankBy,
      foremost: null,
      phrase: false,
    };
  }
  const { sql, values } = allOf(conditions);
  const outside = outsideTrash(database, query, view);
  return {
    sql:
      conditions.length === 0
        ? `from fts where fts match ? ${outside}`
        : `from fts cross join doc on doc.place = fts.rowid where fts match ? ${outside} and (${sql})`,
    values: [query.match, ...values],
    words: true,
    rankBy: null,
    foremost: query.foremost,
    phrase: query.phrase && conditions.length === 0 && outside === '',
  };
}

/** Looking up every match in `doc` costs more than ranking it: the trash, which is small, is left out without. */
function outsideTrash(database: SqlDatabase, query: Compiled, view: ListView | null): string {
  const outside = view === null && !query.namesTrash && database.get('select 1 from trash limit 1') !== null;
  return outside ? 'and fts.rowid not in (select place from trash)' : '';
}

function conditionsOf(query: Compiled, view: ListView | null): Condition[] {
  if (view !== null) return [viewCondition(view), ...query.conditions];
  const outside = query.match === null && !query.namesTrash;
  return outside ? [viewCondition({ kind: 'all' }), ...query.conditions] : query.conditions;
}

function fromDoc(conditions: readonly Condition[]): { sql: string; values: SqlValue[] } {
  const { sql, values } = drivenBy(conditions);
  return { sql: `from doc where ${sql}`, values };
}

function placesOf({ sql, values, words }: Matches): { sql: string; values: SqlValue[] } {
  return { sql: `select ${words ? 'fts.rowid' : 'doc.place'} as place ${sql}`, values };
}

/** The places of matches with their rank, lowest first. Without words there is nothing to rank: the newest come first. With
 * `counts`, each comes with its `rarity` too, which tells how many there are. */
function inOrder(
  database: SqlDatabase,
  { sql, values, words, rankBy, foremost, phrase }: Matches,
  { typing, sort }: Order,
): { sql: string; values: SqlValue[]; counts?: boolean } {
  if (!words && (rankBy === null || typing || sort === 'newest')) {
    return { sql: `select doc.place, 0 as rank ${sql} order by doc.place desc`, values };
  }
  if (sort === 'newest') {
    return { sql: `select fts.rowid as place, 0 as rank ${sql} order by fts.rowid desc`, values };
  }
  if (foremost !== null) {
    const most = typing ? TYPING_MATCHES : -1;
    return {
      sql: `with newest as materialized (select fts.rowid as place ${sql} order by fts.rowid desc limit ${most})
        select place, -(place in (
          select rowid from fts where fts match ? and rowid >= (select min(place) from newest)
        )) as rank from newest order by rank, place desc`,
      values: [...values, foremost],
    };
  }
  const recent = recency(database);
  const ordered = (ranked: string, also = '') =>
    `select place, rank * ${recent.factor} as rank${also} from (${ranked}) order by rank, place desc`;
  if (!words) {
    const worded = 'with worded as materialized (select rowid as place, rank from fts where fts match ?)';
    const places = `select doc.place ${sql}`;
    return {
      sql: ordered(
        `${worded} select place, ifnull(worded.rank, 0) as rank from (${places}) left join worded using (place)`,
      ),
      values: [...recent.values, rankBy, ...values],
    };
  }
  const ranked = 'select fts.rowid as place, fts.rank as rank';
  if (!typing) return { sql: ordered(`${ranked} ${sql}`), values: [...recent.values, ...values] };
  const newest = `${sql} order by fts.rowid desc limit ${TYPING_MATCHES}`;
  return {
    sql: phrase
      ? ordered(`${ranked}, ${rarity} as rarity ${newest}`, ', rarity')
      : ordered(`${ranked} ${newest}`),
    values: [...recent.values, ...values],
    counts: phrase,
  };
}

/** How many match. What is left out is counted and taken from the rest: there is mostly less of it. */
function totalOf(database: SqlDatabase, query: Compiled, view: ListView | null): number {
  const counted = ({ sql, values }: { sql: string; values: SqlValue[] }): number =>
    countedTotal(database, `select count(*) as total ${sql}`, values);
  if (query.match !== null) return counted(matchesOf(database, query, view));
  const conditions = conditionsOf(query, view);
  const rest = conditions.filter(({ opposite }) => opposite === undefined);
  const opposites = conditions.flatMap(({ opposite }) => opposite ?? []);
  const outside =
    query.unmatch === null
      ? fromDoc([...rest, anyOf(opposites)])
      : matchesOf(database, { ...query, match: query.unmatch }, view);
  // What is left of them is counted twice: that must cost little.
  const cheap = rest.length < 2 && (query.unmatch === null) !== (opposites.length === 0);
  return cheap ? counted(fromDoc(rest)) - counted(outside) : counted(matchesOf(database, query, view));
}

const score = z.number();
const text = z.string();
const ids = z.array(z.string());
