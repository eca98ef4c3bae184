import type { ErrorCode } from '../../shared/errors.ts';
import { LibraryError } from '../../shared/errors.ts';
import type { Output, Parsed } from '../../shared/ipc/contract.ts';
import type { Library, Log } from '../library/index.ts';

/** Milliseconds from opening until it is looked whether today has a backup, and between two looks: the machine may sleep over
 * midnight. */
const FIRST_LOOK = 10_000;
const NEXT_LOOK = 3_600_000;

export type BackupKeeper = {
  list(): Promise<Output<'backups.list'>>;
  make(): Promise<Output<'backups.list'>>;
  compare(name: string): Promise<Output<'backups.compare'>>;
  restore(request: Parsed<'backups.restore'>): Promise<Output<'backups.restore'>>;
  /** Ends what is being restored. What came back by then stays. */
  stop(): void;
  /** Whether they are made by themselves from now on. */
  keep(on: boolean): void;
  close(): Promise<void>;
};

/** Makes the backup of the day, and what a person asks of backups. */
export function keepBackups(
  library: Library,
  options: {
    on: boolean;
    onProgress: (progress: { done: number; total: number }) => void;
    log: Log;
    firstLook?: number;
  },
): BackupKeeper {
  const { backups } = library;
  let { on } = options;
  let failure: ErrorCode | null = null;
  let stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let next: NodeJS.Timeout | null = null;
  let closing = false;

  async function make(again: boolean): Promise<void> {
    if (backups === null || library.readOnly) return;
    try {
      const made = await backups.make({ again });
      failure = null;
      if (made !== null) options.log('info', 'backed up', { name: made.name, articles: made.articles });
    } catch (error) {
      failure = error instanceof LibraryError ? error.failure.code : 'internal';
      options.log('warn', 'no backup was made', { cause: String(error) });
      throw error;
    }
  }

  function lookIn(time: number): void {
    if (library.readOnly || backups === null || closing) return;
    next = setTimeout(() => {
      last = (on ? make(false) : Promise.resolve())
        // It is said in the settings, and tried again.
        .catch(() => {})
        .finally(() => lookIn(NEXT_LOOK));
    }, time);
    next.unref();
  }
  lookIn(options.firstLook ?? FIRST_LOOK);

  const list = async () => {
    const known = backups === null ? { folder: null, backups: [] } : await backups.list();
    return { ...known, failure };
  };
  const present = () => {
    if (backups !== null && !library.readOnly) return backups;
    throw new LibraryError({ code: 'read-only', details: { path: library.dir } });
  };

  return {
    list,
    async make() {
      present();
      await make(true);
      return list();
    },
    compare: (name) => present().compare(name),
    async restore({ name, removed }) {
      const restoring = present().restore(name, {
        removed,
        signal: stopping.signal,
        onProgress: (done, total) => options.onProgress({ done, total }),
      });
      last = restoring.catch(() => {});
      return restoring;
    },
    stop() {
      stopping.abort();
      stopping = new AbortController();
    },
    keep(wanted) {
      on = wanted;
    },
    async close() {
      closing = true;
      stopping.abort();
      if (next !== null) clearTimeout(next);
      await last;
    },
  };
}
