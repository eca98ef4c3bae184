import { rename, rm } from 'node:fs/promises';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { Log } from '../ports.ts';
import { retiredName } from './article-folder.ts';
import { isMissing, syncFolder, temporaryName } from './files.ts';
import type { Layout } from './layout.ts';
import { mapBounded } from './yielding.ts';

/** Folders that go at once. */
const REMOVERS = 4;
const BATCH = 64;

/** Takes the folders of removed articles away, in the background. */
export type FolderRemover = {
  add(ids: Iterable<ArticleId>): void;
  /** Runs until every folder is gone, or `until` is over (milliseconds of `performance.now`); then nothing more runs. */
  finish(until: number): Promise<void>;
};

/** @param settled is told of which articles nothing is left */
export function folderRemover(
  layout: Layout,
  { settled, log }: { settled: (gone: ReadonlySet<ArticleId>) => Promise<void>; log: Log },
): FolderRemover {
  const waiting = new Set<ArticleId>();
  let running: Promise<void> | null = null;
  let deadline = Number.POSITIVE_INFINITY;

  const run = async () => {
    while (waiting.size > 0 && performance.now() < deadline) {
      const batch = [...waiting].slice(0, BATCH);
      const gone = new Set<ArticleId>();
      await mapBounded(batch, REMOVERS, async (id) => {
        try {
          await removeArticleFolder(layout, id);
          gone.add(id);
        } catch (error) {
          // Its line stays in the log, and the next opening tries again.
          log('warn', 'a removed article lies on the disk still', { id, cause: String(error) });
        }
      });
      for (const prefix of new Set([...gone].map(layout.prefix))) await syncIfThere(prefix);
      await settled(gone);
      for (const id of batch) waiting.delete(id);
    }
  };

  const start = () => {
    running ??= run()
      .catch((error: unknown) => log('warn', 'the log of changes stays', { cause: String(error) }))
      .finally(() => {
        running = null;
      });
    return running;
  };

  return {
    add(ids) {
      for (const id of ids) waiting.add(id);
      if (waiting.size > 0) void start();
    },
    async finish(until) {
      deadline = until;
      await running;
      if (waiting.size > 0) await start();
    },
  };
}

/** Under a temporary name first: a folder that is half gone is never taken for an article. What a killed process left of
 * the same article goes too. */
async function removeArticleFolder(layout: Layout, id: ArticleId): Promise<void> {
  const folder = layout.article(id);
  await rm(retiredName(folder), { recursive: true, force: true });
  const doomed = temporaryName(folder);
  try {
    await rename(folder, doomed);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await rm(doomed, { recursive: true, force: true });
}

async function syncIfThere(folder: string): Promise<void> {
  await syncFolder(folder).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}
