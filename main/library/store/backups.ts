import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LibraryError } from '../../../shared/errors.ts';
import {
  type Backup,
  type BackupManifest,
  type BackupSegment,
  backupsIn,
  CHANGES_FILE,
  hashOf,
  LIBRARY_FILE,
  MANIFEST,
  namesIn,
} from './backup-files.ts';
import { backupFolder, ownBackupFolder } from './backup-place.ts';
import {
  fileError,
  isMissing,
  isTemporary,
  readRegular,
  syncFolder,
  temporaryName,
  writeSynced,
} from './files.ts';
import { readSegment, revisionOf } from './segment.ts';
import type { Store } from './store.ts';
import { slices } from './yielding.ts';

const compress = promisify(gzip);
/** Backups of days that are kept, and of the state before something was restored. */
const KEPT = 7;
const KEPT_BEFORE = 3;
/** Looks at the segments until none has changed since it was taken; the last one is made while nothing is written. */
const LOOKS = 5;

export type BackupOptions = { now: Date; kind: BackupManifest['kind'] };

/** Whether today has no backup yet. */
export async function isBackupDue(store: Store, root: string, now: Date): Promise<boolean> {
  const folder = await backupFolder(store.layout, root);
  const backups = folder === null ? [] : await backupsIn(folder);
  return !backups.some(({ name }) => name === dayOf(now));
}

/** Copies the catalogue, the changes and `library.json` into a folder of their own below `root`, compressed, as they are at one
 * moment, and then lets the oldest backups go. What has not changed since the last backup is shared with it where the file
 * system can. Returns null when there is nothing to keep. Throws `disk-full`, `read-only`. */
export async function makeBackup(
  store: Store,
  root: string,
  { now, kind }: BackupOptions,
): Promise<Backup | null> {
  const { folder, id } = await ownBackupFolder(store, root);
  await clearUnfinished(folder);
  const before = await backupsIn(folder);
  const last = before.at(-1) ?? null;
  const name = kind === 'daily' ? dayOf(now) : `${dayOf(now)}-before-restore-${clockOf(now)}`;
  const path = join(folder, name);
  const temporary = temporaryName(path);
  try {
    await mkdir(temporary, { recursive: true });
    const taken = await take(store, temporary, last);
    const articles = taken.segments.reduce((sum, { records }) => sum + records, 0);
    if (articles === 0 && last === null) return null;
    const manifest: BackupManifest = {
      version: 1,
      serial: (last?.manifest.serial ?? 0) + 1,
      kind,
      made: now.toISOString(),
      library: store.layout.dir,
      id,
      articles,
      ...taken,
    };
    await writeSynced(join(temporary, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(temporary);
    await putInPlace(temporary, path);
    await syncFolder(folder);
    const made = { name, path, manifest };
    await rotate(
      before.filter((one) => one.name !== name),
      made,
      dayOf(now),
    );
    return made;
  } catch (error) {
    throw fileError(error, path);
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Writes the files of a backup: segments as they are together, then what belongs to all of them. */
async function take(
  store: Store,
  folder: string,
  last: Backup | null,
): Promise<Pick<BackupManifest, 'segments' | 'bytes'>> {
  const { catalogue, layout } = store;
  const taken = new Map<number, BackupSegment>();
  const turn = slices();
  let bytes = 0;

  const stale = async () => {
    const numbers = catalogue.numbers();
    for (const gone of [...taken.keys()].filter((number) => !numbers.includes(number))) taken.delete(gone);
    const wanted: number[] = [];
    for (const number of numbers) {
      if (taken.get(number)?.revision !== ((await catalogue.revision(number)) ?? '')) wanted.push(number);
    }
    return wanted;
  };
  const takeOne = async (number: number) => {
    const segment = await takeSegment(store, number, folder, last);
    if (segment === null) taken.delete(number);
    else taken.set(number, segment);
    await turn();
  };
  const takeRest = async () => {
    for (const [path, name] of [
      [layout.library, LIBRARY_FILE],
      [layout.changes, CHANGES_FILE],
    ] as const) {
      const content = await readRegular(path).catch((error: unknown) => {
        if (isMissing(error)) return Buffer.alloc(0);
        throw fileError(error, path);
      });
      const packed = await compress(content);
      await rm(join(folder, name), { force: true });
      await writeSynced(join(folder, name), packed);
      bytes += packed.byteLength;
    }
  };

  for (let look = 1; ; look++) {
    const left = await store.between(async () => {
      const wanted = await stale();
      // What cannot be read stays stale: it was tried once.
      const changed = look === 1 ? wanted : wanted.filter((number) => taken.has(number));
      if (look === LOOKS) for (const number of changed) await takeOne(number);
      if (changed.length > 0 && look < LOOKS) return changed;
      await takeRest();
      return [];
    });
    if (left.length === 0) break;
    for (const number of left) await takeOne(number);
  }
  const segments = [...taken].sort(([a], [b]) => a - b).map(([, segment]) => segment);
  return { segments, bytes: segments.reduce((sum, segment) => sum + segment.bytes, bytes) };
}

/** One segment, from the last backup when it has not changed. A damaged one stands as it was in the last backup; null when
 * it is not there either. */
async function takeSegment(
  store: Store,
  number: number,
  folder: string,
  last: Backup | null,
): Promise<BackupSegment | null> {
  const path = store.layout.segment(number);
  const file = `${basename(path)}.gz`;
  const target = join(folder, file);
  const before = last?.manifest.segments.find((segment) => segment.file === file) ?? null;
  const reuse = async () => {
    if (last === null || before === null) return null;
    return (await isSame(join(last.path, file), before)) && (await share(join(last.path, file), target))
      ? before
      : null;
  };
  await rm(target, { force: true });
  const revision = await store.catalogue.revision(number);
  if (before !== null && revision === before.revision) {
    const same = await reuse();
    if (same !== null) return same;
  }
  const bytes = await readRegular(path).catch(() => Buffer.alloc(0));
  const read = readSegment(bytes);
  const written = revisionOf(bytes.toString('latin1', 0, 120));
  if (typeof read === 'string' || written === null) return reuse();
  const packed = await compress(bytes);
  await writeSynced(target, packed);
  return {
    file,
    revision: written,
    records: read.lines.length,
    sha256: hashOf(packed),
    bytes: packed.byteLength,
  };
}

async function isSame(path: string, { sha256 }: BackupSegment): Promise<boolean> {
  const bytes = await readRegular(path).catch(() => null);
  return bytes !== null && hashOf(bytes) === sha256;
}

/** The same file under another name, or a copy where there are no hard links. */
async function share(from: string, to: string): Promise<boolean> {
  return link(from, to)
    .catch(() => copyFile(from, to))
    .then(
      () => true,
      () => false,
    );
}

/** A second backup of a day takes the place of the first once it is whole. */
async function putInPlace(temporary: string, path: string): Promise<void> {
  const old = (await stat(path).catch(() => null)) === null ? null : temporaryName(path);
  if (old !== null) await rename(path, old);
  await rename(temporary, path);
  if (old !== null) await rm(old, { recursive: true, force: true }).catch(() => undefined);
}

/** Lets the oldest go, once the new one is whole. None goes while the clock is behind that of the last backup, and never
 * the newest that has more than twice the articles of all that are kept. */
async function rotate(before: readonly Backup[], made: Backup, today: string): Promise<void> {
  const days = before.filter(({ manifest }) => manifest.kind === 'daily');
  if ((days.at(-1)?.name ?? '') > today) return;
  const others = before.filter(({ manifest }) => manifest.kind === 'before-restore');
  const keptOthers = made.manifest.kind === 'daily' ? KEPT_BEFORE : KEPT_BEFORE - 1;
  const gone = [...outlived(days, made), ...others.slice(0, Math.max(0, others.length - keptOthers))];
  for (const { path } of gone) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

function outlived(days: readonly Backup[], made: Backup): Backup[] {
  const kept = made.manifest.kind === 'daily' ? [...days.slice(-(KEPT - 1)), made] : days.slice(-KEPT);
  const gone = days.filter((backup) => !kept.includes(backup));
  const most = Math.max(0, ...kept.map(({ manifest }) => manifest.articles));
  const richer = gone.findLast(({ manifest }) => manifest.articles > 2 * most);
  return gone.filter((backup) => backup !== richer);
}

async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (isTemporary(name))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A backup by its name. Throws `not-found`. */
export async function backupNamed(store: Store, root: string, name: string): Promise<Backup> {
  const folder = await backupFolder(store.layout, root);
  const found = folder === null ? undefined : (await backupsIn(folder)).find((one) => one.name === name);
  if (found === undefined) throw new LibraryError({ code: 'not-found', details: { what: 'file', id: name } });
  return found;
}

/** `2026-11-24`, where the person is. */
function dayOf(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function clockOf(time: Date): string {
  return time.toTimeString().slice(0, 8).replaceAll(':', '');
}
