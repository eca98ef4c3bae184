import { Low } from 'lowdb';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import type { Finding } from '../library.types.ts';
import { backupOf, jsonFile, readJson, setAside } from './json-file.ts';
import type { Layout } from './layout.ts';

/** The version of the layout that this code writes. */
const LIBRARY_VERSION = 1;

/** `library.json`: what belongs to the library as a whole. Fields of other versions are kept. */
const libraryFile = z.looseObject({ version: z.int().min(1), created: z.iso.datetime().optional() });
type LibraryFile = z.infer<typeof libraryFile>;

/** Reads `library.json`, from its last copy when it is damaged, and makes it when there is none.
 * Throws `library-newer` unless `readOnly`. */
export async function openLibraryFile(
  layout: Layout,
  options: { readOnly: boolean; onFinding: (finding: Finding) => void },
): Promise<void> {
  const path = layout.library;
  const read = await readJson(path, libraryFile);
  const copy = read.kind === 'good' ? read : await readJson(backupOf(path), libraryFile);
  const found = copy.kind === 'good' ? copy.value : null;
  if (found !== null && found.version > LIBRARY_VERSION && !options.readOnly) {
    throw new LibraryError({
      code: 'library-newer',
      details: { dir: layout.dir, version: found.version, supported: LIBRARY_VERSION },
    });
  }
  if (read.kind === 'good') return;
  if (read.kind === 'damaged' || found !== null) {
    options.onFinding({ kind: 'damaged-segment', id: null, path, repaired: !options.readOnly });
  }
  if (options.readOnly) return;
  if (read.kind === 'damaged') await setAside(path);
  const fresh: LibraryFile = found ?? { version: LIBRARY_VERSION, created: new Date().toISOString() };
  await new Low(
    jsonFile(path, libraryFile, (data) => `${JSON.stringify(data, null, 2)}\n`),
    fresh,
  ).write();
}
