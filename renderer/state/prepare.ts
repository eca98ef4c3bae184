import type { ArticleId } from '../../shared/model/record.ts';
import { call } from '../api/api.ts';
import { useList } from './list.ts';
import { indexOf, itemAt } from './pages.ts';
import { useReading } from './reading.ts';
import { useSelection } from './selection.ts';

/** Who rests this long on a row may open it, ms. */
const rest = 50;

let timer: ReturnType<typeof setTimeout> | undefined;
let last: ArticleId | null = null;

/** Has an article made ready, once its row has been rested on: by the pointer, or by the cursor. */
export function prepareSoon(id: ArticleId | null): void {
  if (id === last) return;
  last = id;
  clearTimeout(timer);
  if (id === null || id === useReading.getState().openId) return;
  // Opening it tells what is wrong with it.
  timer = setTimeout(() => void call('articles.prepare', { id }).catch(() => {}), rest);
}

/** Has the article at the cursor made ready, and while one is read the one below it. */
export function followPreparing(): void {
  useSelection.subscribe(({ cursor }, before) => {
    if (cursor.id !== before.cursor.id) prepareSoon(cursor.id);
  });
  useReading.subscribe(({ openId }, before) => {
    if (openId === before.openId || openId === null) return;
    const { cache } = useList.getState();
    const index = indexOf(cache, openId);
    prepareSoon(index === null ? null : (itemAt(cache, index + 1)?.row.id ?? null));
  });
}
