import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { IMAGES, type Layout } from './layout.ts';

/** Bytes on the disk, by what they are. */
export type LibrarySize = {
  articles: number;
  images: number;
  /** What searching needs. It can be made anew. */
  index: number;
  /** The catalogue, its copies, and what was set aside. */
  other: number;
  /** Bytes that are left on the library's disk, null where the system does not tell. */
  free: number | null;
};

/** Adds up what the library takes. Folders are looked at one after the other, so that whatever else is read meanwhile does
 * not wait for this. `onProgress` is told the part that is done, 0 to 1. Throws `cancelled`. */
export async function librarySize(
  layout: Layout,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (part: number) => void },
): Promise<LibrarySize> {
  const size = { articles: 0, images: 0 };
  const prefixes = await names(layout.articles);
  for (const [index, prefix] of prefixes.entries()) {
    const folder = join(layout.articles, prefix);
    for (const article of await names(folder)) {
      if (signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} });
      const [own, images] = await Promise.all([
        bytesIn(join(folder, article), IMAGES),
        bytesIn(join(folder, article, IMAGES)),
      ]);
      size.articles += own;
      size.images += images;
    }
    onProgress((index + 1) / prefixes.length);
  }
  // Files that lie between the folders: the log of changes.
  for (const file of prefixes) size.articles += await bytesOfFile(join(layout.articles, file));
  const index = await bytesIn(layout.index);
  const places = [layout.catalogue, layout.backups, layout.aside];
  const kept = await Promise.all(places.map((place) => bytesIn(place)));
  const other = kept.reduce((sum, bytes) => sum + bytes, await bytesOfFile(layout.library));
  return { ...size, index, other, free: await freeSpace(layout.dir) };
}

/** Names in a folder, none where there is no folder. */
async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Bytes of all files in a folder, at any depth, but for one folder in it. What vanishes meanwhile counts nothing. */
async function bytesIn(folder: string, without: string | null = null): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map((entry) => {
      if (entry.name === without) return 0;
      const path = join(folder, entry.name);
      return entry.isDirectory() ? bytesIn(path) : bytesOfFile(path);
    }),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function bytesOfFile(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : 0;
}

async function freeSpace(dir: string): Promise<number | null> {
  const disk = await statfs(dir).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}
