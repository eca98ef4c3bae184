import { create } from 'zustand';
import type { Failure } from '../../shared/errors.ts';
import type { CheckReport } from '../../shared/ipc/library-contract.ts';
import { call, failureOf, on } from '../api/api.ts';
import { announce } from './announcements.ts';
import { t } from './t.ts';

type Checking =
  | { kind: 'idle' }
  | { kind: 'running'; repair: boolean; done: number; total: number }
  | { kind: 'done'; report: CheckReport }
  | { kind: 'failed'; failure: Failure };

/** The check of the library that a person asked for. It goes on when its dialog is closed. */
export const useChecking = create<{ checking: Checking }>(() => ({ checking: { kind: 'idle' } }));

export function followChecking(): void {
  on('library.checking', ({ done, total }) => {
    const { checking } = useChecking.getState();
    if (checking.kind === 'running') useChecking.setState({ checking: { ...checking, done, total } });
  });
}

/** Starts a check, and with `repair` mends what can be mended. */
export async function startCheck(repair: boolean): Promise<void> {
  if (useChecking.getState().checking.kind === 'running') return;
  useChecking.setState({ checking: { kind: 'running', repair, done: 0, total: 0 } });
  try {
    const report = await call('library.check', { repair });
    useChecking.setState({ checking: { kind: 'done', report } });
    announce(resultTitle(report));
  } catch (error) {
    useChecking.setState({ checking: { kind: 'failed', failure: failureOf(error) } });
  }
}

export function stopCheck(): void {
  void call('library.stopCheck', {});
}

/** A result that was read is not shown again. */
export function forgetCheck(): void {
  if (useChecking.getState().checking.kind !== 'running')
    useChecking.setState({ checking: { kind: 'idle' } });
}

/** In a few words how a check ended. */
export function resultTitle({ repair, stopped, findings }: CheckReport): string {
  if (stopped) return t.check.stopped;
  if (findings.length === 0) return t.check.fine;
  if (findings.every(({ repaired }) => repaired))
    return findings.some(textGone) ? t.check.textsGone : t.check.allMended;
  if (repair) return t.check.partly;
  return t.check.foundTitle(findings.reduce((sum, { count }) => sum + count, 0));
}

/** An article of which the facts and the notes are left, and a link. */
export function textGone({ did }: Pick<CheckReport['findings'][number], 'did'>): boolean {
  return did === 'became-link';
}
