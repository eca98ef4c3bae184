import { mkdir, readdir, realpath } from 'node:fs/promises';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { Finding, LibraryChange, Refusal } from '../library.types.ts';
import type { Log } from '../ports.ts';
import { segmentsOf } from '../search/docs.ts';
import { openSearchIndex, type SearchIndex } from '../search/search-index.ts';
import { readBody } from './article-folder.ts';
import { type Catalogue, openCatalogue, type Place } from './catalogue.ts';
import { type ChangesLog, openChangesLog } from './changes-log.ts';
import { replayChanges } from './changing.ts';
import { errorCode, fileError, isMissing, syncFolder } from './files.ts';
import { type FolderRemover, folderRemover } from './folder-remover.ts';
import { type FrontMatterWriter, frontMatterWriter } from './front-matter-writer.ts';
import { type Layout, libraryLayout } from './layout.ts';
import { openLibraryFile } from './library-file.ts';
import { acquireLock, type LibraryLock } from './lock.ts';
import { holdsLibrary } from './place.ts';
import { recoverSegments } from './recover.ts';
import { notedRemoved, noteRemoved } from './removed.ts';
import { replayRemovals } from './removing.ts';
import { openSeenFiles, type SeenFiles } from './seen.ts';
import { segmentOf } from './segment.ts';
import { writeQueue } from './write-queue.ts';

/** Milliseconds that closing spends on front matter, and on the folders of what was removed; what is left stays in the log of
 * changes and is done next time. */
const CLOSING_MS = 2000;

/** An open library folder: what everything that reads or writes it works on. */
export type Store = {
  layout: Layout;
  readOnly: boolean;
  /** Why nothing is written, null where it is. */
  refusal: Refusal | null;
  log: Log;
  catalogue: Catalogue;
  index: SearchIndex;
  changes: ChangesLog;
  frontMatter: FrontMatterWriter;
  folders: FolderRemover;
  /** What the files of articles looked like when we last wrote or read them. */
  seen: SeenFiles;
  /** Articles whose file somebody else has written; what is done about them is set by who looks after that. */
  onStrangers: (ids: ArticleId[]) => Promise<void>;
  /** Runs a task that writes, after those before it. Throws `refusal`, `library-missing`. */
  write<T>(task: () => Promise<T>): Promise<T>;
  /** Runs a task between writes, also in a library that cannot be written. */
  between<T>(task: () => Promise<T>): Promise<T>;
  find(id: ArticleId): Promise<Place | null>;
  findings: Finding[];
  found(finding: Finding): void;
  /** `removed`: these are gone for good. */
  changed(ids: ArticleId[] | null, removed?: ArticleId[]): void;
  onChange(listener: (change: LibraryChange) => void): () => void;
  /** @param within milliseconds for what can wait for the next opening */
  close(within?: number): Promise<void>;
};

export type StoreOptions = {
  readOnly: boolean;
  /** False where a library is known to have been: an empty one is not made in its place. */
  create: boolean;
  /** Where other processes reach us; into the lock. */
  socket: string | null;
  /** Nothing else in this process holds a library: a lock of its own is that of a thread that died. */
  alone?: boolean;
  /** Where backups of libraries lie, null where there are none. */
  backups: string | null;
  /** How far making the catalogue anew is, in articles. */
  onRebuild: (done: number, total: number) => void;
  log: Log;
};

/** Opens a library folder and takes its lock. Throws `library-in-use`, `library-newer`, `library-missing`, `read-only`,
 * `disk-full`. */
export async function openStore(given: string, options: StoreOptions): Promise<Store> {
  const { readOnly } = options;
  const layout = libraryLayout(await libraryFolder(given, options));
  if ((readOnly || !options.create) && !(await isLibrary(layout))) {
    throw new LibraryError({ code: 'library-missing', details: { dir: layout.dir } });
  }
  const lock = readOnly ? null : await acquireLock(layout.dir, options.socket, options.alone);
  const store = await openLocked(layout, lock, options).catch(async (error: unknown) => {
    await lock?.release();
    throw error;
  });
  // After a kill a change may be in the log alone. After a clean end all of them are in their segments too: looking
  // through thousands again can wait until the first page is shown.
  if (lock?.takenOver) {
    await replayRemovals(store)
      .then(() => replayChanges(store))
      .catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
  }
  return store;
}

async function openLocked(layout: Layout, lock: LibraryLock | null, options: StoreOptions): Promise<Store> {
  const { readOnly, log } = options;
  const findings: Finding[] = [];
  const onFinding = (finding: Finding) => {
    findings.push(finding);
    log('warn', 'found', { ...finding });
  };
  const refusal = await openLibraryFile(layout, { readOnly, onFinding });
  if (!readOnly) await makeFolders(layout);

  const changes = await openChangesLog(layout.changes, readOnly, (path) =>
    onFinding({ kind: 'damaged-changes', id: null, path, repaired: true }),
  );
  const index = await openSearchIndex(
    readOnly ? null : layout.index,
    {
      segments: () => catalogue.numbers(),
      signature: (segment) => catalogue.signature(segment),
      revision: (segment) => catalogue.revision(segment),
      records: (segment) => catalogue.records(segment),
      segment: (segment) => catalogue.segment(segment),
      body: (id) => readBody(layout, id),
      rebuildingChanged: () => store.changed(null),
    },
    log,
  );
  const catalogue: Catalogue = await openCatalogue(layout, {
    readOnly,
    expected: Math.max(...index.segments(), (await hasArticles(layout)) ? 1 : 0),
    async mend() {
      const noted = await notedRemoved(layout).catch(() => []);
      const removed = new Set([...noted, ...(await changes.removed())]);
      const known = { pending: await changes.pending(), removed, backups: options.backups };
      await recoverSegments(layout, catalogue, {
        readOnly,
        onFinding,
        onProgress: options.onRebuild,
        ...known,
      });
      index.distrust();
    },
  }).catch(async (error: unknown) => {
    await index.close();
    throw error;
  });

  if (!readOnly && catalogue.numbers().length === 0) {
    // From now on, articles without a segment are a catalogue that was lost.
    await catalogue.write(catalogue.nextNumber(), segmentOf([]));
  }
  const queue = writeQueue();
  const assertThere = async () => {
    if (lock !== null && !(await lock.held())) {
      throw new LibraryError({ code: 'library-missing', details: { dir: layout.dir } });
    }
  };
  const find = async (id: ArticleId) => {
    const segments = await index.glance((database) => segmentsOf(database, [id]));
    return catalogue.find(id, segments.get(id) ?? null);
  };
  const seen = openSeenFiles(readOnly ? null : layout.index, log);
  const frontMatter = frontMatterWriter(layout, {
    // What was begun before this session. Its own lines are applied already.
    prepare: async () => {
      if (changes.inherited && !replayed) await replayChanges(store);
    },
    record: async (id) => (await find(id))?.record ?? null,
    serially: queue,
    settled: (left) => changes.keep(left),
    seen,
    outside: (ids) => store.onStrangers(ids),
    log,
  });
  const folders = folderRemover(layout, {
    async settled(gone) {
      // A backup may know them still.
      await noteRemoved(layout, gone).catch((error: unknown) =>
        log('warn', 'removed articles were not noted', { cause: String(error) }),
      );
      await changes.settle(gone);
    },
    log,
  });
  const listeners = new Set<(change: LibraryChange) => void>();
  const replayed = lock?.takenOver === true;

  const store: Store = {
    layout,
    readOnly,
    refusal,
    log,
    catalogue,
    index,
    changes,
    frontMatter,
    folders,
    seen,
    onStrangers: async () => {},
    find,
    findings,
    found: onFinding,
    between: queue,
    write: (task) =>
      queue(async () => {
        if (refusal !== null) throw new LibraryError(refusal);
        await assertThere();
        try {
          return await index.first(task);
        } catch (error) {
          await assertThere();
          throw error;
        }
      }),
    changed(ids, removed = []) {
      for (const listener of listeners) listener({ ids, removed });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close(within = CLOSING_MS) {
      try {
        const until = performance.now() + Math.min(CLOSING_MS, within);
        await queue.idle();
        await Promise.all([readOnly ? null : frontMatter.finish(until), folders.finish(until)]);
        await queue.idle();
        await changes.close();
        await index.close();
        seen.close();
      } finally {
        await lock?.release();
      }
    },
  };
  return store;
}

/** The folder without symlinks; made when it is not there and may be. */
async function libraryFolder(given: string, { readOnly, create }: StoreOptions): Promise<string> {
  try {
    if (create && !readOnly) await mkdir(given, { recursive: true });
    return await realpath(given);
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'ENOTDIR' || errorCode(error) === 'EEXIST') {
      throw new LibraryError({ code: 'library-missing', details: { dir: given } }, error);
    }
    throw fileError(error, given);
  }
}

async function makeFolders(layout: Layout): Promise<void> {
  for (const folder of [layout.catalogue, layout.articles, layout.queue, layout.backups]) {
    await mkdir(folder).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw fileError(error, folder);
    });
  }
  await syncFolder(layout.dir);
}

async function isLibrary(layout: Layout): Promise<boolean> {
  const names = await readdir(layout.dir).catch((): string[] => []);
  return holdsLibrary(names);
}

async function hasArticles(layout: Layout): Promise<boolean> {
  const names = await readdir(layout.articles).catch((): string[] => []);
  return names.some((name) => /^[0-9a-f]{2}$/.test(name));
}
