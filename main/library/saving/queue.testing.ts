import { queueAfter, type SaveJob, type SaveStep } from '../../../shared/model/save.ts';
import type { Library } from '../library.types.ts';
import { openSaveQueue, type SaveQueue } from './queue.ts';

/** For tests: a queue whose states can be waited for. */
export function watchedQueue() {
  /** As a window has it: from what it was told. */
  let seen: SaveJob[] = [];
  const watchers = new Set<(jobs: SaveJob[]) => void>();
  /** Resolves with the next state that is told and holds. */
  const until = (holds: (jobs: SaveJob[]) => boolean): Promise<SaveJob[]> =>
    new Promise((resolve) => {
      const watcher = (jobs: SaveJob[]) => {
        if (!holds(jobs)) return;
        watchers.delete(watcher);
        resolve(jobs);
      };
      watchers.add(watcher);
    });
  return {
    open: (library: Library, online: boolean | null = true): Promise<SaveQueue> =>
      openSaveQueue(library, {
        online,
        onChange: (change) => {
          seen = queueAfter(seen, change);
          for (const watcher of watchers) watcher(seen);
        },
      }),
    until,
    settled: () => until((jobs) => jobs.every(isOver)),
  };
}

const isOver = ({ step }: SaveJob) => ['done', 'failed', 'cancelled'].includes(step.kind);

export const kinds = (jobs: SaveJob[]) => jobs.map(({ step }) => step.kind);
export const link = (url: string) => ({ kind: 'link', url }) as const;
export const done = (step: SaveStep | undefined) => (step?.kind === 'done' ? step : null);
