import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

/** Milliseconds for the window to show the library. */
const LONGEST_WAIT = 30_000;

/** Saves a picture of the window as PNG once it has painted the library. Throws an error with a sentence for standard
 * error. */
export async function takeScreenshot(
  file: string,
  { ready, window }: { ready: Promise<void>; window: () => BrowserWindow | null },
): Promise<void> {
  const shown = await Promise.race([ready.then(() => true), after(LONGEST_WAIT, false, { ref: false })]);
  const shows = window();
  if (!shown || shows === null) {
    throw new Error(`The window did not show the library within ${LONGEST_WAIT / 1000} seconds.`);
  }
  const picture = await shows.webContents.capturePage();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture.toPNG());
}
