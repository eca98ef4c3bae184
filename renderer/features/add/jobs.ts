import type { Failure } from '../../../shared/errors.ts';
import type { SaveJob } from '../../../shared/model/save.ts';
import { isNotSaved, isRunning, underWay } from '../../state/jobs.ts';

/** The rows of the queue by how they stand: under way; not saved, the latest on top; saved or cancelled, the same. */
export function inGroups(jobs: readonly SaveJob[]): {
  underWay: SaveJob[];
  notSaved: SaveJob[];
  ended: SaveJob[];
} {
  return {
    underWay: underWay(jobs),
    notSaved: jobs.filter(isNotSaved).reverse(),
    ended: jobs.filter((job) => !isRunning(job) && !isNotSaved(job)).reverse(),
  };
}

/** The failure of a job, of which the queue keeps the code only; `name` is what the job is called. */
export function failureOfJob(code: string, name: string): Failure {
  switch (code) {
    case 'disk-full':
    case 'read-only':
    case 'unreadable-file':
      return { code, details: { path: name } };
    case 'unsupported-file':
      return { code, details: { name } };
    case 'library-missing':
      return { code, details: { dir: '' } };
    case 'bad-request':
      return { code, details: { issue: '' } };
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
