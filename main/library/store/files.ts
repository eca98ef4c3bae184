import { randomBytes } from 'node:crypto';
import { type BigIntStats, constants, renameSync, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import { mapBounded } from './yielding.ts';

/** Files written at once. */
const WRITERS = 8;

/** Files of ours that are not finished carry this in their name: what a kill leaves behind is known by it. */
const TEMPORARY = '.tmp-';

/** A name beside `path` that nothing else uses. */
export function temporaryName(path: string): string {
  return join(
    dirname(path),
    `.${basename(path)}${TEMPORARY}${process.pid}-${randomBytes(6).toString('hex')}`,
  );
}

export function isTemporary(name: string): boolean {
  return name.startsWith('.') && name.includes(TEMPORARY);
}

/** Writes a whole file so that a kill or a power cut leaves the old content or the new one, and the new one once this
 * resolves. Throws `disk-full`, `read-only`, `unreadable-file`. */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  beforeRename?: () => Promise<void>,
): Promise<void> {
  await writeSigned(path, content, beforeRename);
}

/** The same, and returns the signature of the file (`signatureOf`). `over` as in `replaceFile`. */
export async function writeSigned(
  path: string,
  content: string | Uint8Array,
  beforeRename?: () => Promise<void>,
  over?: string,
): Promise<string> {
  const signature = await replaceFile(path, content, beforeRename, over);
  await syncFolder(dirname(path)).catch((error: unknown) => {
    throw fileError(error, path);
  });
  return signature;
}

/** Writes a whole file beside its place, flushes it and renames it there. The name is durable once the folder is synced, which
 * the caller does once for many. Returns its signature. Throws what `writeDurably` throws.
 * @param over the signature of the file that may be replaced: `Touched` is thrown where it is another one by now */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  beforeRename?: () => Promise<void>,
  over?: string,
): Promise<string> {
  const temporary = temporaryName(path);
  try {
    const signature = await writeSynced(temporary, content);
    await beforeRename?.();
    if (over === undefined) await rename(temporary, path);
    else renameOver(temporary, path, over);
    return signature;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, path);
  }
}

/** A file was to be replaced that somebody else has written since it was read. */
export class Touched extends Error {}

/** Looks and renames in one go: with turns of others between the two, somebody may write the file there. */
function renameOver(temporary: string, path: string, signature: string): void {
  if (signatureOf(statSync(path, { bigint: true })) !== signature) throw new Touched(path);
  renameSync(temporary, path);
}

/** Writes several files as `writeDurably` does, all of one folder: a kill leaves some of them, each whole. */
export async function writeAllDurably(
  files: readonly { path: string; content: string | Uint8Array }[],
): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  await mapBounded(files, WRITERS, ({ path, content }) => replaceFile(path, content));
  await syncFolder(dirname(first.path)).catch((error: unknown) => {
    throw fileError(error, first.path);
  });
}

/** Writes a new file and waits until its content is on the disk. Its name is durable once the folder is synced. Returns its
 * signature. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>,
): Promise<string> {
  const file = await open(path, 'wx');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    // Each piece goes on where the one before it ended.
    else for await (const piece of content) await file.writeFile(piece);
    await file.sync();
    return signatureOf(await file.stat({ bigint: true }));
  } finally {
    await file.close();
  }
}

/** Changes whenever a file does, and stays when it is renamed. Where times are fine, a copy that keeps them has the same. */
export function signatureOf({ size, mtimeNs, ino }: Pick<BigIntStats, 'size' | 'mtimeNs' | 'ino'>): string {
  const coarse = mtimeNs % 1_000_000n === 0n;
  return coarse ? `${size}-${mtimeNs}-${ino}` : `${size}-${mtimeNs}`;
}

/** A text file and the signature it had when it was read. Throws what the system says. */
export async function readSigned(path: string): Promise<{ content: string; signature: string }> {
  const file = await openRegular(path);
  try {
    const signature = signatureOf(await file.stat({ bigint: true }));
    return { content: await file.readFile('utf8'), signature };
  } finally {
    await file.close();
  }
}

/** Makes names in a folder durable. Systems that cannot open a folder (Windows) keep names durable themselves. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((error: unknown) => {
    if (['EISDIR', 'EPERM', 'EACCES'].includes(errorCode(error) ?? '')) return null;
    throw error;
  });
  if (folder === null) return;
  try {
    await folder.sync().catch((error: unknown) => {
      if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
    });
  } finally {
    await folder.close();
  }
}

/** Opens a file to be read. What is no file (a folder, a pipe, a device) throws `EISDIR` at once: a pipe would be waited for
 * for ever. */
export async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if ((await file.stat()).isFile()) return file;
    throw Object.assign(new Error(`${path} is no file`), { code: 'EISDIR' });
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The bytes of a file. Throws what the system says, and `EISDIR` for all that is no file. */
export async function readRegular(path: string): Promise<Buffer> {
  const file = await openRegular(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The text of a file, as `readRegular`. */
export async function readText(path: string): Promise<string> {
  return (await readRegular(path)).toString('utf8');
}

const systemError = z.object({ code: z.string() });

/** The system's code of an error (`ENOENT`), null when it is none of the system's. */
export function errorCode(error: unknown): string | null {
  const parsed = systemError.safeParse(error);
  return parsed.success ? parsed.data.code : null;
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

/** Something else lies in the place of a file: a folder, a pipe, a link that leads round in a circle. */
export function isNoFile(error: unknown): boolean {
  return ['EISDIR', 'ELOOP', 'ENXIO'].includes(errorCode(error) ?? '');
}

/** What a failed file operation means, as an error of the library. Errors of the library pass through. */
export function fileError(error: unknown, path: string): Error {
  if (error instanceof LibraryError) return error;
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new LibraryError({ code: 'disk-full', details: { path } }, error);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new LibraryError({ code: 'read-only', details: { path } }, error);
    case 'EEXIST':
      return new LibraryError({ code: 'already-exists', details: { path } }, error);
    case null:
      return error instanceof Error ? error : new Error(String(error));
    default:
      return new LibraryError({ code: 'unreadable-file', details: { path } }, error);
  }
}
