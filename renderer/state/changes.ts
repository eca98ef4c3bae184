import type { ArticleId, ArticleRecord, RecordChange } from '../../shared/model/record.ts';
import { call, failureOf } from '../api/api.ts';
import { announce } from './announcements.ts';
import { refreshList, showChange } from './list.ts';
import { readAgain } from './reading.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** A token of the library, or what the window itself does to take something back. */
type Undoing = string | (() => Promise<void>);

/** What can be taken back, the last on top. */
const undoable: Undoing[] = [];
const undoKept = 50;

/** Changes articles and says so, with Undo. `words` names what happened for a number of articles; null when nothing is
 * to be said (a place in an article). False when it failed, which is said too. */
export async function changeArticles(
  ids: readonly ArticleId[],
  change: RecordChange,
  words: ((count: number) => string) | null,
): Promise<boolean> {
  if (ids.length === 0) return false;
  showChange(ids, change);
  try {
    const { changed, undo } = await call('articles.change', { ids: [...ids], change });
    if (words !== null) offerUndo(undo, words(changed));
    return true;
  } catch (error) {
    showToast(t.failure(failureOf(error)));
    refreshList(ids);
    return false;
  }
}

/** Says what was done, and offers to take it back. `undo` null: nothing was changed. */
export function offerUndo(undo: Undoing | null, words: string): void {
  if (undo !== null) rememberUndo(undo, null);
  showToast(words, undo === null ? null : { label: t.app.undo, run: () => void undoChange(undo) });
}

/** Lets the undo command take something back, without a word. `before`: the token in whose place it comes. */
export function rememberUndo(undo: Undoing, before: string | null): void {
  const at = before === null ? -1 : undoable.indexOf(before);
  if (at >= 0) undoable.splice(at, 1);
  undoable.push(undo);
  if (undoable.length > undoKept) undoable.shift();
}

/** Changes that are seen already and are still on their way. */
const underway = new Set<Promise<unknown>>();

/** Has the undo command wait for a change that is seen already: it is the last one, though nothing takes it back yet. */
export function beforeUndo(change: Promise<unknown>): void {
  const done = () => underway.delete(change);
  underway.add(change);
  change.then(done, done);
}

/** Takes the last change back. */
export async function undoLast(): Promise<void> {
  await Promise.allSettled(underway);
  const undo = undoable.at(-1);
  if (undo === undefined) announce(t.app.nothingToUndo);
  else await undoChange(undo);
}

async function undoChange(undo: Undoing): Promise<void> {
  const at = undoable.indexOf(undo);
  if (at >= 0) undoable.splice(at, 1);
  try {
    if (typeof undo === 'function') return await undo();
    const { changed } = await call('articles.undo', { undo });
    showToast(changed > 0 ? t.app.undone : t.app.notUndone);
    readAgain();
  } catch (error) {
    if (at >= 0) undoable.splice(at, 0, undo);
    showToast(t.failure(failureOf(error)));
  }
}

/** The facts of an article that may be on no page of the list. */
export async function recordOf(id: ArticleId): Promise<ArticleRecord> {
  return (await call('articles.get', { id })).record;
}
