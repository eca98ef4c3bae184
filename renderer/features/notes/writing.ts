/** A text that is kept while it is typed. */
export type Writing = {
  /** The text is this now. It is written a moment later, with all that was typed until then. */
  type(text: string): void;
  /** Writes what is not written yet. False when that failed: the text stays wanted, and the next key or `flush` tries
   * again. */
  flush(): Promise<boolean>;
  /** What takes back all that was written; null when nothing was, or when it is again as it was at first. */
  undo(): string | null;
};

type Options = {
  /** As it is kept now. */
  first: string;
  /** Keeps a text. `continues` is what the write before returned: what takes it back. */
  write: (text: string, continues: string | null) => Promise<string | null>;
  /** Runs something a moment later, unless the returned function is called before. */
  later: (run: () => void) => () => void;
  /** Told whenever a write failed, and with null when one succeeded after that. */
  onFailure: (error: unknown) => void;
};

/** Writes a text as it is typed: one write at a time, each with the newest text, so that none can overtake another. */
export function writing({ first, write, later, onFailure }: Options): Writing {
  let wanted = first;
  let written = first;
  let undo: string | null = null;
  let failed = false;
  let running: Promise<boolean> | null = null;
  let cancel: (() => void) | null = null;

  async function run(): Promise<boolean> {
    try {
      while (wanted !== written) {
        const text = wanted;
        undo = await write(text, undo);
        written = text;
        if (failed) onFailure(null);
        failed = false;
      }
      return true;
    } catch (error) {
      failed = true;
      onFailure(error);
      return false;
    } finally {
      running = null;
    }
  }

  function flush(): Promise<boolean> {
    cancel?.();
    cancel = null;
    if (running === null && wanted !== written) running = run();
    return running ?? Promise.resolve(true);
  }

  return {
    type(text) {
      wanted = text;
      cancel ??= later(() => void flush());
    },
    flush,
    undo: () => (written === first ? null : undo),
  };
}
