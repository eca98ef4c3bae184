import { create } from 'zustand';
import { isOtherContent } from '../../shared/model/record.ts';
import { isOver, queueAfter, type SaveItem, type SaveJob } from '../../shared/model/save.ts';
import { call, on } from '../api/api.ts';

/** The save queue, in its order: what waits, runs and has ended. */
export const useJobs = create<{ jobs: readonly SaveJob[] }>(() => ({ jobs: [] }));

/** Fetches the queue, unless it is `known`, and follows it. */
export async function followQueue(known: readonly SaveJob[] | null): Promise<void> {
  on('save.changed', (change) => useJobs.setState(({ jobs }) => ({ jobs: queueAfter(jobs, change) })));
  // A library that could not be opened has none; it is told of once it is open.
  useJobs.setState({ jobs: known ?? (await call('save.queue', {}).catch(() => [])) });
}

/** Puts items into the queue. */
export async function startSaving(items: SaveItem[], tags: string[] = []): Promise<SaveJob[]> {
  return call('save.start', { items, tags });
}

/** Whether a job is still under way. */
export function isRunning({ step }: SaveJob): boolean {
  return !isOver(step);
}

/** Whether a job waits for the network to come back. */
export function isOffline({ step }: SaveJob): boolean {
  return step.kind === 'waiting' && step.for === 'network';
}

/** Whether a job ended without an article: nothing was kept, or only a stub. */
export function isNotSaved({ step }: SaveJob): boolean {
  return step.kind === 'failed' || (step.kind === 'done' && step.problem !== null);
}

/** Whether trying it once more may help. */
export function canRetry(job: SaveJob): boolean {
  const { step } = job;
  if (step.kind === 'done') return step.problem !== null && job.url !== null && !isOtherContent(step.problem);
  return step.kind === 'failed' && step.code !== 'unsupported-file' && step.code !== 'bad-request';
}

/** The jobs under way: those that are worked on, and then those that wait, in the order of the queue. */
export function underWay(jobs: readonly SaveJob[]): SaveJob[] {
  const waits = ({ step }: SaveJob) => step.kind === 'waiting';
  const running = jobs.filter(isRunning);
  return [...running.filter((job) => !waits(job)), ...running.filter(waits)];
}

/** How the queue stands. Cancelled jobs count for nothing. `offline`: of those that run, how many wait for the network. */
export type QueueSummary = {
  total: number;
  saved: number;
  notSaved: number;
  running: number;
  offline: number;
};

export function summarise(jobs: readonly SaveJob[]): QueueSummary {
  const counted = jobs.filter(({ step }) => step.kind !== 'cancelled');
  const notSaved = counted.filter(isNotSaved).length;
  const running = counted.filter(isRunning).length;
  const offline = counted.filter(isOffline).length;
  return { total: counted.length, running, offline, notSaved, saved: counted.length - running - notSaved };
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
