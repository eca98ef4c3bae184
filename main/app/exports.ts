import type { ExportOptions, ExportSelection, ExportState } from '../../shared/ipc/contract.ts';
import type { Log } from '../library/index.ts';
import { failureOf } from '../worker/failure.ts';
import type { LibraryHost } from '../worker/host.ts';

type Wanted = { selection: ExportSelection; options: ExportOptions; out: string };

export type Exports = {
  /** Asks for a folder and begins. False when the dialog was left, or an export is running. */
  choose(selection: ExportSelection, options: ExportOptions): Promise<boolean>;
  /** Begins the export that ended with `already-exists` again, writing over what is there. */
  replace(): boolean;
  cancel(): void;
  /** From the worker. */
  progress(progress: { done: number; total: number }): void;
};

/** One export at a time. The window sees how far it is and where it went; the folder is only ever chosen in the system's
 * dialog, and kept here. */
export function createExports({
  host,
  chooseFolder,
  tell,
  log,
}: {
  host: Pick<LibraryHost, 'call'>;
  chooseFolder: () => Promise<string | null>;
  tell: (state: ExportState) => void;
  log: Log;
}): Exports {
  let running: { cancel: AbortController; done: number; total: number } | null = null;
  let refused: Wanted | null = null;

  async function run(wanted: Wanted): Promise<void> {
    const mine = { cancel: new AbortController(), done: 0, total: 0 };
    running = mine;
    refused = null;
    tell({ kind: 'running', done: 0, total: 0 });
    const end = (state: ExportState) => {
      running = null;
      tell(state);
    };
    const path = wanted.out;
    try {
      const { total, cancelled } = await host.call('export.run', wanted, { signal: mine.cancel.signal });
      end(cancelled ? { kind: 'cancelled', done: mine.done, total, path } : { kind: 'done', total, path });
    } catch (error) {
      const failure = failureOf(error, 'export.run', log);
      if (failure.code === 'cancelled')
        return end({ kind: 'cancelled', done: mine.done, total: mine.total, path });
      if (failure.code === 'already-exists') refused = wanted;
      const where = 'path' in failure.details ? failure.details.path : path;
      end({ kind: 'failed', code: failure.code, path: where, done: mine.done });
    }
  }

  return {
    async choose(selection, options) {
      if (running !== null) return false;
      const out = await chooseFolder();
      if (out === null || running !== null) return false;
      void run({ selection, options, out });
      return true;
    },
    replace() {
      if (running !== null || refused === null) return false;
      void run({ ...refused, options: { ...refused.options, overwrite: true } });
      return true;
    },
    cancel: () => running?.cancel.abort(),
    progress({ done, total }) {
      if (running === null) return;
      running.done = done;
      running.total = total;
      tell({ kind: 'running', done, total });
    },
  };
}
