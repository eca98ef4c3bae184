import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../library/index.ts';

/** One line an event, JSON. What is written about a failure is its code, its place and its cause: never what an article
 * says. */
const LARGEST = 1024 * 1024;
/** `offprint.log`, then `offprint.1.log` and so on, older and older. */
const KEPT = 3;

export type LogFile = {
  log: Log;
  /** Waits for what was logged so far. */
  settled(): Promise<void>;
};

/** A log in `dir`. Logging never fails: an app that cannot write its log goes on without. */
export function openLog(dir: string): LogFile {
  let lines: string[] = [];
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    await mkdir(dir, { recursive: true });
    while (lines.length > 0) {
      const text = lines.join('');
      lines = [];
      await rotate(dir);
      await appendFile(join(dir, 'offprint.log'), text, { mode: 0o600 });
    }
  }

  return {
    log(level, message, detail) {
      lines.push(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...detail })}\n`);
      writing ??= write()
        .catch(() => {
          lines = [];
        })
        .finally(() => {
          writing = null;
        });
    },
    settled: () => writing ?? Promise.resolve(),
  };
}

async function rotate(dir: string): Promise<void> {
  const size = await stat(join(dir, 'offprint.log')).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LARGEST) return;
  for (let age = KEPT - 1; age > 0; age -= 1) {
    const from = age === 1 ? 'offprint.log' : `offprint.${age - 1}.log`;
    await rename(join(dir, from), join(dir, `offprint.${age}.log`)).catch(() => {});
  }
}
