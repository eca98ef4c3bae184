import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId } from '../../../shared/model/record.ts';
import { idsWithPrefix } from '../search/docs.ts';
import { articleIds, retiredName } from './article-folder.ts';
import { errorCode, isTemporary } from './files.ts';
import type { Store } from './store.ts';

/** Compares the records with the article folders, a hundredth of the library at a time, and clears away what a killed
 * process left half done. `stopped` ends it early. */
export async function verifyFolders(store: Store, stopped: () => boolean): Promise<void> {
  const prefixes = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'));
  for (const prefix of prefixes) {
    if (stopped()) return;
    // Between writes: a save has its folder before its record.
    await store.between(() => verifyPrefix(store, prefix));
  }
}

async function verifyPrefix(store: Store, prefix: string): Promise<void> {
  const { layout } = store;
  const recorded = new Set(await store.index.read((database) => idsWithPrefix(database, prefix)));
  const present = new Set<ArticleId>();
  if (!store.readOnly) {
    for await (const { left } of articleIds(layout, prefix)) {
      for (const name of left) await clearLeft(join(layout.articles, prefix), name);
    }
  }
  for await (const { ids } of articleIds(layout, prefix)) for (const id of ids) present.add(id);
  for (const id of recorded) {
    if (present.has(id)) continue;
    store.found({ kind: 'record-without-article', id, path: layout.article(id), repaired: false });
  }
  for (const id of present) {
    if (recorded.has(id)) continue;
    store.found({ kind: 'article-without-record', id, path: layout.article(id), repaired: false });
  }
}

/** Unfinished folders go: they were never acknowledged. An article that was being replaced comes back. */
async function clearLeft(folder: string, name: string): Promise<void> {
  const id = /^\.([0-9a-f]{16})\.old$/.exec(name)?.[1];
  const path = join(folder, name);
  if (id !== undefined) {
    try {
      // Takes nothing away: a folder that is not empty is never replaced by a rename.
      await rename(retiredName(join(folder, id)), join(folder, id));
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? ''))
        await rm(path, { recursive: true, force: true });
    }
  } else if (isTemporary(name)) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
