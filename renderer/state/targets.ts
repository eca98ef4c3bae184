import { titledLink } from '../../shared/article.ts';
import type { ArticleId, ArticleRecord } from '../../shared/model/record.ts';
import type { ArticlesSummary } from '../../shared/model/view.ts';
import { call } from '../api/api.ts';
import { changeArticles, recordOf } from './changes.ts';
import { openDialog } from './dialogs.ts';
import { rowCount, useList } from './list.ts';
import { indexesOf, itemAt } from './pages.ts';
import { closeArticle, useReading } from './reading.ts';
import { removeForGood } from './removal.ts';
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

/** The records of articles when all of them are in the list here, or it is a single one; null for a selection that reaches
 * past what is loaded. */
async function recordsOf(ids: readonly ArticleId[]): Promise<ArticleRecord[] | null> {
  const { cache } = useList.getState();
  const known = indexesOf(cache, new Set(ids)).flatMap((index) => itemAt(cache, index)?.row ?? []);
  if (known.length === ids.length) return known;
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? [await recordOf(only)] : null;
}

type Facts = Pick<ArticlesSummary, 'archived' | 'favourite' | 'trashed' | 'read'> & { begun: number };

/** How many of them are what. */
async function factsOf(ids: readonly ArticleId[]): Promise<Facts> {
  const records = await recordsOf(ids);
  if (records === null) return { ...(await call('articles.summary', { ids: [...ids] })), begun: 0 };
  const count = (is: (record: ArticleRecord) => boolean) => records.filter(is).length;
  return {
    archived: count(({ state }) => state === 'archived'),
    favourite: count(({ favourite: is }) => is),
    trashed: count(({ trashed }) => trashed),
    read: count(({ progress }) => progress >= 1),
    begun: count(({ progress }) => progress > 0),
  };
}

/** What lies in the trash is restored before anything else is done with it. False then, which is said. */
function outsideTrash(ids: readonly ArticleId[], { trashed }: Facts): boolean {
  const outside = trashed < ids.length;
  if (!outside) showToast(t.trash.restoreFirst);
  return outside;
}

/** Whether it is known without asking that not all of them lie in the trash: they were selected in another view. */
function areKept(ids: readonly ArticleId[]): boolean {
  const { source } = useList.getState();
  const [first] = ids;
  const selected = first !== undefined && useSelection.getState().ids.has(first);
  return selected && source.kind === 'view' && source.view.kind !== 'trash';
}

/** Archives, or takes out of the archive what all lies there. */
export async function archive(ids: readonly ArticleId[] = targets()): Promise<void> {
  const facts = await factsOf(ids);
  if (!outsideTrash(ids, facts)) return;
  const state = facts.begun === ids.length ? 'reading' : 'unread';
  if (facts.archived === ids.length) await changeArticles(ids, { state }, t.changes.unarchived);
  else await leaving(ids, () => changeArticles(ids, { state: 'archived' }, t.changes.archived));
}

export async function favourite(ids: readonly ArticleId[] = targets()): Promise<void> {
  const facts = await factsOf(ids);
  if (!outsideTrash(ids, facts)) return;
  const back = facts.favourite === ids.length;
  await changeArticles(ids, { favourite: !back }, back ? t.changes.unfavoured : t.changes.favoured);
}

export async function markRead(ids: readonly ArticleId[] = targets()): Promise<void> {
  if (areKept(ids) || outsideTrash(ids, await factsOf(ids)))
    await changeArticles(ids, { progress: 1 }, t.changes.markedRead);
}

export async function markUnread(ids: readonly ArticleId[] = targets()): Promise<void> {
  if (areKept(ids) || outsideTrash(ids, await factsOf(ids)))
    await changeArticles(ids, { state: 'unread', progress: 0, place: null }, t.changes.markedUnread);
}

/** Moves to the trash; what lies there already is deleted for good, once that was asked. An open article closes. */
export async function trash(ids: readonly ArticleId[] = targets()): Promise<void> {
  const { trashed } = await factsOf(ids);
  if (trashed === ids.length) return askToDelete(ids);
  await leaving(ids, () => changeArticles(ids, { trashed: true }, t.changes.trashed));
  closeIfOpen(ids);
}

/** Whether a command of the trash may apply: false when it is known that none of the articles lies there. */
export function mayBeTrashed(): boolean {
  const ids = targets();
  const { source, cache } = useList.getState();
  const selected = useSelection.getState().ids;
  if (source.kind === 'view' && ids.some((id) => selected.has(id))) return source.view.kind === 'trash';
  const rows = indexesOf(cache, new Set(ids)).flatMap((index) => itemAt(cache, index)?.row ?? []);
  return ids.length > 0 && (rows.length < ids.length || rows.some(({ trashed }) => trashed));
}

export async function restore(ids: readonly ArticleId[] = targets()): Promise<void> {
  const { trashed } = await factsOf(ids);
  if (trashed > 0) await leaving(ids, () => changeArticles(ids, { trashed: false }, t.changes.restored));
}

/** Asks, and then deletes for good those of the articles that lie in the trash. */
export async function deleteForGood(ids: readonly ArticleId[] = targets()): Promise<void> {
  const { trashed } = await factsOf(ids);
  if (trashed === ids.length) askToDelete(ids);
}

function askToDelete(ids: readonly ArticleId[]): void {
  openDialog({ kind: 'delete', ids, count: ids.length });
}

/** Deletes for good what was asked about; null: the whole trash. */
export async function deleteNow(ids: readonly ArticleId[] | null, count: number): Promise<void> {
  if (ids === null) {
    clearSelection();
    await removeForGood(null, count);
  } else await leaving(ids, () => removeForGood(ids, count));
}

/** Closes the open article when it is one of these. */
function closeIfOpen(ids: readonly ArticleId[]): void {
  const { openId } = useReading.getState();
  if (openId !== null && ids.includes(openId)) closeArticle();
}

/** Does what takes articles out of the way, and then selects the next row in the list. Of a selection that reaches past
 * what is loaded nobody knows the next row: then nothing is selected. */
export async function leaving(ids: readonly ArticleId[], act: () => Promise<boolean>): Promise<void> {
  const { cache } = useList.getState();
  const places = indexesOf(cache, new Set(ids));
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

/** What one can paste at once and still look through; an export takes more. */
const mostTitles = 1000;
const mostTexts = 20;

/** Puts each article's title on the clipboard as a Markdown link to its source, one a line. */
export async function copyTitledLinks(ids: readonly ArticleId[] = targets()): Promise<void> {
  const records = (await recordsOf(ids)) ?? (await Promise.all(ids.slice(0, mostTitles).map(recordOf)));
  await call('app.copyText', { text: records.map(titledLink).join('\n') });
  showToast(t.copied.links(records.length, ids.length));
}

/** Puts articles on the clipboard as Markdown, with their highlights marked. */
export async function copyAsMarkdown(ids: readonly ArticleId[] = targets()): Promise<void> {
  const texts: string[] = [];
  for (const id of ids.slice(0, mostTexts)) texts.push((await call('articles.markdown', { id })).markdown);
  await call('app.copyText', { text: texts.join('\n---\n\n') });
  showToast(t.copied.markdown(texts.length, ids.length));
}

async function addressesOf(ids: readonly ArticleId[]): Promise<string[]> {
  return (await call('articles.links', { ids: [...ids] })).urls;
}

/** Asks how to export the articles a command is for; without any, the view. */
export function exportTargets(): void {
  const ids = targets();
  const { view } = useView.getState();
  if (ids.length > 0) openDialog({ kind: 'export', selection: { kind: 'ids', ids }, count: ids.length });
  else openDialog({ kind: 'export', selection: { kind: 'view', view }, count: rowCount(useList.getState()) });
}
