import type { OutsideChange } from '../library.types.ts';
import { segmentsOf } from '../search/docs.ts';
import { replayChanges } from '../store/changing.ts';
import { without } from '../store/segment.ts';
import type { Store } from '../store/store.ts';
import { joinCopies } from './catalogue-copies.ts';

/** Reads the segments that somebody else has put in the place of ours, or brought in. What such a file does not have is not
 * lost: articles without a record get it from their folders, changes that wait are made again, and where a record says
 * something else than the front matter of its article, the front matter decides at the look that follows. Copies beside them
 * are joined with them. Returns which articles those changed. */
export async function followCatalogue(store: Store): Promise<OutsideChange[]> {
  await followSegments(store);
  return joinCopies(store);
}

async function followSegments(store: Store): Promise<void> {
  const others = await store.write(async () => {
    const changed = await store.catalogue.follow();
    for (const number of changed) await leaveOnce(store, number);
    if (changed.length > 0) store.index.distrust();
    return changed;
  });
  if (others.length === 0) return;
  store.log('warn', 'segments were written by somebody else', { others });
  await replayChanges(store);
  store.frontMatter.start();
  store.changed(null);
}

/** An article that another segment of ours holds stays in that one. The file as it came is set aside when it is written. */
async function leaveOnce(store: Store, number: number): Promise<void> {
  const segment = await store.catalogue.segment(number);
  const ids = [...segment.places.keys()];
  store.seen.forget(ids);
  const hints = await store.index.read((database) => segmentsOf(database, ids));
  const twice = new Set<string>();
  for (const [id, hint] of hints) {
    if (hint === number || !store.catalogue.numbers().includes(hint)) continue;
    if ((await store.catalogue.segment(hint)).places.has(id)) twice.add(id);
  }
  if (twice.size > 0) await store.catalogue.write(number, without(segment, twice));
}
