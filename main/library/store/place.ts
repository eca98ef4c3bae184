import { readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { fileError, isMissing } from './files.ts';
import { libraryLayout } from './layout.ts';

/** A folder as a place for a library: one is there, or one can be made. */
export type LibraryPlace = { dir: string; kind: 'library' | 'empty' };

/** The folder that a new library gets where a chosen one holds other things. */
const OWN_FOLDER = 'Offprint Library';

/** Looks at a folder that was chosen for a library. One that holds other things is left alone: the place is then a folder of
 * its own inside it. Throws `library-missing` where there is no folder, `inside-library` for one inside of `present`,
 * `unreadable-file`, `read-only`. */
export async function inspectPlace(chosen: string, present: string | null): Promise<LibraryPlace> {
  const dir = await realpath(chosen).catch((error: unknown) => {
    if (isMissing(error)) throw new LibraryError({ code: 'library-missing', details: { dir: chosen } });
    throw fileError(error, chosen);
  });
  if (present !== null && dir !== present && isInside(dir, present)) {
    throw new LibraryError({ code: 'inside-library', details: { path: dir } });
  }
  const found = await readdir(dir).catch((error: unknown) => {
    throw fileError(error, dir);
  });
  if (holdsLibrary(found)) return { dir, kind: 'library' };
  if (found.every((name) => name.startsWith('.'))) return { dir, kind: 'empty' };
  const own = join(dir, OWN_FOLDER);
  const inOwn = found.includes(OWN_FOLDER) ? await readdir(own).catch(() => []) : [];
  return { dir: own, kind: holdsLibrary(inOwn) ? 'library' : 'empty' };
}

/** Whether a folder with these names in it is a library. A folder where a disk is not mounted, say, is there and empty. */
export function holdsLibrary(names: readonly string[]): boolean {
  const { library, catalogue, articles } = libraryLayout('');
  return [library, catalogue, articles].some((path) => names.includes(basename(path)));
}

function isInside(dir: string, other: string): boolean {
  return dir.startsWith(other.endsWith('/') || other.endsWith('\\') ? other : join(other, '/'));
}
