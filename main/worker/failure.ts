import { randomBytes } from 'node:crypto';
import { type Failure, LibraryError } from '../../shared/errors.ts';
import type { Log } from '../library/index.ts';

export type { Log };

/** What may cross to the window of an error: the failure of a `LibraryError`, or `internal` with an id under which the
 * log has the cause. `doing` is the name of the channel. */
export function failureOf(error: unknown, doing: string, log: Log): Failure {
  if (error instanceof LibraryError) {
    const { failure } = error;
    const issue = failure.code === 'bad-request' ? failure.details.issue : undefined;
    if (failure.code !== 'cancelled') {
      log('warn', `${doing} failed`, { code: failure.code, issue, cause: forLog(error.cause) });
    }
    return failure;
  }
  const id = randomBytes(4).toString('hex');
  log('error', `${doing} failed`, { id, cause: forLog(error) });
  return { code: 'internal', details: { id } };
}

/** An error for the log. The message of a syntax error quotes what was parsed, which may be an article: left out. */
export function forLog(error: unknown): string | null {
  if (error === undefined) return null;
  if (!(error instanceof Error)) return typeof error;
  const where = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const what = error instanceof SyntaxError ? error.name : `${error.name}: ${error.message}`;
  return [what, ...where].join('\n');
}
