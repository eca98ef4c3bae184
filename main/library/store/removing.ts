import type { ArticleId } from '../../../shared/model/record.ts';
import type { RemoveOptions } from '../library.types.ts';
import { segmentsOf } from '../search/docs.ts';
import { listIds } from '../search/lists.ts';
import { without } from './segment.ts';
import type { Store } from './store.ts';

export type Removed = { removed: number; missing: ArticleId[] };

/** Removes articles for good; resolves once that is durable. Only what lies in the trash at that moment is removed, the rest
 * stays as it is. One segment at a time, so that other changes come between: the line that says so first, then the record,
 * then the rows of the index, and the folders in the background. A kill at any moment leaves a line by which the next opening
 * finishes it. `signal` ends it between two segments. */
export async function removeArticles(
  store: Store,
  ids: readonly ArticleId[],
  { signal, onProgress = () => {} }: RemoveOptions = {},
): Promise<Removed> {
  const { places, missing } = await placesOf(store, ids);
  let removed = 0;
  let done = missing.length;
  for (const [segment, wanted] of places) {
    if (signal?.aborted) break;
    removed += await store.write(() => removeFrom(store, segment, wanted));
    done += wanted.size;
    onProgress(done, ids.length);
  }
  return { removed, missing };
}

/** In which segment each article is; the index may be wrong or not know, the catalogue is not. */
async function placesOf(store: Store, ids: readonly ArticleId[]) {
  const hints = await store.index.read((database) => segmentsOf(database, ids));
  const places = new Map<number, Set<ArticleId>>();
  const missing: ArticleId[] = [];
  for (const id of ids) {
    const segment = hints.get(id) ?? (await store.catalogue.find(id, null))?.segment;
    if (segment === undefined) missing.push(id);
    else places.set(segment, (places.get(segment) ?? new Set()).add(id));
  }
  return { places, missing };
}

async function removeFrom(store: Store, segment: number, ids: ReadonlySet<ArticleId>): Promise<number> {
  const before = await store.catalogue.records(segment);
  const gone = before.filter((record) => ids.has(record.id) && record.trashed).map(({ id }) => id);
  if (gone.length === 0) return 0;
  await store.changes.append([{ ids: gone, removed: true }]);
  try {
    await writeWithout(store, segment, new Set(gone));
  } catch (error) {
    await store.changes.retract(new Set(gone));
    throw error;
  }
  try {
    await cleanCopy(store, segment, new Set(gone));
    store.folders.add(gone);
  } catch (error) {
    // The lines stay, and the next opening tries again.
    store.log('warn', 'a copy of the catalogue holds what was removed', { segment, cause: String(error) });
  }
  await forgetRows(store, segment, gone);
  return gone.length;
}

async function writeWithout(store: Store, segment: number, gone: ReadonlySet<ArticleId>): Promise<void> {
  await store.catalogue.write(segment, without(await store.catalogue.segment(segment), gone));
}

async function forgetRows(store: Store, segment: number, ids: ArticleId[]): Promise<void> {
  await store.index.update({ segment, changed: [], removed: ids });
  store.seen.forget(ids);
  store.changed(ids, ids);
}

/** The copy from before the last write would bring a removed article back when the segment is damaged. Writing the segment
 * again makes a copy without it. */
async function cleanCopy(store: Store, segment: number, gone: ReadonlySet<ArticleId>): Promise<void> {
  const { copy } = await store.catalogue.holds(segment, gone);
  if (copy) await writeWithout(store, segment, gone);
}

/** Finishes what a killed run had begun to remove. */
export async function replayRemovals(store: Store): Promise<void> {
  const removed = await store.changes.removed();
  if (removed.size === 0) return;
  await store.between(async () => {
    for (const segment of store.catalogue.numbers()) {
      const { file } = await store.catalogue.holds(segment, removed);
      if (file) {
        await writeWithout(store, segment, removed);
        await forgetRows(store, segment, [...removed]);
      }
      await cleanCopy(store, segment, removed);
    }
  });
  store.folders.add(removed);
}

/** Articles that were moved to the trash before a time. A time before the article was saved is that of a clock that was wrong
 * then: such an article waits until the trash is emptied. One in the future is not before. */
export async function trashedBefore(store: Store, time: Date): Promise<ArticleId[]> {
  const inTrash = await store.index.read((database) =>
    listIds(database, { view: { kind: 'trash' }, sort: 'saved-newest', from: 0, to: null }),
  );
  const { places } = await placesOf(store, inTrash);
  const found: ArticleId[] = [];
  for (const [segment, wanted] of places) {
    for (const { id, trashed, trashedAt, saved } of await store.catalogue.records(segment)) {
      if (!wanted.has(id) || !trashed || trashedAt === null) continue;
      const at = Date.parse(trashedAt);
      if (at >= Date.parse(saved) && at < time.getTime()) found.push(id);
    }
  }
  return found;
}
