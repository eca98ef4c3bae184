import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import * as z from 'zod';
import { type ArticleId, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';
import { fileError, isMissing, isNoFile, isTemporary, openRegular, readText } from './files.ts';
import { backupOf, jsonFile, type Read, readJson, setAside } from './json-file.ts';
import type { Layout } from './layout.ts';

/** Records a segment holds at most. */
export const SEGMENT_SIZE = 512;
/** Segments kept in memory, the newest among them. */
const LOADED = 6;

export const segmentFile = z.strictObject({
  version: z.literal(1),
  /** Random, another one with every write: tells whether a file is the one that the index knows, also in a copy. */
  revision: z.string().regex(/^[0-9a-f]{16}$/),
  /** Of everything behind it: tells a file that a disk has altered. Segments of before have none. */
  proof: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  records: z.array(storedRecord).max(SEGMENT_SIZE),
});
export type SegmentFile = z.infer<typeof segmentFile>;

export type Place = { segment: number; record: StoredRecord };

/** The records of all articles: the truth about everything but the text. Segments are loaded when they are needed and
 * few stay loaded. Writing is the caller's to serialise. */
export type Catalogue = {
  /** Numbers of all segments, oldest first. */
  numbers(): number[];
  /** The records of a segment in the order they were added. A damaged segment is mended first. */
  records(segment: number): Promise<readonly StoredRecord[]>;
  /** Writes a segment; resolves once it is durable. Nothing changes in memory when it fails. */
  write(segment: number, records: StoredRecord[]): Promise<void>;
  /** The number of a new segment; it is taken as soon as `write` is called with it. */
  nextNumber(): number;
  /** Changes when the file of the segment does, and when it is copied. Null when there is no file. */
  signature(segment: number): Promise<string | null>;
  /** Changes with every write. Null when there is no file or it does not begin as one. */
  revision(segment: number): Promise<string | null>;
  /** The record of an id. `hint` is the segment it is thought to be in; wrong or null costs a look into the others. */
  find(id: ArticleId, hint: number | null): Promise<Place | null>;
  /** Makes segments anew that cannot be read. */
  mend(): Promise<void>;
  /** Whether a segment's file holds one of these articles, and its copy from before the last write. Nothing is parsed. */
  holds(segment: number, ids: ReadonlySet<ArticleId>): Promise<{ file: boolean; copy: boolean }>;
  /** The file as it is, without mending. */
  inspect(segment: number): Promise<Read<SegmentFile>>;
};

/** Mends segments that cannot be read, by writing them anew. */
export type Mend = () => Promise<void>;

/** Opens the catalogue of a library and throws away what an unfinished write left.
 * @param expected how many segments there were when last seen; a gap means a lost segment */
export async function openCatalogue(
  layout: Layout,
  options: { readOnly: boolean; expected: number; mend: Mend },
): Promise<Catalogue> {
  const numbers = new Set(await segmentNumbers(layout, options.readOnly));
  for (let number = Math.max(0, ...numbers, options.expected); number > 0; number--) numbers.add(number);
  /** What was mended in a library that cannot be written: it is in memory alone. */
  const pinned = new Set<number>();
  /** In order of use, the last used at the end. */
  const loaded = new Map<number, Low<SegmentFile>>();
  /** Where each id is; filled when a hint fails for the first time. */
  let places: Map<ArticleId, number> | null = null;
  let mending: Promise<void> | null = null;
  const loading = new Map<number, Promise<Low<SegmentFile>>>();

  const low = (segment: number) =>
    new Low<SegmentFile>(
      jsonFile(layout.segment(segment), segmentFile, stringify, isAsWritten),
      segmentOf([]),
    );

  const remember = (segment: number, data: Low<SegmentFile>) => {
    loaded.delete(segment);
    loaded.set(segment, data);
    for (const old of loaded.keys()) {
      if (loaded.size - pinned.size <= LOADED) break;
      if (!pinned.has(old)) loaded.delete(old);
    }
    return data;
  };

  const mend = () => {
    mending ??= options.mend().finally(() => {
      mending = null;
    });
    return mending;
  };

  const load = async (segment: number): Promise<Low<SegmentFile>> => {
    const present = loaded.get(segment);
    if (present !== undefined) return remember(segment, present);
    if (!numbers.has(segment)) return low(segment);
    const read = await readJson(layout.segment(segment), segmentFile, isAsWritten);
    if (read.kind === 'good') {
      const data = low(segment);
      data.data = read.value;
      return remember(segment, data);
    }
    await mend();
    const mended = loaded.get(segment);
    if (mended !== undefined) return mended;
    const data = low(segment);
    await data.read();
    return remember(segment, data);
  };

  const loadOnce = (segment: number) => {
    const running = loading.get(segment) ?? load(segment).finally(() => loading.delete(segment));
    loading.set(segment, running);
    return running;
  };

  const catalogue: Catalogue = {
    numbers: () => [...numbers].sort((a, b) => a - b),
    records: async (segment) => (await loadOnce(segment)).data.records,
    async write(segment, records) {
      const data = loaded.get(segment) ?? low(segment);
      const before = data.data;
      const isNew = !numbers.has(segment);
      numbers.add(segment);
      data.data = segmentOf(records);
      try {
        if (options.readOnly) pinned.add(segment);
        else await data.write();
      } catch (error) {
        data.data = before;
        if (isNew) numbers.delete(segment);
        throw error;
      }
      remember(segment, data);
      for (const { id } of places === null ? [] : records) places?.set(id, segment);
    },
    nextNumber: () => Math.max(0, ...numbers) + 1,
    signature: (segment) => fileSignature(layout.segment(segment)),
    revision: (segment) => fileRevision(layout.segment(segment)),
    async find(id, hint) {
      const hinted = hint === null ? null : await findIn(catalogue, hint, id);
      if (hinted !== null) return hinted;
      places ??= await placesOf(catalogue);
      const segment = places.get(id);
      return segment === undefined ? null : findIn(catalogue, segment, id);
    },
    mend,
    async holds(segment, ids) {
      const path = layout.segment(segment);
      return { file: await fileHolds(path, ids), copy: await fileHolds(backupOf(path), ids) };
    },
    inspect: (segment) => readJson(layout.segment(segment), segmentFile, isAsWritten),
  };
  return catalogue;
}

async function findIn(catalogue: Catalogue, segment: number, id: ArticleId): Promise<Place | null> {
  if (!catalogue.numbers().includes(segment)) return null;
  const record = (await catalogue.records(segment)).find((candidate) => candidate.id === id);
  return record === undefined ? null : { segment, record };
}

async function placesOf(catalogue: Catalogue): Promise<Map<ArticleId, number>> {
  const places = new Map<ArticleId, number>();
  for (const segment of catalogue.numbers()) {
    for (const { id } of await catalogue.records(segment)) places.set(id, segment);
  }
  return places;
}

/** One record a line, so that a person and a version control system can read it. */
function stringify({ version, revision, records }: SegmentFile): string {
  const lines = records.map((record) => JSON.stringify(record));
  const rest = `"records":[\n${lines.join(',\n')}\n]}\n`;
  return `{"version":${version},"revision":"${revision}","proof":"${proofOf(rest)}",${rest}`;
}
/** Where the proof is, and how far the text goes that it is not of. */
const proven = /^\{"version":1,"revision":"[0-9a-f]{16}","proof":"([0-9a-f]{16})",/;

/** Whether a segment is as it was written. One without a proof is believed. */
function isAsWritten(text: string): boolean {
  const found = proven.exec(text);
  if (found === null) return !text.slice(0, 120).includes('"proof":');
  return proofOf(text.slice(found[0].length)) === found[1];
}

function proofOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
const beginning = /^\{"version":1,"revision":"([0-9a-f]{16})",/;

function segmentOf(records: StoredRecord[]): SegmentFile {
  return { version: 1, revision: randomBytes(8).toString('hex'), records };
}

/** A record a line, each beginning with its id. */
const recordBeginning = /^\{"id":"([0-9a-f]{16})"/gm;

async function fileHolds(path: string, ids: ReadonlySet<ArticleId>): Promise<boolean> {
  const text = await readText(path).catch(() => '');
  for (const [, id = ''] of text.matchAll(recordBeginning)) if (ids.has(id)) return true;
  return false;
}

/** Numbers of the segments that have a file or a copy. */
async function segmentNumbers(layout: Layout, readOnly: boolean): Promise<number[]> {
  if (!readOnly) {
    await mkdir(layout.catalogue).catch((error: unknown) => {
      if (fileError(error, layout.catalogue).message.startsWith('already-exists')) return;
      throw fileError(error, layout.catalogue);
    });
  }
  const names = await readdir(layout.catalogue).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw fileError(error, layout.catalogue);
  });
  const numbers: number[] = [];
  for (const name of names) {
    if (isTemporary(name) && !readOnly) await rm(join(layout.catalogue, name), { force: true });
    const number = Number(/^(\d{6,})\.json(?:\.bak)?$/.exec(name)?.[1]);
    if (number > 0) numbers.push(number);
  }
  return numbers;
}

async function fileSignature(path: string): Promise<string | null> {
  try {
    const { size, mtimeNs, ino } = await stat(path, { bigint: true });
    return `${size}-${mtimeNs}-${ino}`;
  } catch (error) {
    if (isMissing(error) || isNoFile(error)) return null;
    throw fileError(error, path);
  }
}

async function fileRevision(path: string): Promise<string | null> {
  const file = await openRegular(path).catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64), position: 0 });
    return beginning.exec(buffer.toString('latin1', 0, bytesRead))?.[1] ?? null;
  } finally {
    await file.close();
  }
}

/** A damaged segment's last good copy, if it has one; the damaged file is set aside. */
export async function salvage(layout: Layout, segment: number, readOnly: boolean): Promise<StoredRecord[]> {
  const path = layout.segment(segment);
  const copy = await readJson(backupOf(path), segmentFile, isAsWritten);
  if (!readOnly) {
    await setAside(path);
    if (copy.kind === 'damaged') await setAside(backupOf(path));
  }
  return copy.kind === 'good' ? copy.value.records : [];
}
