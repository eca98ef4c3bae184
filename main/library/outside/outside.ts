import type { ArticleId } from '../../../shared/model/record.ts';
import type { OutsideChange } from '../library.types.ts';
import type { Store } from '../store/store.ts';
import type { Waiting } from './arrivals.ts';
import { lookThrough } from './look.ts';
import { signatureNow } from './read-outside.ts';
import { takeOver } from './take-over.ts';

/** Milliseconds from the end of a look until there is another; after a long one so many times as long as it took. */
const PAUSE_MS = 10_000;
const PAUSE_TIMES = 20;
/** What is not whole yet is looked at again after this. */
const WAIT_MS = 8_000;

/** Looks for what somebody else did to the files of a library. */
export type Outside = {
  /** Looks at these articles now. */
  look(ids: readonly ArticleId[]): Promise<void>;
  /** Looks through all; not again at once unless `now`. One look at a time. */
  lookThrough(options?: { now?: boolean }): Promise<void>;
  /** Ends the look that runs. */
  stop(): Promise<void>;
};

export function looksOutside(
  store: Store,
  options: {
    textOf: (markdown: string) => Promise<string>;
    onChanges: (changes: OutsideChange[]) => void;
    onFindings: () => void;
  },
): Outside {
  const waiting: Waiting = new Map();
  let running: Promise<void> | null = null;
  /** The first look is for the library to begin, once the first page is shown. */
  let rested = Number.POSITIVE_INFINITY;
  let stopped = false;
  let again: NodeJS.Timeout | null = null;

  const tell = ({ changes, found }: { changes: OutsideChange[]; found: boolean }) => {
    if (changes.length > 0) options.onChanges(changes);
    if (!found) return;
    store.changed([]);
    options.onFindings();
  };

  const look = async (ids: readonly ArticleId[]) => {
    if (store.readOnly || store.refusal !== null) return;
    const others: ArticleId[] = [];
    for (const id of ids) {
      const known = store.seen.get(id)?.signature;
      if (known === undefined || known !== (await signatureNow(store.layout, id))) others.push(id);
    }
    if (others.length > 0) tell(await takeOver(store, others, options.textOf));
  };

  const through = async () => {
    const began = performance.now();
    const looked = await lookThrough(store, { textOf: options.textOf, waiting, stopped: () => stopped });
    rested = performance.now() + Math.max(PAUSE_MS, (performance.now() - began) * PAUSE_TIMES);
    tell(looked);
    if (again !== null) clearTimeout(again);
    again = looked.waits && !stopped ? setTimeout(lookAgain, WAIT_MS).unref() : null;
  };

  function lookAgain(): void {
    lookAll({ now: true }).catch((error: unknown) =>
      store.log('warn', 'the library was not looked through', { cause: String(error) }),
    );
  }

  async function lookAll({ now = false } = {}): Promise<void> {
    if (store.readOnly || store.refusal !== null || stopped) return;
    if (running === null && !now && performance.now() < rested) return;
    running ??= through().finally(() => {
      running = null;
    });
    await running;
  }

  store.onStrangers = look;

  return {
    look,
    lookThrough: lookAll,
    async stop() {
      stopped = true;
      if (again !== null) clearTimeout(again);
      await running?.catch(() => undefined);
    },
  };
}
