import { firstView } from '../../shared/first-view.ts';
import type { SettingsChange } from '../../shared/model/settings.ts';
import { call } from '../api/api.ts';
import { isOnePane } from './layout.ts';
import { type FirstPage, useList } from './list.ts';
import { showNotes } from './notes.ts';
import { indexOf } from './pages.ts';
import { openArticle, useReading } from './reading.ts';
import { openSearch, useSearches } from './saved-searches.ts';
import { selectRow } from './selection.ts';
import { changeSettings, useSettings } from './settings.ts';
import { showSearch, showView, useView } from './view.ts';

/** From a change of what is shown until it is written, ms: who goes through the list does not write with every row. */
const rest = 800;

/** Shows what to begin with, as the person wants it. `first` is the first page of that view, where it is known already. */
export function showFirst(first: FirstPage | null): void {
  const { startWith, lastSearch, lastSection } = useSettings.getState();
  const view = firstView(useSettings.getState());
  if (startWith === 'last' && lastSection === 'notes') {
    showView(view, first);
    showNotes();
  } else if (startWith === 'last' && lastSearch !== null) {
    // The view behind it; its rows are asked for only when the search is not there any more.
    useView.setState({ view });
    void showSavedSearch(lastSearch);
  } else showView(view, first);
}

/** The saved search that is to be shown and is not yet. */
let awaited: string | null = null;

/** Shows a saved search once the library is open, unless the person did something else meanwhile. */
async function showSavedSearch(id: string): Promise<void> {
  const { view } = useView.getState();
  awaited = id;
  const searches = await call('searches.list', {}).catch(() => []);
  awaited = null;
  const now = useView.getState();
  if (now.view !== view || now.text !== '' || now.section !== 'articles') return;
  const search = searches.find((one) => one.id === id);
  if (search === undefined) showView(view);
  else showSearch(search);
}

/** Opens the article that was open last, where that is wanted and it is still there. The reader finds the place itself. */
export async function openLastArticle(): Promise<void> {
  const { startWith, lastArticle } = useSettings.getState();
  if (startWith !== 'last' || lastArticle === null) return;
  const known = await call('articles.get', { id: lastArticle }).catch(() => null);
  if (known === null || known.record.trashed || useReading.getState().openId !== null) return;
  openArticle(lastArticle);
  selectOnceListed(lastArticle);
}

/** Selects the article's row when it is in the first rows of the list, so that keys go on from there. */
function selectOnceListed(id: string): void {
  const look = (): boolean => {
    const { cache } = useList.getState();
    if (cache.total === null) return false;
    const index = indexOf(cache, id);
    if (index !== null) void selectRow(index);
    return true;
  };
  if (look()) return;
  const stop = useList.subscribe(() => {
    if (look()) stop();
  });
}

/** The library is being left: nothing of it is remembered any more. */
let leaving = false;

/** Ends remembering while another library is opened, or goes on with it when that failed. */
export function leavePlace(left: boolean): void {
  leaving = left;
}

/** Remembers view and article for the next start, from now on. */
export function rememberPlace(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    const change = leaving ? {} : changed();
    if (Object.keys(change).length > 0) void changeSettings(change);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, rest);
  };
  useView.subscribe((now, before) => {
    const { view, section, saved, text } = before;
    if (now.view !== view || now.section !== section || now.saved !== saved || now.text !== text) wait();
  });
  useReading.subscribe((now, before) => {
    if (now.openId !== before.openId || now.pane !== before.pane) wait();
  });
  window.addEventListener('pagehide', write);
}

/** What is shown now and is not remembered yet. In a window of one pane an article behind the list is not what is shown. */
function changed(): SettingsChange {
  const { lastView, lastSearch, lastSection, lastArticle } = useSettings.getState();
  const { view, section } = useView.getState();
  const search = shownSearch();
  const { openId, pane } = useReading.getState();
  const article = pane === 'list' && isOnePane() ? null : openId;
  return {
    ...(JSON.stringify(view) === JSON.stringify(lastView) ? {} : { lastView: view }),
    ...(search === lastSearch ? {} : { lastSearch: search }),
    ...(section === lastSection ? {} : { lastSection: section }),
    ...(article === lastArticle ? {} : { lastArticle: article }),
  };
}

/** Its id is known before the saved searches are: they come later than what is shown first. */
function shownSearch(): string | null {
  if (awaited !== null) return awaited;
  const { searches } = useSearches.getState();
  const shown = useView.getState();
  if (searches.length === 0 && shown.text !== '' && shown.section === 'articles') return shown.saved;
  return openSearch({ searches }, shown)?.id ?? null;
}
