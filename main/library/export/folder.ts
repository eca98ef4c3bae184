import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { copyFile, lstat, mkdir, open, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { fileError, isMissing, writeSynced } from '../store/files.ts';

/** What a file holds, as a whole or piece by piece. */
export type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** A folder that is written to for a person. Every file appears whole or not at all, and nothing is written through a
 * link that lies in the folder. */
export type OutputFolder = {
  /** The absolute path of a file in it. */
  path(path: string): string;
  /** Throws when something is in the way at `path` (relative to the folder): `already-exists`, or, when it may be
   * written over, `unsupported-file` for what is no file. */
  refuseTaken(path: string): Promise<void>;
  /** Whether there is anything at `path`. */
  isTaken(path: string): Promise<boolean>;
  /** Throws `already-exists` when there is something at `path` that is no folder. */
  refuseOther(path: string): Promise<void>;
  write(path: string, content: Content): Promise<void>;
  /** Throws `not-found` when there is no file `from`. */
  copy(from: string, path: string): Promise<void>;
  /** Takes away the folders that were made for nothing. */
  removeEmpty(): Promise<void>;
};

/** Makes the folder where it is not there. Throws `inside-library`, `already-exists` when it is no folder, `read-only`,
 * `disk-full`. */
export async function openFolder(out: string, libraryDir: string, overwrite: boolean): Promise<OutputFolder> {
  const wanted = await withoutLinks(resolve(out));
  const library = await realpath(libraryDir);
  if (isInside(wanted, library))
    throw new LibraryError({ code: 'inside-library', details: { path: wanted } });
  const made: string[] = [];
  await makeFolders(wanted, made);
  const ready = new Set<string>([wanted]);

  const refuseTaken = async (path: string) => {
    const whole = join(wanted, path);
    const there = await present(whole);
    if (there === null) return;
    if (!overwrite) throw new LibraryError({ code: 'already-exists', details: { path: whole } });
    if (!there.isFile() && !there.isSymbolicLink()) {
      throw new LibraryError({ code: 'unsupported-file', details: { name: whole } });
    }
  };

  /** Folders below the chosen one have to be folders themselves: a link would lead out. */
  const makeReady = async (dir: string): Promise<void> => {
    if (ready.has(dir)) return;
    await makeReady(dirname(dir));
    try {
      await mkdir(dir);
      made.push(dir);
    } catch (error) {
      if (!(await present(dir))?.isDirectory()) throw fileError(error, dir);
      // A tag may be called as the library's own folder is.
      if (isInside(await realpath(dir), library))
        throw new LibraryError({ code: 'inside-library', details: { path: dir } });
    }
    ready.add(dir);
  };

  const place = async (path: string, fill: (temporary: string) => Promise<unknown>) => {
    const whole = join(wanted, path);
    await makeReady(dirname(whole));
    const temporary = join(dirname(whole), `.offprint-${randomBytes(6).toString('hex')}.tmp`);
    try {
      await fill(temporary);
      await refuseTaken(path);
      await rename(temporary, whole);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw fileError(error, whole);
    }
  };

  return {
    path: (path) => join(wanted, path),
    refuseTaken,
    isTaken: async (path) => (await present(join(wanted, path))) !== null,
    async refuseOther(path) {
      const whole = join(wanted, path);
      const there = await present(whole);
      if (there !== null && !there.isDirectory()) {
        throw new LibraryError({ code: 'already-exists', details: { path: whole } });
      }
    },
    write: (path, content) => place(path, (temporary) => writeSynced(temporary, content)),
    copy: (from, path) => place(path, (temporary) => copySynced(from, temporary)),
    async removeEmpty() {
      for (const dir of made.toReversed()) await rmdir(dir).catch(() => undefined);
    },
  };
}

async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw new LibraryError({ code: 'not-found', details: { what: 'file', id: from } }, error);
  });
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The path with the links of the part that is there resolved. */
async function withoutLinks(path: string): Promise<string> {
  const real = await realpath(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw fileError(error, path);
  });
  if (real !== null) return real;
  const parent = dirname(path);
  if (parent === path) return path;
  return join(await withoutLinks(parent), relative(parent, path));
}

async function makeFolders(dir: string, made: string[]): Promise<void> {
  const there = await stat(dir).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw fileError(error, dir);
  });
  if (there?.isDirectory()) return;
  if (there !== null) throw new LibraryError({ code: 'already-exists', details: { path: dir } });
  await makeFolders(dirname(dir), made);
  await mkdir(dir).catch((error: unknown) => {
    throw fileError(error, dir);
  });
  made.push(dir);
}

/** What stands at a path, links not followed; null for nothing. */
async function present(path: string): Promise<Stats | null> {
  return await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw fileError(error, path);
  });
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
