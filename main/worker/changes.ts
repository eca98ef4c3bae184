import type { EventPayload } from '../../shared/ipc/contract.ts';
import type { Library, LibraryChange } from '../library/index.ts';

/** Past this many, "anything may have changed" is the shorter message. */
const MOST_IDS = 1000;

type Ids = Pick<LibraryChange, 'ids'>;

/** Tells of changes with the present counts. Changes that come while the counts are being made are told together, so that
 * an import of thousands does not send thousands of messages. */
export function tellChanges(
  library: Pick<Library, 'counts' | 'rebuilding'>,
  tell: (event: EventPayload<'library.changed'>) => void,
): (change: Ids) => void {
  let waiting: Ids | null = null;
  let telling = false;

  async function run(): Promise<void> {
    telling = true;
    try {
      while (waiting !== null) {
        const { ids } = waiting;
        waiting = null;
        const few = ids !== null && ids.length <= MOST_IDS;
        tell({ ids: few ? ids : null, counts: await library.counts(), rebuilding: library.rebuilding() });
      }
    } finally {
      telling = false;
    }
  }

  return (change) => {
    waiting = waiting === null ? change : together(waiting, change);
    // Counts fail when the library has been closed or is gone: whoever asks next is told.
    if (!telling) run().catch(() => {});
  };
}

function together(one: Ids, other: Ids): Ids {
  if (one.ids === null || other.ids === null) return { ids: null };
  return { ids: [...new Set([...one.ids, ...other.ids])] };
}
