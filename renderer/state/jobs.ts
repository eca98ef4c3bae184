import { create } from 'zustand';
import { isOver, type SaveItem, type SaveJob } from '../../shared/model/save.ts';
import { call, on } from '../api/api.ts';

/** The save queue, in its order: what waits, runs and has ended. */
export const useJobs = create<{ jobs: readonly SaveJob[] }>(() => ({ jobs: [] }));

/** Fetches the queue and follows it. */
export async function followQueue(): Promise<void> {
  on('save.changed', (jobs) => useJobs.setState({ jobs }));
  useJobs.setState({ jobs: await call('save.queue', {}) });
}

/** Puts items into the queue. */
export async function startSaving(items: SaveItem[], tags: string[] = []): Promise<SaveJob[]> {
  return call('save.start', { items, tags });
}

/** Whether a job is still under way. */
export function isRunning({ step }: SaveJob): boolean {
  return !isOver(step);
}

/** How the queue stands. Cancelled jobs count for nothing. */
export type QueueSummary = { total: number; saved: number; notSaved: number; running: number };

export function summarise(jobs: readonly SaveJob[]): QueueSummary {
  const counted = jobs.filter(({ step }) => step.kind !== 'cancelled');
  const notSaved = counted.filter(
    ({ step }) => step.kind === 'failed' || (step.kind === 'done' && step.problem !== null),
  ).length;
  const running = counted.filter(isRunning).length;
  return { total: counted.length, running, notSaved, saved: counted.length - running - notSaved };
}

/** How far one job is, 0 to 1: the fetch is a quarter of it, the images the rest. */
export function jobProgress({ step }: SaveJob): number {
  switch (step.kind) {
    case 'waiting':
      return 0;
    case 'fetching':
      return 0.1;
    case 'reading':
      return 0.25;
    case 'images':
      return step.total === 0 ? 1 : 0.25 + (0.75 * step.done) / step.total;
    case 'done':
    case 'cancelled':
    case 'failed':
      return 1;
  }
}
