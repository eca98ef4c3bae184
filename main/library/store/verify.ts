import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArticleId } from '../../../shared/model/record.ts';
import { idsWithPrefix } from '../search/docs.ts';
import { articleIds, retiredName } from './article-folder.ts';
import { isTemporary, syncFolder } from './files.ts';
import type { Layout } from './layout.ts';
import { moveAside } from './restore.ts';
import type { Store } from './store.ts';

/** What the ids of articles begin with: a 256th of the library each. */
export const prefixes = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'));

/** Compares the records with the article folders, a 256th of the library at a time, and clears away what a killed
 * process left half done. For a library that cannot be written: else the looks at it do more. `stopped` ends it early. */
export async function verifyFolders(store: Store, stopped: () => boolean): Promise<void> {
  for (const prefix of prefixes) {
    if (stopped()) return;
    // Between writes: a save has its folder before its record.
    await store.between(() => verifyPrefix(store, prefix));
  }
}

async function verifyPrefix(store: Store, prefix: string): Promise<void> {
  const { recorded, present } = await presence(store, prefix);
  for (const id of recorded) {
    if (present.has(id)) continue;
    store.found({ kind: 'record-without-article', id, path: store.layout.article(id), repaired: false });
  }
  for (const id of present) {
    if (recorded.has(id)) continue;
    store.found({ kind: 'article-without-record', id, path: store.layout.article(id), repaired: false });
  }
}

/** Which articles of a prefix have a record, and which have a folder. What was removed for good has none. The caller lets
 * nothing be written meanwhile: a save has its folder before its record. */
export async function presence(
  store: Store,
  prefix: string,
): Promise<{ recorded: Set<ArticleId>; present: Set<ArticleId> }> {
  const recorded = new Set(await store.index.read((database) => idsWithPrefix(database, prefix)));
  // Of what was removed the folder goes in the background, and then its line: the lines are read before the folders.
  const removed = await store.changes.removed();
  const present = new Set<ArticleId>();
  await clearLeft(store, prefix);
  for await (const { ids } of articleIds(store.layout, prefix)) for (const id of ids) present.add(id);
  for (const id of removed) present.delete(id);
  return { recorded, present };
}

/** Puts right what a killed process left beside the articles of a prefix; nothing in a library that cannot be written.
 * Unfinished folders go: they were never acknowledged. The caller lets nothing be written meanwhile. */
export async function clearLeft({ layout, readOnly }: Store, prefix: string): Promise<void> {
  if (readOnly) return;
  const folder = join(layout.articles, prefix);
  for await (const { left } of articleIds(layout, prefix)) {
    for (const name of left) {
      const id = /^\.([0-9a-f]{16})\.old$/.exec(name)?.[1];
      if (id !== undefined) await takeBack(layout, join(folder, id));
      else if (isTemporary(name)) {
        await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
      }
    }
  }
}

/** An article that was being replaced comes back. Where another has its place, it may still hold the only text: it is
 * moved aside. */
async function takeBack(layout: Layout, folder: string): Promise<void> {
  const old = retiredName(folder);
  try {
    // Takes nothing away: a folder that is not empty is never replaced by a rename.
    await rename(old, folder);
    await syncFolder(dirname(folder));
  } catch {
    const taken = await stat(folder).catch(() => null);
    // What cannot be moved stays, and is found the next time.
    if (taken !== null) await moveAside(layout, old).catch(() => undefined);
  }
}
