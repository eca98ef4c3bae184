/** Rows kept of one list: some 200 screens. */
const rowsKept = 2400;

type Page<Item> = {
  readonly items: readonly Item[];
  /** Something in it may have changed: it is shown, and fetched again once it is in view. */
  readonly stale: boolean;
};

/** The part of a long list that is in memory: whole pages, by their number. */
export type PageCache<Item> = {
  /** Rows of a page, and of a request. */
  readonly size: number;
  /** Rows of the whole list; null until the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, Page<Item>>;
};

type Identified = { readonly row: { readonly id: string } };

export function emptyCache<Item>(size: number): PageCache<Item> {
  return { size, total: null, pages: new Map() };
}

/** The row at an index, null when its page is not here. */
export function itemAt<Item>(cache: PageCache<Item>, index: number): Item | null {
  return cache.pages.get(Math.floor(index / cache.size))?.items[index % cache.size] ?? null;
}

/** Where a row is, null when it is on none of the pages here. */
export function indexOf<Item extends Identified>(cache: PageCache<Item>, id: string): number | null {
  for (const [number, page] of cache.pages) {
    const at = page.items.findIndex(({ row }) => row.id === id);
    if (at >= 0) return number * cache.size + at;
  }
  return null;
}

/** Where these rows are, in the order of the list; those on no page here are left out. */
export function indexesOf<Item extends Identified>(
  cache: PageCache<Item>,
  ids: ReadonlySet<string>,
): number[] {
  const indexes: number[] = [];
  for (const [number, page] of cache.pages) {
    for (const [at, { row }] of page.items.entries())
      if (ids.has(row.id)) indexes.push(number * cache.size + at);
  }
  return indexes.sort((a, b) => a - b);
}

/** The rows from `from` up to `to`; null when one of them is not here. */
export function itemsBetween<Item>(cache: PageCache<Item>, from: number, to: number): Item[] | null {
  const items: Item[] = [];
  for (let index = from; index < to; index++) {
    const item = itemAt(cache, index);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

/** Numbers of the pages to fetch so that the rows from `from` up to `to` are here and fresh. */
export function wantedPages<Item>(cache: PageCache<Item>, from: number, to: number): number[] {
  const end = cache.total === null ? Math.max(to, 1) : Math.min(to, cache.total);
  // An empty list has a first page too: the one that says it is empty.
  const last = Math.max(0, Math.ceil(end / cache.size) - 1);
  const wanted: number[] = [];
  for (let number = Math.min(Math.floor(from / cache.size), last); number <= last; number++) {
    const page = cache.pages.get(number);
    if (page === undefined || page.stale) wanted.push(number);
  }
  return wanted;
}

/** A page that has arrived. When it shows that rows came, went or moved, the other pages are stale. Beyond the number
 * kept, the pages farthest from it go. */
export function withPage<Item extends Identified>(
  cache: PageCache<Item>,
  number: number,
  answer: { items: readonly Item[]; total: number; stale: boolean },
): PageCache<Item> {
  const before = cache.pages.get(number);
  const moved =
    (cache.total !== null && cache.total !== answer.total) ||
    (before !== undefined && !sameOrder(before.items, answer.items));
  const others = [...cache.pages]
    .filter(([other]) => other !== number && other * cache.size < answer.total)
    .map(([other, page]): [number, Page<Item>] => [other, moved ? { ...page, stale: true } : page])
    .sort(([a], [b]) => Math.abs(a - number) - Math.abs(b - number))
    .slice(0, rowsKept / cache.size - 1);
  return {
    size: cache.size,
    total: answer.total,
    pages: new Map([
      ...others,
      [number, { items: sameItems(before?.items, answer.items), stale: answer.stale }],
    ]),
  };
}

/** What a change of articles makes stale: the pages that show them. When one of them is on no page here, rows may have
 * come from elsewhere, and all are; so too when it is not known what changed. */
export function withStale<Item extends Identified>(
  cache: PageCache<Item>,
  ids: readonly string[] | null,
): PageCache<Item> {
  const shown = new Map<string, number>();
  for (const [number, page] of cache.pages) for (const { row } of page.items) shown.set(row.id, number);
  const all = ids === null || ids.some((id) => !shown.has(id));
  const numbers = new Set(ids?.map((id) => shown.get(id)));
  return {
    ...cache,
    pages: new Map(
      [...cache.pages].map(([number, page]) => [
        number,
        all || numbers.has(number) ? { ...page, stale: true } : page,
      ]),
    ),
  };
}

/** What a change of articles makes stale, seen from the rows in view. When it touches none of them they are stale all the
 * same: they may have moved, and only an answer tells how many rows there are now. */
export function withChange<Item extends Identified>(
  cache: PageCache<Item>,
  ids: readonly string[] | null,
  view: { from: number; to: number },
): PageCache<Item> {
  const touched = withStale(cache, ids);
  return wantedPages(touched, view.from, view.to).length > 0 ? touched : withStale(cache, null);
}

/** Several rows replaced where they stand. */
export function withItems<Item extends Identified>(
  cache: PageCache<Item>,
  ids: ReadonlySet<string>,
  replace: (item: Item) => Item,
): PageCache<Item> {
  const pages = new Map(cache.pages);
  let some = false;
  for (const [number, page] of cache.pages) {
    if (!page.items.some(({ row }) => ids.has(row.id))) continue;
    const items = page.items.map((item) => (ids.has(item.row.id) ? replace(item) : item));
    pages.set(number, { ...page, items });
    some = true;
  }
  return some ? { ...cache, pages } : cache;
}

/** The rows of an answer, those that are as they were as the same objects: only the others are drawn again. */
function sameItems<Item extends Identified>(
  before: readonly Item[] | undefined,
  now: readonly Item[],
): readonly Item[] {
  if (before === undefined) return now;
  const known = new Map(before.map((item) => [item.row.id, item]));
  return now.map((item) => {
    const was = known.get(item.row.id);
    return was !== undefined && JSON.stringify(was) === JSON.stringify(item) ? was : item;
  });
}

function sameOrder<Item extends Identified>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every(({ row }, index) => row.id === b[index]?.row.id);
}
