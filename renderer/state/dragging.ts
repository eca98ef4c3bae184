import { create } from 'zustand';
import type { ArticleId, RecordChange } from '../../shared/model/record.ts';
import type { ListView } from '../../shared/model/view.ts';
import { changeArticles } from './changes.ts';
import { t } from './t.ts';
import { leaving, trash } from './targets.ts';

/** What a drag of rows carries besides its articles: what is dropped elsewhere says nothing. */
export const draggedType = 'application/x-offprint-articles';

type Dragged = { ids: readonly ArticleId[]; fromTrash: boolean };

/** The articles that are being dragged, null while none are. */
export const useDragging = create<{ dragged: Dragged | null }>(() => ({ dragged: null }));

/** Whether articles can be dropped on a view in the sidebar. */
export function takesDrop(view: ListView, { fromTrash }: Dragged): boolean {
  switch (view.kind) {
    case 'archive':
    case 'favourites':
    case 'tag':
    case 'unread':
      return true;
    case 'trash':
      return !fromTrash;
    case 'all':
      return fromTrash;
    case 'reading':
      return false;
  }
}

/** Does with articles what the view they were dropped on stands for; out of the trash they come back as well. */
export async function dropOn(view: ListView, { ids, fromTrash }: Dragged): Promise<void> {
  const back: RecordChange = fromTrash ? { trashed: false } : {};
  const move = (change: RecordChange, words: (count: number) => string) =>
    leaving(ids, () => changeArticles(ids, { ...back, ...change }, words));
  switch (view.kind) {
    case 'archive':
      return move({ state: 'archived' }, t.changes.archived);
    case 'unread':
      return move({ state: 'unread', progress: 0 }, t.changes.markedUnread);
    case 'all':
      return move({}, t.changes.restored);
    case 'trash':
      return trash(ids);
    case 'favourites':
    case 'tag':
      break;
    case 'reading':
      return;
  }
  const change = view.kind === 'tag' ? { addTags: [view.tag] } : { favourite: true };
  const words = view.kind === 'tag' ? (count: number) => t.bulk.tagged(view.tag, count) : t.changes.favoured;
  if (fromTrash) await move(change, words);
  else await changeArticles(ids, change, words);
}
