/** Lets those through who wait while it is open. Those who wait when it is closed wait for something else too. */
export function gate(): { open(): void; close(): void; opened(): Promise<void> } {
  let isOpen = false;
  let waiting: (() => void)[] = [];
  return {
    open() {
      isOpen = true;
      for (const go of waiting.splice(0)) go();
    },
    close() {
      isOpen = false;
      waiting = [];
    },
    opened: () =>
      isOpen
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}

/** Lets work in the background stand back while there is work that somebody waits for. */
export type Precedence = {
  first<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing of that kind runs. */
  free(): Promise<void>;
};

export function precedence(): Precedence {
  let running = 0;
  let ended: Promise<unknown> = Promise.resolve();
  return {
    async first(work) {
      running++;
      const done = work();
      ended = Promise.allSettled([ended, done]);
      try {
        return await done;
      } finally {
        running--;
      }
    },
    async free() {
      while (running > 0) await ended;
    },
  };
}
