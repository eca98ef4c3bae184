import type { ArticleId } from '../../shared/model/record.ts';
import { call, on } from '../api/api.ts';
import { keepInPlace, refreshList, useList } from './list.ts';
import { indexOf } from './pages.ts';
import { useReading } from './reading.ts';
import { followRows } from './selection.ts';

/** An article that has left the view by being opened, and is kept in its place until another is opened. */
let kept: ArticleId | null = null;

/** Keeps the list and its selection true to the library. */
export function followLibrary(): void {
  on('library.changed', ({ ids }) => {
    const id = ids?.length === 1 ? (ids[0] ?? null) : null;
    if (id !== null && id === useReading.getState().openId && inUnread(id)) void keepWhileOpen(id);
    else refreshList(ids);
  });
  useReading.subscribe(({ openId }, before) => {
    if (openId === before.openId || kept === null) return;
    const left = kept;
    kept = null;
    refreshList([left]);
  });
  useList.subscribe(({ cache, serial }, before) => {
    if (serial !== before.serial) kept = null;
    if (cache !== before.cache) followRows();
  });
}

function inUnread(id: ArticleId): boolean {
  const { source, cache } = useList.getState();
  return source.kind === 'view' && source.view.kind === 'unread' && indexOf(cache, id) !== null;
}

/** Opening marks an unread article as being read. It stays in the list of the unread while it is open: a row that is
 * gone the moment it is clicked could not be found again. */
async function keepWhileOpen(id: ArticleId): Promise<void> {
  try {
    const { record, note, highlights } = await call('articles.get', { id });
    if (record.state === 'reading' && !record.trashed && useReading.getState().openId === id) {
      kept = id;
      keepInPlace({ ...record, notes: highlights.length + (note === null ? 0 : 1) });
      return;
    }
  } catch {
    // Gone meanwhile: the list shows it.
  }
  refreshList([id]);
}
