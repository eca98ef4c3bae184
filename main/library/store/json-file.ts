import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Adapter } from 'lowdb';
import type * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import { errorCode, isMissing, isNoFile, readText, syncFolder, writeDurably } from './files.ts';
import type { Layout } from './layout.ts';

/** The content of a JSON file, or why there is none. */
export type Read<T> = { kind: 'good'; value: T } | { kind: 'missing' } | { kind: 'damaged'; issue: string };

/** Where the copy before the last write lies. */
export const backupOf = (path: string): string => `${path}.bak`;

/** Reads a JSON file and parses it. Never throws for what is in the file. Throws `unreadable-file` when the system
 * refuses to read it. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<Read<T>> {
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    if (isNoFile(error)) return { kind: 'damaged', issue: 'no file' };
    throw new LibraryError({ code: 'unreadable-file', details: { path } }, error);
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success
      ? { kind: 'good', value: parsed.data }
      : { kind: 'damaged', issue: parsed.error.issues[0]?.message ?? '' };
  } catch (error) {
    return { kind: 'damaged', issue: String(error) };
  }
}

/** A file for lowdb that survives a kill at any moment: written beside, synced, renamed; the content before stays as
 * `.bak`. Reading parses; a missing file is null, a damaged one throws `unreadable-file`. */
export function jsonFile<T>(path: string, schema: z.ZodType<T>, stringify: (data: T) => string): Adapter<T> {
  return {
    async read() {
      const read = await readJson(path, schema);
      switch (read.kind) {
        case 'good':
          return read.value;
        case 'missing':
          return null;
        case 'damaged':
          throw new LibraryError({ code: 'unreadable-file', details: { path } }, read.issue);
      }
    },
    write: (data) => writeDurably(path, stringify(data), () => keepCopy(path)),
  };
}

/** Keeps the file as it is now as its copy. */
export async function keepCopy(path: string): Promise<void> {
  const copy = backupOf(path);
  // A folder in the place of the copy is nothing that we made.
  await rm(copy, { force: true }).catch(() => setAside(copy));
  try {
    await link(path, copy);
  } catch (error) {
    if (isMissing(error)) return;
    // File systems without hard links.
    if (errorCode(error) === 'EEXIST') throw error;
    await copyFile(path, copy);
  }
}

/** Keeps a copy of a file among what is set aside: it is about to be written over. */
export async function keepAside(layout: Layout, path: string): Promise<void> {
  await mkdir(layout.aside, { recursive: true });
  const time = new Date().toISOString().replaceAll(':', '');
  const aside = join(layout.aside, `${time}-${randomBytes(2).toString('hex')}-${basename(path)}`);
  await link(path, aside).catch(() => copyFile(path, aside));
  await syncFolder(layout.aside);
}

/** Puts a damaged file aside under a name that tells when, and returns that name. Null when it is gone already. */
export async function setAside(path: string): Promise<string | null> {
  const time = new Date().toISOString().replaceAll(':', '');
  const aside = `${path}.damaged-${time}-${randomBytes(2).toString('hex')}`;
  try {
    await rename(path, aside);
    return aside;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
