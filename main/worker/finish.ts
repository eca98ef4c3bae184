import type { CommandServer } from '../cli/handover/serve.ts';
import type { Opened } from './handlers.ts';

/** What saves that run get to end by themselves, in milliseconds. */
const TO_END = 1_500;
/** What is left for letting go of the library, whatever else takes long. */
const TO_LET_GO = 500;

/** Ends everything within so many milliseconds, all of it by one clock: saves that run get a little time, and what is not
 * done by then waits on the disk for the next start. */
export async function finishWithin(
  {
    library,
    queue,
    trash,
    checks,
    backups,
  }: Pick<Opened, 'library' | 'queue' | 'trash' | 'checks'> & {
    backups: Pick<Opened['backups'], 'close'>;
  },
  terminals: CommandServer | null,
  within: number,
): Promise<void> {
  const until = performance.now() + within;
  const left = () => Math.max(0, until - performance.now());
  await Promise.all([
    checks.close(),
    backups.close(),
    trash.close(),
    queue.close(Math.min(TO_END, left() / 2)),
    terminals?.close(),
  ]);
  await library.close(Math.max(0, left() - TO_LET_GO));
}
