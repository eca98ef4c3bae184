import type { RemovalState } from '../../shared/ipc/contract.ts';
import type { ArticleId } from '../../shared/model/record.ts';
import type { TrashDays } from '../../shared/model/settings.ts';
import type { Library, Log } from '../library/index.ts';

/** Milliseconds from opening until the trash is looked through, and between two looks. */
const FIRST_LOOK = 3_000;
const NEXT_LOOK = 24 * 3_600_000;
const DAY = 24 * 3_600_000;

export type TrashKeeper = {
  remove(ids: ArticleId[]): Promise<{ removed: number; missing: ArticleId[] }>;
  empty(): Promise<{ removed: number }>;
  /** Ends what is being removed. What is left stays in the trash. */
  stop(): void;
  /** How long the trash keeps; counts from the next look on, so that a slip of the hand can be mended. */
  keep(days: TrashDays): void;
  close(): Promise<void>;
};

/** Removes articles for good: when a person says so, and what has lain in the trash for longer than it keeps. */
export function keepTrash(
  library: Library,
  options: { days: TrashDays; tell: (state: RemovalState) => void; log: Log; firstLook?: number },
): TrashKeeper {
  let { days } = options;
  const closing = new AbortController();
  let stopping = new AbortController();
  /** Removals run one after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const timer = library.readOnly ? null : setTimeout(lookDaily, options.firstLook ?? FIRST_LOOK);
  timer?.unref();
  let daily: NodeJS.Timeout | null = null;

  function removeNext(idsOf: () => Promise<ArticleId[]> | ArticleId[]) {
    const next = last.then(async () => {
      const ids = await idsOf();
      if (ids.length === 0) return { removed: 0, missing: [] };
      const signal = AbortSignal.any([closing.signal, stopping.signal]);
      options.tell({ kind: 'running', done: 0, total: ids.length });
      try {
        const onProgress = (done: number, total: number) => options.tell({ kind: 'running', done, total });
        return await library.remove(ids, { signal, onProgress });
      } finally {
        options.tell({ kind: 'idle' });
      }
    });
    last = next.catch(() => {});
    return next;
  }

  const inTrash = () => library.ids({ view: { kind: 'trash' }, sort: 'saved-newest', from: 0, to: null });

  async function look(): Promise<void> {
    if (days === null) return;
    const before = new Date(Date.now() - days * DAY);
    const { removed } = await removeNext(() => library.trashedBefore(before));
    if (removed > 0) options.log('info', 'removed from the trash', { count: removed, days });
  }

  function lookDaily(): void {
    const lookQuietly = () => {
      look().catch((error: unknown) =>
        options.log('warn', 'the trash was not looked through', { cause: String(error) }),
      );
    };
    lookQuietly();
    daily = setInterval(lookQuietly, NEXT_LOOK);
    daily.unref();
  }

  return {
    remove: (ids) => removeNext(() => ids),
    empty: () => removeNext(inTrash),
    stop() {
      stopping.abort();
      stopping = new AbortController();
    },
    keep(next) {
      days = next;
    },
    async close() {
      closing.abort();
      if (timer !== null) clearTimeout(timer);
      if (daily !== null) clearInterval(daily);
      await last;
    },
  };
}
