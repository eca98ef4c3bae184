import { create } from 'zustand';
import type { SavedSearch, SavedSearchDraft } from '../../shared/model/saved-search.ts';
import { call, failureOf, on } from '../api/api.ts';
import { offerUndo } from './changes.ts';
import { latestOnly } from './latest.ts';
import { useLibrary } from './library.ts';
import { openEnded } from './query.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';
import { useView } from './view.ts';

type SearchesState = {
  /** In the order a person gave them. */
  searches: readonly SavedSearch[];
  /** How many articles each found when it was last counted, by its query. */
  counts: ReadonlyMap<string, number>;
};

export const useSearches = create<SearchesState>(() => ({ searches: [], counts: new Map() }));

/** From a change of the library until searches are counted, ms: who goes through the list has many of them. */
const rest = 700;
/** From the last letter until counting goes on, ms: a letter never waits for a count. */
const calm = 500;
/** The day changes, and with it what `saved:7d` finds: counted again when the window is looked at, at most so often, ms. */
const hour = 3_600_000;

/** Knows the saved searches and keeps their counts true from now on. */
export function followSearches(): void {
  useLibrary.subscribe(({ status }, before) => {
    if (status.kind === 'open' && before.status.kind !== 'open') void load();
  });
  on('library.changed', countSoon);
  useView.subscribe(({ text }, before) => {
    if (text !== before.text) lastTyped = performance.now();
  });
  window.addEventListener('focus', () => {
    if (performance.now() - lastCounted > hour) count(null);
  });
}

async function load(): Promise<void> {
  // A library that cannot be read is said elsewhere.
  const searches = await call('searches.list', {}).catch(() => []);
  useSearches.setState({ searches });
  count(null);
}

let lastTyped = Number.NEGATIVE_INFINITY;
let lastCounted = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function countSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => count(null), rest);
}

/** Counts one search after the other; what was counted before stays until it is known anew. */
const count = latestOnly(async (): Promise<void> => {
  lastCounted = performance.now();
  for (const { query } of useSearches.getState().searches) {
    await untilCalm();
    const total = await totalOf(query).catch(() => null);
    if (total === null) continue;
    useSearches.setState(({ counts }) =>
      counts.get(query) === total ? {} : { counts: new Map(counts).set(query, total) },
    );
  }
});

async function untilCalm(): Promise<void> {
  for (;;) {
    const left = lastTyped + calm - performance.now();
    if (left <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}

/** As the list finds them: words that are in no article may still be the beginning of one. */
async function totalOf(query: string): Promise<number> {
  const { total } = await call('articles.count', { query });
  const wider = openEnded(query);
  return total > 0 || wider === query ? total : (await call('articles.count', { query: wider })).total;
}

/** The saved search that the list shows: the one that was opened, or one that asks for just this. Null: none. */
export function openSearch(
  { searches }: Pick<SearchesState, 'searches'>,
  { text, saved, section }: Pick<ReturnType<typeof useView.getState>, 'text' | 'saved' | 'section'>,
): SavedSearch | null {
  const query = text.trim();
  if (section !== 'articles' || query === '') return null;
  const same = searches.filter((search) => search.query === query);
  return same.find(({ id }) => id === saved) ?? same[0] ?? null;
}

/** The saved search that was opened and whose words were changed since. */
export function changedSearch(
  { searches }: Pick<SearchesState, 'searches'>,
  { text, saved, section }: Pick<ReturnType<typeof useView.getState>, 'text' | 'saved' | 'section'>,
): SavedSearch | null {
  const query = text.trim();
  if (section !== 'articles' || query === '') return null;
  return searches.find(({ id }) => id === saved && searches.every((one) => one.query !== query)) ?? null;
}

/** Keeps a search under a name: a new one, or with an id in place of what was there. Says so with Undo. */
export async function keepSearch(search: SavedSearchDraft): Promise<void> {
  const before = useSearches.getState().searches.find(({ id }) => id === search.id) ?? null;
  await quietly(async () => {
    const { id } = await put(search, null);
    if (useView.getState().text.trim() === search.query.trim()) useView.setState({ saved: id });
    if (before === null) offerUndo(() => remove(id), t.searches.saved(search.name));
    else offerUndo(() => putBack(before, null), t.searches.changed(search.name));
  });
}

/** Takes a search out of the list; its articles stay. */
export async function deleteSearch({ id }: SavedSearch): Promise<void> {
  const { searches } = useSearches.getState();
  const at = searches.findIndex((search) => search.id === id);
  const search = searches[at];
  if (search === undefined) return;
  await quietly(async () => {
    await remove(id);
    offerUndo(() => putBack(search, at), t.searches.deleted(search.name));
  });
}

/** Puts a search at another place of the list. */
export async function moveSearch({ id }: SavedSearch, to: number): Promise<void> {
  const { searches } = useSearches.getState();
  const at = searches.findIndex((search) => search.id === id);
  const search = searches[at];
  if (search === undefined || to === at || to < 0 || to >= searches.length) return;
  // Seen at once: the next step counts from there.
  useSearches.setState({ searches: searches.toSpliced(at, 1).toSpliced(to, 0, search) });
  await quietly(() => put(search, to));
}

async function put(search: SavedSearchDraft, at: number | null): Promise<{ id: string }> {
  const { id, searches } = await call('searches.put', { search, at });
  useSearches.setState({ searches });
  count(null);
  return { id };
}

async function putBack(search: SavedSearch, at: number | null): Promise<void> {
  await put(search, at);
  showToast(t.app.undone);
}

async function remove(id: string): Promise<void> {
  useSearches.setState({ searches: await call('searches.remove', { id }) });
}

/** Says what went wrong, and shows what is kept. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showToast(t.failure(failureOf(error)));
    const searches = await call('searches.list', {}).catch(() => null);
    if (searches !== null) useSearches.setState({ searches });
  }
}
