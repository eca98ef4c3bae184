import type { SaveJob } from '../../shared/model/save.ts';
import { isOffline, isRunning, summarise } from './jobs.ts';

/** What is said of the queue when it changes: that so many began, that only the network is missing, or how those that ran
 * have ended. Never every step. */
export type QueueVoice = { began: number } | { offline: number } | { saved: number; notSaved: number } | null;

export function queueVoice(before: readonly SaveJob[], now: readonly SaveJob[]): QueueVoice {
  const known = new Set(before.map(({ job }) => job));
  const began = now.filter((job) => isRunning(job) && !known.has(job.job)).length;
  const left = now.filter(isRunning);
  const stuck = (jobs: readonly SaveJob[]) => jobs.length > 0 && jobs.every(isOffline);
  if (stuck(left) && !stuck(before.filter(isRunning))) return { offline: left.length };
  if (began > 0) return { began };
  if (!before.some(isRunning) || now.some(isRunning)) return null;
  const { saved, notSaved } = summarise(now);
  return saved + notSaved === 0 ? null : { saved, notSaved };
}

/** Jobs that have ended, since the last look, at an article that was there before. */
export function foundKnown(before: readonly SaveJob[], now: readonly SaveJob[]): SaveJob[] {
  const running = new Set(before.filter(isRunning).map(({ job }) => job));
  return now.filter(({ job, step }) => running.has(job) && step.kind === 'done' && step.known);
}

/** Jobs that have ended, since the last look, without anything being kept. */
export function foundFailed(before: readonly SaveJob[], now: readonly SaveJob[]): SaveJob[] {
  const running = new Set(before.filter(isRunning).map(({ job }) => job));
  return now.filter(({ job, step }) => running.has(job) && step.kind === 'failed');
}
