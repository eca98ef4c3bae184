import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { changesIn } from './changes-log.ts';
import { fileError, isMissing, readRegular } from './files.ts';
import { readJson } from './json-file.ts';
import { readSegment, recordsOf } from './segment.ts';
import { slices } from './yielding.ts';

const decompress = promisify(gunzip);
/** A part of the catalogue that unpacks to more is none of ours. */
const LARGEST = 256 * 1024 * 1024;

/** What a backup says of itself, in `backup.json` beside its files. */
export const backupManifest = z.object({
  version: z.literal(1),
  /** Counts the backups of a library: what is older does not hang on the clock. */
  serial: z.int().min(1),
  kind: z.enum(['daily', 'before-restore']),
  made: z.iso.datetime(),
  /** Where the library lay, and its own id. */
  library: z.string(),
  id: z.string(),
  articles: z.int().min(0),
  segments: z.array(
    z.object({
      file: z.string().regex(/^\d{6,}\.json\.gz$/),
      revision: z.string(),
      records: z.int().min(0),
      /** Of the compressed file. */
      sha256: z.string(),
      bytes: z.int(),
    }),
  ),
  /** Bytes of all its files. */
  bytes: z.int(),
});
export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupSegment = BackupManifest['segments'][number];

/** A backup on the disk. `name` is that of its folder: the day, or the moment before something was restored. */
export type Backup = { name: string; path: string; manifest: BackupManifest };

export const MANIFEST = 'backup.json';
export const LIBRARY_FILE = 'library.json.gz';
export const CHANGES_FILE = 'changes.ndjson.gz';

const backupName = /^\d{4}-\d\d-\d\d(?:-before-restore-\d{6})?$/;

/** The whole backups of a folder, the oldest first. Half ones and what is none are passed over. */
export async function backupsIn(folder: string): Promise<Backup[]> {
  const found: Backup[] = [];
  for (const name of await namesIn(folder)) {
    if (!backupName.test(name)) continue;
    const path = join(folder, name);
    const read = await readJson(join(path, MANIFEST), backupManifest).catch(() => null);
    if (read?.kind === 'good') found.push({ name, path, manifest: read.value });
  }
  return found.sort((a, b) => a.manifest.serial - b.manifest.serial);
}

/** The records of a backup as they were then. Parts that cannot be read any more are passed over: `damaged` counts them. */
export async function backupRecords({
  path,
  manifest,
}: Backup): Promise<{ records: Map<ArticleId, StoredRecord>; damaged: number }> {
  const records = new Map<ArticleId, StoredRecord>();
  let damaged = 0;
  const turn = slices();
  for (const { file } of manifest.segments) {
    const read = await unpacked(join(path, file)).then(readSegment).catch(String);
    if (typeof read !== 'string') for (const record of recordsOf(read)) records.set(record.id, record);
    else damaged++;
    await turn();
  }
  const changes = await unpacked(join(path, CHANGES_FILE)).catch(() => '');
  for (const [id, set] of changesIn(changes.toString())) {
    const record = records.get(id);
    if (record !== undefined) records.set(id, { ...record, ...set });
  }
  return { records, damaged };
}

/** A file of a backup, unpacked. */
export async function unpacked(path: string): Promise<Buffer> {
  try {
    return await decompress(await readRegular(path), { maxOutputLength: LARGEST });
  } catch (error) {
    if (isMissing(error))
      throw new LibraryError({ code: 'not-found', details: { what: 'file', id: path } }, error);
    throw fileError(error, path);
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((): string[] => []);
}
