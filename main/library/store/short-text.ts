import { close, closeSync, constants, open, openSync, read, readSync } from 'node:fs';
import { readText } from './files.ts';

/** Bytes that most article files fit into. */
const MOST = 16 * 1024;

const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** A file as text, as `readText`, in three steps of the system where that needs more and takes twice the time: twenty of
 * them stand between a keystroke and its hits. What is long, empty, no file or not to be read goes the other way. */
export function readShortText(path: string): Promise<string> {
  return new Promise((resolve) => {
    open(path, FLAGS, (missing, file) => {
      if (missing !== null) return resolve(readText(path));
      const bytes = Buffer.allocUnsafe(MOST);
      // At a position: a pipe, which would be waited for, has none.
      read(file, bytes, 0, MOST, 0, (error, length) => {
        close(file, () => undefined);
        const short = error === null && length > 0 && length < MOST;
        resolve(short ? bytes.toString('utf8', 0, length) : readText(path));
      });
    });
  });
}

const shared = Buffer.allocUnsafe(MOST);

/** The same while others wait, which from a disk that is there takes a third of the processor's time. Null for what goes the
 * other way. */
export function readShortTextNow(path: string): string | null {
  let file: number | null = null;
  try {
    file = openSync(path, FLAGS);
    const length = readSync(file, shared, 0, MOST, 0);
    return length > 0 && length < MOST ? shared.toString('utf8', 0, length) : null;
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}
