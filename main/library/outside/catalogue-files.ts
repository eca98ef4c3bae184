import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { segmentsOf } from '../search/docs.ts';
import { replayChanges } from '../store/changing.ts';
import { moveAside } from '../store/restore.ts';
import { without } from '../store/segment.ts';
import type { Store } from '../store/store.ts';

/** What sync programs make of a segment, or of the log of changes, that was written in two places. */
const segmentCopy = /^\d{6,}(?!\.json)[^\d].*\.json$/i;
const changesCopy = /^changes(?!\.ndjson$)[^a-z].*\.ndjson$/i;

/** Reads the segments that somebody else has put in the place of ours, or brought in. What such a file does not have is not
 * lost: articles without a record get it from their folders, changes that wait are made again, and where a record says
 * something else than the front matter of its article, the front matter decides at the look that follows. */
export async function followCatalogue(store: Store): Promise<void> {
  await setCopiesAside(store, store.layout.catalogue, segmentCopy);
  await setCopiesAside(store, store.layout.articles, changesCopy);
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

async function setCopiesAside(store: Store, folder: string, copies: RegExp): Promise<void> {
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => copies.test(name));
  if (names.length === 0) return;
  await store.write(async () => {
    for (const name of names) await moveAside(store.layout, join(folder, name));
  });
  store.log('warn', 'copies of a sync program are set aside', { names });
}
