import { create } from 'zustand';
import type { SavedSearch } from '../../shared/model/saved-search.ts';
import type { ListSort, ListView, SearchSort } from '../../shared/model/view.ts';
import { parseQuery } from '../../shared/query/index.ts';
import { failureOf } from '../api/api.ts';
import { latestOnly } from './latest.ts';
import { type FirstPage, fetchPage, type ListSource, showList, useList } from './list.ts';
import { isVariant, openEnded } from './query.ts';
import { rememberSearch } from './recent-searches.ts';
import { resetSelection } from './selection.ts';
import { changeSettings, useSettings } from './settings.ts';

type ViewState = {
  /** What the list pane shows: articles, or the notes on all of them. */
  section: 'articles' | 'notes';
  /** The part of the library that is shown when nothing is searched for. */
  view: ListView;
  /** What stands in the search field. */
  text: string;
  /** The saved search that was opened; its words may have been changed since. */
  saved: string | null;
  /** A search is on its way. */
  searching: boolean;
};

export const useView = create<ViewState>(() => ({
  section: 'articles',
  view: { kind: 'all' },
  text: '',
  saved: null,
  searching: false,
}));

/** Shows a view, and leaves the search. `first` is its first page, where that is known already. */
export function showView(view: ListView, first: FirstPage | null = null): void {
  useView.setState({ section: 'articles', view, text: '', saved: null, searching: false });
  resetSelection();
  showList({ kind: 'view', view, sort: useSettings.getState().sort }, first);
}

/** Shows what a saved search finds now; its words stand in the field. */
export function showSearch({ id, query }: Pick<SavedSearch, 'id' | 'query'>): void {
  useView.setState({ section: 'articles', text: query, saved: id });
  search(query, false);
}

/** Sorts what searches find. */
export function sortSearchesBy(searchSort: SearchSort): void {
  void changeSettings({ searchSort });
  const { source } = useList.getState();
  if (source.kind === 'search') {
    const { corrected, asTyped, query, typing } = source;
    search(corrected?.typed ?? query, typing, asTyped);
  }
}

/** Sorts the views. */
export function sortBy(sort: ListSort): void {
  void changeSettings({ sort });
  showView(useView.getState().view);
}

type Search = Extract<ListSource, { kind: 'search' }>;

const ask = latestOnly(async (search: Search): Promise<void> => {
  try {
    const { source, first } = await answer(search);
    // The field asks for nothing any more: the view is back already.
    const { text } = useView.getState();
    if (text.trim() === '' || (search.typing && !asks(text))) return;
    resetSelection();
    showList(source, first);
  } catch (error) {
    useList.setState({ failure: failureOf(error) });
  } finally {
    useView.setState(({ text }) => ({ searching: asks(text) && text.trim() !== search.query }));
  }
});

/** The first page of a search. Words that are in no article as they stand, and were found while they were typed, are still
 * meant as the beginning of one. */
async function answer(source: Search) {
  const first = await fetchPage(source, 0);
  if (first.corrected !== null) {
    const { query, instead } = first.corrected;
    return { source: { ...source, query, corrected: { typed: source.query, instead } }, first };
  }
  const open: Search = { ...source, query: openEnded(source.query) };
  if (source.typing || first.total > 0 || open.query === source.query) return { source, first };
  const wider = await fetchPage(open, 0);
  return wider.total > 0 ? { source: open, first: wider } : { source, first };
}

/** Whether there is anything to look for yet. */
function asks(text: string): boolean {
  return parseQuery(text, true).tree.nodes.length > 0;
}

/** Searches for what was typed so far; old results stay until new ones are there. */
export function type(text: string): void {
  const query = text.trim();
  const before = useView.getState().text.trim();
  useView.setState(({ saved }) => ({ text, saved: isVariant(query, before) ? saved : null }));
  if (query === before) return;
  if (query === '') showView(useView.getState().view);
  else if (asks(query)) search(query, true);
  else {
    // An operator without its value yet: there is nothing to look for.
    resetSelection();
    showList({ kind: 'view', view: useView.getState().view, sort: useSettings.getState().sort });
  }
}

/** Searches for what was searched for before. */
export function searchAgain(query: string): void {
  useView.setState({ text: query, saved: null });
  searchFully();
}

/** Ranks all matches: Enter in the field. */
export function searchFully(): void {
  const query = useView.getState().text.trim();
  if (query === '') return;
  rememberSearch(query);
  search(query, false);
}

/** Searches for what stands in the field, also for words that are in no article. */
export function searchAsTyped(): void {
  const query = useView.getState().text.trim();
  if (query !== '') search(query, false, true);
}

function search(query: string, typing: boolean, asTyped = false): void {
  useView.setState({ searching: true });
  const sort = useSettings.getState().searchSort;
  ask({ kind: 'search', query, typing, sort, ...(asTyped ? { asTyped } : {}) });
}
