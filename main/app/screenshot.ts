import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

/** Milliseconds for the window to show the library. */
const LONGEST_WAIT = 30_000;
const BETWEEN_LOOKS = 150;
const MOST_LOOKS = 20;

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
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await stillPicture(shows));
}

/** A picture that is the same as the one before it: the screen may be some frames behind the page. */
async function stillPicture({ webContents }: BrowserWindow): Promise<Buffer> {
  let last = (await webContents.capturePage()).toPNG();
  for (let look = 0; look < MOST_LOOKS; look++) {
    await after(BETWEEN_LOOKS);
    const next = (await webContents.capturePage()).toPNG();
    if (look > 0 && next.equals(last)) break;
    last = next;
  }
  return last;
}
