import { stat } from 'node:fs/promises';
import { LibraryError } from '../../shared/errors.ts';
import type { LibraryPlaceAnswer, Output } from '../../shared/ipc/contract.ts';
import { inspectPlace } from '../library/store/place.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { LibraryHost } from '../worker/host.ts';

/** Where the library lies, and whether one may be made there. */
export type LibraryAt = { dir: string; create: boolean };

export type Libraries = {
  /** Where the open library lies. */
  at(): LibraryAt;
  choose(): Promise<LibraryPlaceAnswer | null>;
  recent(): Promise<Output<'library.recent'>>;
  forget(dir: string): Promise<void>;
  open(dir: string): Promise<void>;
  size(): Promise<Output<'library.size'>>;
  stopSize(): void;
};

/** Other libraries that are remembered. */
const KEPT = 8;

/** The one library that is open, those that were, and going from one to another. Folders come from the system's dialog or
 * from what is remembered, never from the window. */
export function createLibraries({
  first,
  host,
  settings,
  chooseFolder,
  onMove,
  onMoved,
}: {
  first: LibraryAt;
  host: () => Pick<LibraryHost, 'call' | 'move'>;
  settings: SettingsStore;
  chooseFolder: () => Promise<string | null>;
  /** Before the library is left: what runs in it ends. */
  onMove: () => void;
  /** The window has to begin anew. */
  onMoved: () => void;
}): Libraries {
  let at = first;
  let chosen: LibraryPlaceAnswer | null = null;
  let measuring: { cancel: AbortController; answer: Promise<Output<'library.size'>> } | null = null;

  /** Known folders alone: the window cannot name another. */
  function wanted(dir: string): LibraryAt {
    if (chosen?.dir === dir) return { dir, create: chosen.kind === 'empty' };
    if (settings.get().recentLibraries.includes(dir)) return { dir, create: false };
    throw new LibraryError({ code: 'bad-request', details: { issue: 'a folder that nobody chose' } });
  }

  /** Leaves the open library for another, and opens that. */
  async function move(to: LibraryAt): Promise<void> {
    const before = at;
    at = to;
    await host()
      .move()
      // The one that is left could not finish: what was acknowledged is on its disk.
      .catch(() => {});
    try {
      await host().call('library.info', {});
    } catch (error) {
      if (before.dir !== to.dir) await move({ ...before, create: false }).catch(() => {});
      throw error;
    }
  }

  return {
    at: () => at,
    async choose() {
      const folder = await chooseFolder();
      if (folder === null) return null;
      const place = await inspectPlace(folder, at.dir);
      chosen = { ...place, kind: place.dir === at.dir ? 'present' : place.kind, leaves: at.dir };
      return chosen;
    },
    recent: () =>
      Promise.all(settings.get().recentLibraries.map(async (dir) => ({ dir, there: await isThere(dir) }))),
    async forget(dir) {
      const { recentLibraries } = settings.get();
      await settings.change({ recentLibraries: recentLibraries.filter((other) => other !== dir) });
    },
    async open(dir) {
      const to = wanted(dir);
      const left = at.dir;
      if (dir === left) return;
      measuring?.cancel.abort();
      onMove();
      await move(to);
      chosen = null;
      const { recentLibraries } = settings.get();
      const recent = [left, ...recentLibraries.filter((other) => other !== left && other !== dir)];
      const remembered = { libraryDir: dir, recentLibraries: recent.slice(0, KEPT) };
      // Of the library that was left: nothing of it is in this one.
      await settings
        .change({
          ...remembered,
          lastView: null,
          lastSearch: null,
          lastSection: 'articles',
          lastArticle: null,
        })
        .catch(() => {});
      onMoved();
    },
    size() {
      if (measuring === null || measuring.cancel.signal.aborted) {
        const cancel = new AbortController();
        const answer = host().call('library.measure', null, { signal: cancel.signal });
        const mine = {
          cancel,
          answer: answer.finally(() => {
            if (measuring === mine) measuring = null;
          }),
        };
        measuring = mine;
      }
      return measuring.answer;
    },
    stopSize: () => measuring?.cancel.abort(),
  };
}

async function isThere(dir: string): Promise<boolean> {
  return stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
