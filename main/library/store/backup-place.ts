import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backupsIn, namesIn } from './backup-files.ts';
import { fileError, syncFolder } from './files.ts';
import type { Layout } from './layout.ts';
import { keptLibraryFile, libraryDb } from './library-file.ts';
import type { Store } from './store.ts';

/** Where the backups of a library lie below `root`: the folder with its id, or, when `library.json` was lost, the one whose
 * last backup was made of a library in this place. Null when there is none. */
export async function backupFolder(layout: Layout, root: string): Promise<string | null> {
  const id = (await keptLibraryFile(layout.library))?.id ?? null;
  const names = (await namesIn(root)).filter((name) => /-[0-9a-f]{16}$/.test(name));
  if (id !== null) {
    const own = names.find((name) => name.endsWith(`-${id}`));
    return own === undefined ? null : join(root, own);
  }
  for (const name of names) {
    const last = (await backupsIn(join(root, name))).at(-1);
    if (last?.manifest.library === layout.dir) return join(root, name);
  }
  return null;
}

/** The same folder, made when there is none. A library gets its id with its first backup, and a copy of a library one of its
 * own: the backups of the two must not take each other's place. Throws `disk-full`, `read-only`. */
export async function ownBackupFolder(store: Store, root: string): Promise<{ folder: string; id: string }> {
  const { layout } = store;
  const present = await backupFolder(layout, root);
  const known = present === null ? null : present.slice(-16);
  const copied = present !== null && (await isOfAnother(layout, present, known));
  const id =
    (copied ? null : (known ?? (await keptLibraryFile(layout.library))?.id)) ??
    randomBytes(8).toString('hex');
  await keepId(store, id);
  if (present !== null && !copied) return { folder: present, id };
  const folder = join(root, `${nameOf(layout)}-${id}`);
  try {
    await mkdir(folder, { recursive: true });
    await syncFolder(root);
  } catch (error) {
    throw fileError(error, folder);
  }
  return { folder, id };
}

/** Whether the last backup is of a library in another place that is still there. */
async function isOfAnother(layout: Layout, folder: string, id: string | null): Promise<boolean> {
  const last = (await backupsIn(folder)).at(-1);
  if (last === undefined || last.manifest.library === layout.dir) return false;
  return (await keptLibraryFile(join(last.manifest.library, basename(layout.library))))?.id === id;
}

async function keepId(store: Store, id: string): Promise<void> {
  await store.write(async () => {
    const kept = await keptLibraryFile(store.layout.library);
    if (kept === null || kept.id === id) return;
    await libraryDb(store.layout.library, { ...kept, id }).write();
  });
}

/** What a person calls the library: `Library` alone says too little of it. */
function nameOf({ dir }: Layout): string {
  const own = basename(dir);
  const name = own === 'Library' ? `${basename(dirname(dir))}-${own}` : own;
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60) || 'Library';
}
