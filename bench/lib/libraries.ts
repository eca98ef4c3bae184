import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Library, LONGEST_LINE, openLibrary, type Ports, readLines } from '../../main/library/index.ts';
import { articleFile, CACHE } from './articles.ts';

/** A library that asks for nothing from outside: what is measured needs neither network nor extraction. */
const ports: Ports = {
  fetch: () => Promise.reject(new Error('no network in a bench')),
  hostile: () => Promise.reject(new Error('no extraction in a bench')),
  log(level, message, details) {
    if (level !== 'info') console.error(level, message, details);
  },
};

export function openAt(dir: string): Promise<Library> {
  return openLibrary(dir, ports);
}

export async function importInto(library: Library, count: number, onSaved = () => {}): Promise<void> {
  const lines = readLines(createReadStream(await articleFile(count)), LONGEST_LINE);
  const { saved } = await library.importFrom(lines, { signal: new AbortController().signal, onSaved });
  if (saved !== count) throw new Error(`${saved} of ${count} articles were saved`);
}

/** Libraries that were looked at: their indexes are of this version. */
const upToDate = new Set<string>();

/** Calls a function with a library of that many articles which it may spoil. The first time makes it, later ones copy. */
export async function withLibrary<T>(count: number, use: (dir: string) => Promise<T>): Promise<T> {
  const ready = join(CACHE, `library-${count}`);
  if (!existsSync(ready)) {
    console.error(`Making a library of ${count.toLocaleString('en-GB')}.`);
    const making = `${ready}.part`;
    await rm(making, { recursive: true, force: true });
    const library = await openAt(making);
    await importInto(library, count);
    await library.close();
    await rename(making, ready);
  } else if (!upToDate.has(ready)) {
    // An index of another version is made anew: not while something is measured.
    const library = await openAt(ready);
    await library.searchable();
    await library.close();
  }
  upToDate.add(ready);
  const dir = await mkdtemp(join(tmpdir(), 'offprint-bench-'));
  try {
    await cp(ready, dir, { recursive: true, preserveTimestamps: true });
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
