import type { ExportSelection, ExportState } from '../../shared/ipc/contract.ts';
import { type ExportChoices, type ExportOptions, isOneFile } from '../../shared/model/export.ts';
import type { Log } from '../library/index.ts';
import { failureOf } from '../worker/failure.ts';
import type { LibraryHost } from '../worker/host.ts';

type Wanted = { selection: ExportSelection; options: ExportOptions; out: string };

export type Exports = {
  /** Begins an export into the folder. False when the dialog that asks for it was left, or an export is running. */
  start(selection: ExportSelection, choices: ExportChoices): Promise<boolean>;
  /** What to do with the files that were in the way of the last export. False when nothing goes on. */
  answer(existing: 'replace' | 'keep-both' | 'cancel'): boolean;
  cancel(): void;
  /** Where the last export lies: its one file, or the first of many. */
  written(): string | null;
  /** From the worker. */
  progress(progress: { done: number; total: number }): void;
};

/** The window is told at most so often. Milliseconds. */
const TELL_EVERY = 100;

/** One export at a time. The window sees how far it is and where it went; the folder is only ever chosen in the system's
 * dialog, and kept on this side. */
export function createExports({
  host,
  folder,
  tell,
  log,
}: {
  host: Pick<LibraryHost, 'call'>;
  /** The folder that was chosen, or is chosen now; null when it was not. */
  folder: () => Promise<string | null>;
  tell: (state: ExportState) => void;
  log: Log;
}): Exports {
  let running: { wanted: Wanted; cancel: AbortController; done: number; total: number; told: number } | null =
    null;
  let asking: Wanted | null = null;
  let last: string | null = null;

  async function run(wanted: Wanted): Promise<void> {
    const { format } = wanted.options;
    const mine = { wanted, cancel: new AbortController(), done: 0, total: 0, told: 0 };
    running = mine;
    asking = null;
    tell({ kind: 'running', format, done: 0, total: 0 });
    const end = (state: ExportState) => {
      running = null;
      tell(state);
    };
    const path = wanted.out;
    try {
      const result = await host.call('export.run', wanted, { signal: mine.cancel.signal });
      if (result.kind === 'taken') {
        asking = wanted;
        return end({ kind: 'asks', path: result.path, count: result.count, total: result.total });
      }
      const { articles, first, skipped } = result;
      last = first;
      if (result.cancelled) return end({ kind: 'cancelled', done: articles, total: result.total, path });
      const one = result.files === 1 && first !== null;
      end({ kind: 'done', format, articles, path: one ? first : path, skipped });
    } catch (error) {
      const failure = failureOf(error, 'export.run', log);
      // One file that holds everything is written as a whole or not at all.
      const done = isOneFile(format) ? 0 : mine.done;
      if (failure.code === 'cancelled') return end({ kind: 'cancelled', done, total: mine.total, path });
      const { details } = failure;
      const where = 'path' in details ? details.path : 'name' in details ? details.name : path;
      end({ kind: 'failed', code: failure.code, path: where, done });
    }
  }

  return {
    async start(selection, choices) {
      if (running !== null) return false;
      const out = await folder();
      if (out === null || running !== null) return false;
      void run({ selection, options: { ...choices, existing: 'ask' }, out });
      return true;
    },
    answer(existing) {
      const wanted = asking;
      if (running !== null || wanted === null) return false;
      asking = null;
      if (existing === 'cancel') {
        tell({ kind: 'idle' });
        return false;
      }
      void run({ ...wanted, options: { ...wanted.options, existing } });
      return true;
    },
    cancel: () => running?.cancel.abort(),
    written: () => last,
    progress({ done, total }) {
      if (running === null) return;
      running.done = done;
      running.total = total;
      const now = performance.now();
      if (now - running.told < TELL_EVERY && done < total) return;
      running.told = now;
      tell({ kind: 'running', format: running.wanted.options.format, done, total });
    },
  };
}
