import { create } from 'zustand';
import type { ExportSelection, ExportState } from '../../shared/ipc/contract.ts';
import { on } from '../api/api.ts';

/** What the export that runs, or ran last, is of. */
export type Exported = { label: string; selection: ExportSelection; count: number };

/** How far the export is. It goes on when its dialog is closed. `since`: when it began, in milliseconds of
 * `performance.now()`. */
export const useExporting = create<{ state: ExportState; since: number; exported: Exported | null }>(() => ({
  state: { kind: 'idle' },
  since: 0,
  exported: null,
}));

export function followExport(): void {
  on('export.changed', (state) =>
    useExporting.setState(
      state.kind === 'running' && state.done === 0 ? { state, since: performance.now() } : { state },
    ),
  );
}

/** A guess is made only after some time, and some articles. Milliseconds. */
const GUESS_AFTER = 3000;

/** Seconds until it is done, as far as can be told; null before that. */
export function secondsLeft(done: number, total: number, elapsed: number): number | null {
  if (done === 0 || done >= total || elapsed < GUESS_AFTER) return null;
  return ((elapsed / done) * (total - done)) / 1000;
}
