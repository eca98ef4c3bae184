/** Runs one job at a time and keeps only the latest of those that come meanwhile: answers never fall behind typing, and
 * nothing waits for a pause. `run` must not reject. */
export function latestOnly<Value>(run: (value: Value) => Promise<void>): (value: Value) => void {
  let running = false;
  let waiting: { value: Value } | null = null;

  async function drain(): Promise<void> {
    running = true;
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      await run(value);
    }
    running = false;
  }

  return (value) => {
    waiting = { value };
    if (!running) void drain();
  };
}
