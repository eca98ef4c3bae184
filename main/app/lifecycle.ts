import { setTimeout as after } from 'node:timers/promises';
import type { App } from 'electron';

/** From the first wish to quit until the process is gone. Milliseconds. */
const LONGEST_END = 4_500;

/** Quits once what is being written is written: `end` closes the window and lets the library finish, all by one clock that
 * tells how many milliseconds are left, and is given up on when it takes too long. What was acknowledged is on the disk then
 * anyway. */
export function quitInOrder(app: App, end: (left: () => number) => Promise<void>): void {
  let ending = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    void inTime(end).then(() => app.exit(Number(process.exitCode ?? 0)));
  });
}

async function inTime(end: (left: () => number) => Promise<void>): Promise<void> {
  const until = performance.now() + LONGEST_END;
  const left = () => Math.max(0, until - performance.now());
  await Promise.race([end(left).catch(() => {}), after(LONGEST_END)]);
}

/** The window comes back by the dock on macOS, where programs live on without one; elsewhere the app ends with it. */
export function followWindows(app: App, open: () => void): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', open);
}
