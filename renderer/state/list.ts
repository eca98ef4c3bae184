import { create } from 'zustand';
import type { Failure } from '../../shared/errors.ts';
import { PAGE_ROWS } from '../../shared/first-view.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { ArticleId, RecordChange } from '../../shared/model/record.ts';
import type {
  CorrectedQuery,
  ListRow,
  ListSort,
  ListView,
  SearchHit,
  SearchSort,
} from '../../shared/model/view.ts';
import { call, failureOf } from '../api/api.ts';
import {
  emptyCache,
  itemsBetween,
  type PageCache,
  wantedPages,
  withChange,
  withItems,
  withPage,
  withStale,
} from './pages.ts';

/** What the list shows: a view, or the answer to a search. */
export type ListSource =
  | { kind: 'view'; view: ListView; sort: ListSort }
  | {
      kind: 'search';
      query: string;
      typing: boolean;
      sort: SearchSort;
      /** Words that are in no article are meant as they stand. */
      asTyped?: boolean;
      /** The query is another one than was typed, with these words instead. */
      corrected?: { typed: string; instead: CorrectedQuery['instead'] };
    };

/** A row, and where a search found it. */
export type ListItem = { row: ListRow; hit: SearchHit | null };

type ListState = {
  source: ListSource;
  cache: PageCache<ListItem>;
  /** Why the rows in view could not be fetched. */
  failure: Failure | null;
  /** A new number for each new list: the pane goes to its top. */
  serial: number;
};

/** Rows of a page. A found row costs a look into its article: an answer while typing holds little more than the window
 * shows. */
const pageSizes = { view: PAGE_ROWS, search: 30 };

export const useList = create<ListState>(() => ({
  source: { kind: 'view', view: { kind: 'unread' }, sort: 'saved-newest' },
  cache: emptyCache(pageSizes.view),
  failure: null,
  serial: 0,
}));

/** While typing the library ranks the newest matches only; rows beyond them have no rank yet and are not listed. */
const rankedWhileTyping = 1000;
/** Lists that are kept for coming back, the latest last. */
const remembered = new Map<string, PageCache<ListItem>>();
const listsRemembered = 8;

/** Rows fetched before they come into view, above and below: in a view a fifth of a second of the fastest scroll. */
const ahead = { view: 60, search: 10 };
/** The rows in view and those near it, as the pane last told. */
let inView = { from: 0, to: 30 };
let asked = new Set<number>();
/** Counts the changes of the library: an answer that was asked for before the last of them is stale when it comes. */
let changes = 0;

export type FirstPage = { items: ListItem[]; total: number; late: boolean };

/** A page of a view as a part of its list. */
export function pageOfView({ total, rows }: Output<'articles.page'>): FirstPage {
  return { total, items: rows.map((row) => ({ row, hit: null })), late: false };
}

/** Fetches a part of a list, without showing it. */
export async function fetchPage(
  source: ListSource,
  number: number,
): Promise<FirstPage & { corrected: CorrectedQuery | null }> {
  const limit = pageSizes[source.kind];
  const range = { offset: number * limit, limit };
  if (source.kind === 'view') {
    const page = await call('articles.page', { view: source.view, sort: source.sort, ...range });
    return { ...pageOfView(page), corrected: null };
  }
  const { query, typing, sort, asTyped = false } = source;
  const asked = { query, typing, sort, asTyped, view: null, ...range };
  const { total, hits, late, corrected } = await call('articles.search', asked);
  return { total, items: hits.map((hit) => ({ row: hit.row, hit })), late, corrected };
}

/** Shows a list from its top: at once what is remembered of it, and then what is in it now. `first` is its first page
 * when that was fetched already. */
export function showList(source: ListSource, first: FirstPage | null = null): void {
  const { source: left, cache: leftCache, serial } = useList.getState();
  remember(left, leftCache);
  const known = remembered.get(JSON.stringify(source)) ?? emptyCache<ListItem>(pageSizes[source.kind]);
  inView = { from: 0, to: 30 };
  asked = new Set();
  useList.setState({
    source,
    cache: first === null ? known : withPage<ListItem>(known, 0, { ...first, stale: first.late }),
    failure: null,
    serial: serial + 1,
  });
  fill();
}

function remember(source: ListSource, cache: PageCache<ListItem>): void {
  const key = JSON.stringify(source);
  remembered.delete(key);
  remembered.set(key, withStale(cache, null));
  for (const oldest of remembered.keys()) {
    if (remembered.size <= listsRemembered) break;
    remembered.delete(oldest);
  }
}

/** Tells which rows are in view, and has them fetched. */
export function lookAt(from: number, to: number): void {
  const more = ahead[useList.getState().source.kind];
  inView = { from: Math.max(0, from - more), to: to + more };
  fill();
}

/** Fetches again after a failure. */
export function retryList(): void {
  useList.setState({ failure: null });
  fill();
}

/** Marks as stale what a change of the library touched, and fetches what of it is in view. */
export function refreshList(ids: readonly ArticleId[] | null): void {
  changes++;
  for (const [key, cache] of remembered) remembered.set(key, withStale(cache, null));
  useList.setState(({ cache }) => ({ cache: withChange(cache, ids, inView) }));
  fill();
}

/** Shows a row's new facts where it stands, although it may not belong to the view any more. */
export function keepInPlace(row: ListRow): void {
  useList.setState(({ cache }) => ({
    cache: withItems(cache, new Set([row.id]), (item) => ({ ...item, row })),
  }));
}

/** Shows at once what is being changed of rows: their new facts come from the library a little later. */
export function showChange(ids: readonly ArticleId[], { favourite, progress, state }: RecordChange): void {
  if (favourite === undefined && progress === undefined && state === undefined) return;
  useList.setState(({ cache }) => ({
    cache: withItems(cache, new Set(ids), (item) => ({
      ...item,
      row: {
        ...item.row,
        favourite: favourite ?? item.row.favourite,
        progress: progress ?? item.row.progress,
        state: state ?? item.row.state,
      },
    })),
  }));
}

/** Two requests at a time: a fast scroll asks for what it passes only while that is in view. */
function fill(): void {
  const { source, cache, failure } = useList.getState();
  if (failure !== null) return;
  for (const number of wantedPages(cache, inView.from, inView.to)) {
    if (asked.size >= 2) return;
    if (!asked.has(number)) void load(source, number);
  }
}

async function load(source: ListSource, number: number): Promise<void> {
  const mine = asked;
  const changesThen = changes;
  mine.add(number);
  try {
    const answer = await fetchPage(source, number);
    if (mine !== asked) return;
    const stale = answer.late || changesThen !== changes;
    useList.setState(({ cache }) => ({ cache: withPage(cache, number, { ...answer, stale }) }));
  } catch (error) {
    if (mine === asked) useList.setState({ failure: failureOf(error) });
  } finally {
    mine.delete(number);
    if (mine === asked) fill();
  }
}

/** Rows the list has: of a search while typing, those that are ranked. */
export function rowCount({ source, cache }: Pick<ListState, 'source' | 'cache'>): number {
  const total = cache.total ?? 0;
  const partly = source.kind === 'search' && source.typing && source.sort === 'relevance';
  return partly ? Math.min(total, rankedWhileTyping) : total;
}

/** The ids of the rows from `from` up to `to`, wherever they are. */
export async function idsBetween(from: number, to: number): Promise<ArticleId[]> {
  const { source, cache } = useList.getState();
  const here = itemsBetween(cache, from, to);
  if (here !== null) return here.map(({ row }) => row.id);
  if (source.kind === 'view') {
    return (await call('articles.ids', { view: source.view, sort: source.sort, from, to })).ids;
  }
  const { query, typing, sort } = source;
  return (await call('articles.searchIds', { query, typing, sort, from, to })).ids;
}

/** The ids of the whole list: of a search also those that are not ranked yet. */
export async function idsOfAll(): Promise<ArticleId[]> {
  const { source } = useList.getState();
  if (source.kind === 'view') {
    return (await call('articles.ids', { view: source.view, sort: source.sort, from: 0, to: null })).ids;
  }
  const { query, typing, sort } = source;
  return (await call('articles.searchIds', { query, typing, sort, from: 0, to: null })).ids;
}
