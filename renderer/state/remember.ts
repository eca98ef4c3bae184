import type { SettingsChange } from '../../shared/model/settings.ts';
import { call } from '../api/api.ts';
import { isOnePane } from './layout.ts';
import { useList } from './list.ts';
import { showNotes } from './notes.ts';
import { indexOf } from './pages.ts';
import { openArticle, useReading } from './reading.ts';
import { selectRow } from './selection.ts';
import { changeSettings, useSettings } from './settings.ts';
import { showView, useView } from './view.ts';

/** From a change of what is shown until it is written, ms: who goes through the list does not write with every row. */
const rest = 800;

/** Shows what to begin with, as the person wants it. */
export function showFirst(): void {
  const { startWith, lastView, lastSection } = useSettings.getState();
  const view = startWith === 'last' ? (lastView ?? { kind: 'all' }) : { kind: startWith };
  showView(view);
  if (startWith === 'last' && lastSection === 'notes') showNotes();
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
    if (now.view !== before.view || now.section !== before.section) wait();
  });
  useReading.subscribe((now, before) => {
    if (now.openId !== before.openId || now.pane !== before.pane) wait();
  });
  window.addEventListener('pagehide', write);
}

/** What is shown now and is not remembered yet. In a window of one pane an article behind the list is not what is shown. */
function changed(): SettingsChange {
  const { lastView, lastSection, lastArticle } = useSettings.getState();
  const { view, section } = useView.getState();
  const { openId, pane } = useReading.getState();
  const article = pane === 'list' && isOnePane() ? null : openId;
  return {
    ...(JSON.stringify(view) === JSON.stringify(lastView) ? {} : { lastView: view }),
    ...(section === lastSection ? {} : { lastSection: section }),
    ...(article === lastArticle ? {} : { lastArticle: article }),
  };
}
