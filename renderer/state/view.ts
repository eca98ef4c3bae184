import { create } from 'zustand';
import type { ListSort, ListView } from '../../shared/model/view.ts';
import { failureOf } from '../api/api.ts';
import { latestOnly } from './latest.ts';
import { fetchPage, type ListSource, showList, useList } from './list.ts';
import { resetSelection } from './selection.ts';
import { changeSettings, useSettings } from './settings.ts';

type ViewState = {
  /** The part of the library that is shown when nothing is searched for. */
  view: ListView;
  /** What stands in the search field. */
  text: string;
  /** A search is on its way. */
  searching: boolean;
};

export const useView = create<ViewState>(() => ({ view: { kind: 'all' }, text: '', searching: false }));

/** Shows a view, and leaves the search. */
export function showView(view: ListView): void {
  useView.setState({ view, text: '', searching: false });
  resetSelection();
  showList({ kind: 'view', view, sort: useSettings.getState().sort });
}

/** Sorts the views. */
export function sortBy(sort: ListSort): void {
  void changeSettings({ sort });
  showView(useView.getState().view);
}

const ask = latestOnly(async (source: Extract<ListSource, { kind: 'search' }>): Promise<void> => {
  try {
    const first = await fetchPage(source, 0);
    // The field was emptied meanwhile: the view is back already.
    if (useView.getState().text.trim() === '') return;
    resetSelection();
    showList(source, first);
  } catch (error) {
    useList.setState({ failure: failureOf(error) });
  } finally {
    useView.setState(({ text }) => ({ searching: text.trim() !== '' && text.trim() !== source.query }));
  }
});

/** Searches for what was typed so far; old results stay until new ones are there. */
export function type(text: string): void {
  const query = text.trim();
  const before = useView.getState().text.trim();
  useView.setState({ text });
  if (query === before) return;
  if (query === '') showView(useView.getState().view);
  else search(query, true);
}

/** Ranks all matches: Enter in the field. */
export function searchFully(): void {
  const query = useView.getState().text.trim();
  if (query !== '') search(query, false);
}

function search(query: string, typing: boolean): void {
  useView.setState({ searching: true });
  ask({ kind: 'search', query, typing });
}
