import type { BackupInfo, Backups } from '../library.types.ts';
import type { HostilePort } from '../ports.ts';
import { type Backup, backupsIn } from './backup-files.ts';
import { backupFolder } from './backup-place.ts';
import { compareWithBackup, restoreFromBackup } from './backup-restore.ts';
import { backupNamed, isBackupDue, makeBackup } from './backups.ts';
import { forgetRemoved } from './removed.ts';
import type { Store } from './store.ts';
import type { UndoMemory } from './undo.ts';
import { writeQueue } from './write-queue.ts';

/** The backups of an open library below `root`. One thing at a time. */
export function backupsOf(
  store: Store,
  hostile: HostilePort,
  undos: UndoMemory,
  { root, now: clock }: { root: string; now: () => number },
): Backups {
  const serially = writeQueue();

  const backups = async () => {
    const folder = await backupFolder(store.layout, root);
    return { folder, backups: folder === null ? [] : await backupsIn(folder) };
  };

  return {
    async list() {
      const { folder, backups: found } = await backups();
      return { folder, backups: found.map(infoOf) };
    },
    make: ({ again = false } = {}) =>
      serially(async () => {
        const now = new Date(clock());
        if (!again && !(await isBackupDue(store, root, now))) return null;
        const made = await makeBackup(store, root, { now, kind: 'daily' });
        if (made === null) return null;
        const [oldest] = (await backups()).backups;
        if (oldest !== undefined) await store.write(() => forgetRemoved(store.layout, oldest.manifest.made));
        return infoOf(made);
      }),
    compare: async (name) => compareWithBackup(store, await backupNamed(store, root, name)),
    restore: (name, options) =>
      serially(async () => {
        const backup = await backupNamed(store, root, name);
        await makeBackup(store, root, { now: new Date(clock()), kind: 'before-restore' });
        const { steps, ...restored } = await restoreFromBackup(store, hostile, backup, options);
        return { ...restored, undo: undos.remember(steps) };
      }),
  };
}

function infoOf({ name, manifest: { kind, made, articles, bytes } }: Backup): BackupInfo {
  return { name, kind, made, articles, bytes };
}
