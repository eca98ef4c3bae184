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
