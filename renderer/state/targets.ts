import type { ArticleId, ArticleRecord } from '../../shared/model/record.ts';
import { call } from '../api/api.ts';
import { changeArticles, recordOf } from './changes.ts';
import { openDialog } from './dialogs.ts';
import { rowCount, useList } from './list.ts';
import { indexOf, itemAt } from './pages.ts';
import { closeArticle, useReading } from './reading.ts';
import { clearSelection, selectRow, useSelection } from './selection.ts';
import { afterLeaving } from './steps.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';
import { useView } from './view.ts';

/** The pane that has the focus, by its `data-pane`. */
export function focusedPane(): string | null {
  return document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null;
}

/** The articles a command is for: in the reader the one that is read, else what is selected, else the open one. */
export function targets(): ArticleId[] {
  const { openId } = useReading.getState();
  const { ids } = useSelection.getState();
  if (openId !== null && ids.size < 2 && focusedPane() === 'reader') return [openId];
  if (ids.size > 0) return [...ids];
  return openId === null ? [] : [openId];
}

/** The records of the targets that are known without asking; for a single one it is asked for. */
async function recordsOf(ids: readonly ArticleId[]): Promise<ArticleRecord[]> {
  const { cache } = useList.getState();
  const known = ids.flatMap((id) => {
    const index = indexOf(cache, id);
    return index === null ? [] : (itemAt(cache, index)?.row ?? []);
  });
  const [only] = ids;
  return known.length === 0 && ids.length === 1 && only !== undefined ? [await recordOf(only)] : known;
}

/** True when every one of them is so already: the command then takes it back. */
async function all(ids: readonly ArticleId[], is: (record: ArticleRecord) => boolean): Promise<boolean> {
  const records = await recordsOf(ids);
  return records.length === ids.length && records.every(is);
}

/** Archives, or takes out of the archive what lies there. */
export async function archive(ids: readonly ArticleId[] = targets()): Promise<void> {
  const back = await all(ids, ({ state }) => state === 'archived');
  const begun = back && (await all(ids, ({ progress }) => progress > 0));
  if (back) await changeArticles(ids, { state: begun ? 'reading' : 'unread' }, t.changes.unarchived);
  else await leaving(ids, () => changeArticles(ids, { state: 'archived' }, t.changes.archived));
}

export async function favourite(ids: readonly ArticleId[] = targets()): Promise<void> {
  const back = await all(ids, ({ favourite: is }) => is);
  await changeArticles(ids, { favourite: !back }, back ? t.changes.unfavoured : t.changes.favoured);
}

export async function markUnread(ids: readonly ArticleId[] = targets()): Promise<void> {
  await changeArticles(ids, { state: 'unread', progress: 0 }, t.changes.markedUnread);
}

/** Moves to the trash. An open article closes. */
export async function trash(ids: readonly ArticleId[] = targets()): Promise<void> {
  if (await all(ids, ({ trashed }) => trashed)) return;
  await leaving(ids, () => changeArticles(ids, { trashed: true }, t.changes.trashed));
  const { openId } = useReading.getState();
  if (openId !== null && ids.includes(openId)) closeArticle();
}

export async function restore(ids: readonly ArticleId[] = targets()): Promise<void> {
  const trashed = await all(ids, (record) => record.trashed);
  if (trashed) await leaving(ids, () => changeArticles(ids, { trashed: false }, t.changes.restored));
}

/** Does what takes articles out of the way, and then selects the next row in the list. Of a selection that reaches past
 * what is loaded nobody knows the next row: then nothing is selected. */
async function leaving(ids: readonly ArticleId[], act: () => Promise<boolean>): Promise<void> {
  const { cache } = useList.getState();
  const places = ids.flatMap((id) => indexOf(cache, id) ?? []);
  const selected = useSelection.getState().ids;
  const fromList = ids.some((id) => selected.has(id));
  const next = places.length < ids.length ? null : afterLeaving(places, rowCount(useList.getState()));
  if (fromList && next !== null) await selectRow(next);
  else if (fromList) clearSelection();
  if (!(await act()) && fromList) useSelection.setState({ ids: new Set(ids) });
}

/** Opens the pages the articles came from, outside of the app; of many only the first ten. */
export async function openOriginal(ids: readonly ArticleId[] = targets()): Promise<void> {
  const urls = await addressesOf(ids);
  if (urls.length === 0) showToast(t.changes.noLink);
  for (const url of urls.slice(0, 10)) await call('app.openExternal', { url });
}

/** Puts the articles' addresses on the clipboard, one a line. */
export async function copyLinks(ids: readonly ArticleId[] = targets()): Promise<void> {
  const urls = await addressesOf(ids);
  if (urls.length > 0) await call('app.copyText', { text: urls.join('\n') });
  showToast(urls.length > 0 ? t.changes.linkCopied(urls.length) : t.changes.noLink);
}

async function addressesOf(ids: readonly ArticleId[]): Promise<string[]> {
  return (await recordsOf(ids)).flatMap(({ url }) => url ?? []);
}

/** Asks how to export the articles a command is for; without any, the view. */
export function exportTargets(): void {
  const ids = targets();
  const { view } = useView.getState();
  if (ids.length > 0) openDialog({ kind: 'export', selection: { kind: 'ids', ids }, count: ids.length });
  else openDialog({ kind: 'export', selection: { kind: 'view', view }, count: rowCount(useList.getState()) });
}
