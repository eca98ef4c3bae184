import type { Io } from './io.ts';

/** How often the line is written anew, in milliseconds. */
const EVERY_MS = 100;

/** A line on standard error that tells how far a long command is; nothing where nobody watches. */
export function watchProgress(io: Io): { show: (text: string) => void; end: () => Promise<void> } {
  let last = 0;
  let shown = false;
  return {
    show(text) {
      const now = performance.now();
      if (!io.watched || now - last < EVERY_MS) return;
      last = now;
      shown = true;
      // The terminal's own "erase to the end of the line".
      void io.err(`\r${text}\u001b[K`);
    },
    async end() {
      if (shown) await io.err('\r\u001b[K');
    },
  };
}
