/** Runs tasks one after the other. A task that fails does not stop the next. */
export type WriteQueue = {
  <T>(task: () => Promise<T>): Promise<T>;
  /** Resolves once everything that was queued so far has run. */
  idle(): Promise<void>;
};

export function writeQueue(): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
  return Object.assign(queue, {
    idle: async () => {
      await last;
    },
  });
}
