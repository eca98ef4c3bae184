import { Low } from 'lowdb';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import type { Finding, Refusal } from '../library.types.ts';
import { backupOf, jsonFile, readJson, setAside } from './json-file.ts';
import type { Layout } from './layout.ts';

/** The version of the layout that this code writes. */
const LIBRARY_VERSION = 1;

/** `library.json`: what belongs to the library as a whole. Fields of other versions are kept. `savedSearches` is read one by
 * one (`saved-searches.ts`): what is damaged there costs nothing else. */
const libraryFile = z.looseObject({
  version: z.int().min(1),
  created: z.iso.datetime().optional(),
  /** The library's own, whatever its folder is called: its backups lie under it. Made with the first of them. */
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional()
    .catch(undefined),
  savedSearches: z.unknown().optional(),
});
type LibraryFile = z.infer<typeof libraryFile>;

/** `library.json` as lowdb has it; without a file it is that of a new library. */
export function libraryDb(path: string, data: LibraryFile = newLibrary()): Low<LibraryFile> {
  return new Low(
    jsonFile(path, libraryFile, (value) => `${JSON.stringify(value, null, 2)}\n`),
    data,
  );
}

/** What `library.json` holds, or its last copy when it is damaged; null when neither can be read. */
export async function keptLibraryFile(path: string): Promise<LibraryFile | null> {
  const read = await readJson(path, libraryFile);
  const copy = read.kind === 'good' ? read : await readJson(backupOf(path), libraryFile);
  return copy.kind === 'good' ? copy.value : null;
}

function newLibrary(): LibraryFile {
  return { version: LIBRARY_VERSION, created: new Date().toISOString() };
}

/** Reads `library.json`, from its last copy when it is damaged, and makes it when there is none. Returns why nothing may be
 * written, null when it may. Throws `library-newer` unless `readOnly`. */
export async function openLibraryFile(
  layout: Layout,
  options: { readOnly: boolean; onFinding: (finding: Finding) => void },
): Promise<Refusal | null> {
  const path = layout.library;
  const read = await readJson(path, libraryFile);
  const copy = read.kind === 'good' ? read : await readJson(backupOf(path), libraryFile);
  const found = copy.kind === 'good' ? copy.value : null;
  const refusal = refusalOf(layout, found, options.readOnly);
  if (refusal !== null && !options.readOnly) throw new LibraryError(refusal);
  if (read.kind === 'good') return refusal;
  if (read.kind === 'damaged' || found !== null) {
    options.onFinding({ kind: 'damaged-segment', id: null, path, repaired: !options.readOnly });
  }
  if (options.readOnly) return refusal;
  if (read.kind === 'damaged') await setAside(path);
  await libraryDb(path, found ?? newLibrary()).write();
  return null;
}

function refusalOf(layout: Layout, found: LibraryFile | null, readOnly: boolean): Refusal | null {
  if (found !== null && found.version > LIBRARY_VERSION) {
    const details = { dir: layout.dir, version: found.version, supported: LIBRARY_VERSION };
    return { code: 'library-newer', details };
  }
  return readOnly ? { code: 'read-only', details: { path: layout.dir } } : null;
}
