import type { Failure } from '../../../shared/errors.ts';
import type { SaveJob } from '../../../shared/model/save.ts';
import { isRunning } from '../../state/jobs.ts';

/** What is under way first, in the order of the queue; then what has ended, the latest on top. */
export function inOrder(jobs: readonly SaveJob[]): SaveJob[] {
  const waits = ({ step }: SaveJob) => step.kind === 'waiting';
  const running = jobs.filter(isRunning);
  return [
    ...running.filter((job) => !waits(job)),
    ...running.filter(waits),
    ...jobs.filter((job) => !isRunning(job)).reverse(),
  ];
}

/** The failure of a job, of which the queue keeps the code only; `name` is what the job is called. */
export function failureOfJob(code: string, name: string): Failure {
  switch (code) {
    case 'disk-full':
    case 'unreadable-file':
      return { code, details: { path: name } };
    case 'unsupported-file':
      return { code, details: { name } };
    case 'too-large':
      return { code, details: { limit: 0 } };
    case 'over-limit':
      return { code, details: { limit: 'time' } };
    case 'not-found':
      return { code, details: { what: 'article', id: '' } };
    default:
      return { code: 'internal', details: { id: code } };
  }
}
