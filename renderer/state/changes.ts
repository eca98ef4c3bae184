import type { ArticleId, ArticleRecord, RecordChange } from '../../shared/model/record.ts';
import { call, failureOf } from '../api/api.ts';
import { announce } from './announcements.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** What can be taken back, the last on top. */
const undoable: string[] = [];
const undoKept = 50;

/** Changes articles and says so, with Undo. `words` names what happened for a number of articles; null when nothing is
 * to be said (a place in an article). False when it failed, which is said too. */
export async function changeArticles(
  ids: readonly ArticleId[],
  change: RecordChange,
  words: ((count: number) => string) | null,
): Promise<boolean> {
  if (ids.length === 0) return false;
  try {
    const { changed, undo } = await call('articles.change', { ids: [...ids], change });
    if (words === null) return true;
    if (undo !== null) {
      undoable.push(undo);
      if (undoable.length > undoKept) undoable.shift();
    }
    showToast(words(changed), undo === null ? null : { label: t.app.undo, run: () => void undoChange(undo) });
    return true;
  } catch (error) {
    showToast(t.failure(failureOf(error)));
    return false;
  }
}

/** Takes the last change back. */
export async function undoLast(): Promise<void> {
  const undo = undoable.at(-1);
  if (undo === undefined) announce(t.app.nothingToUndo);
  else await undoChange(undo);
}

async function undoChange(undo: string): Promise<void> {
  const at = undoable.indexOf(undo);
  if (at >= 0) undoable.splice(at, 1);
  try {
    const { changed } = await call('articles.undo', { undo });
    showToast(changed > 0 ? t.app.undone : t.app.notUndone);
  } catch (error) {
    if (at >= 0) undoable.splice(at, 0, undo);
    showToast(t.failure(failureOf(error)));
  }
}

/** The facts of an article that may be on no page of the list. */
export async function recordOf(id: ArticleId): Promise<ArticleRecord> {
  return (await call('articles.get', { id })).record;
}
