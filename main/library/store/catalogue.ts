import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import {
  fileError,
  isMissing,
  isNoFile,
  isTemporary,
  openRegular,
  readRegular,
  readText,
  replaceFile,
  syncFolder,
} from './files.ts';
import { backupOf, keepAside, keepCopy, type Read, setAside } from './json-file.ts';
import type { Layout } from './layout.ts';
import {
  readSegment,
  recordOf,
  recordsOf,
  revisionOf,
  type Segment,
  segmentBytes,
  segmentOf,
} from './segment.ts';
import { mapBounded } from './yielding.ts';

/** Segments kept in memory, the newest among them. */
const LOADED = 6;
/** Segments written at once. */
const WRITERS = 8;

export type Place = { segment: number; record: StoredRecord };

/** The records of all articles: the truth about everything but the text. Segments are loaded when they are needed and
 * few stay loaded. Writing is the caller's to serialise. */
export type Catalogue = {
  /** Numbers of all segments, oldest first. */
  numbers(): number[];
  /** A segment as it is. A damaged one is mended first. */
  segment(segment: number): Promise<Segment>;
  /** The records of a segment in the order they were added. A damaged segment is mended first. */
  records(segment: number): Promise<readonly StoredRecord[]>;
  /** Writes segments, or what their files are to hold (`segmentBytes`, with the same articles as before); resolves once all are
   * durable. Nothing changes in memory of those that fail; which they are, and why, is returned. A kill leaves some of them
   * written, each whole. */
  put(segments: ReadonlyMap<number, Segment | Buffer>): Promise<Map<number, unknown>>;
  /** Writes one segment; resolves once it is durable. Nothing changes in memory when it fails. */
  write(segment: number, content: Segment): Promise<void>;
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
  /** Looks for segments whose files somebody else has written or brought in: they are read anew. Returns which. */
  follow(): Promise<number[]>;
  /** The file as it is, without mending. */
  inspect(segment: number): Promise<Read<Segment>>;
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
  const loaded = new Map<number, Low<Segment>>();
  /** Where each id is; filled when a hint fails for the first time. */
  let places: Map<ArticleId, number> | null = null;
  let mending: Promise<void> | null = null;
  const loading = new Map<number, Promise<Low<Segment>>>();
  /** How often each segment was written: what was read before is not kept. */
  const writes = new Map<number, number>();
  /** What the files looked like when we last read or wrote them. */
  const files = new Map<number, string | null>();

  const low = (segment: number) => new Low<Segment>(segmentFile(layout.segment(segment)), segmentOf([]));

  const remember = (segment: number, data: Low<Segment>) => {
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

  const load = async (segment: number): Promise<Low<Segment>> => {
    const present = loaded.get(segment);
    if (present !== undefined) return remember(segment, present);
    const data = low(segment);
    if (!numbers.has(segment)) return data;
    const before = writes.get(segment);
    const signature = await fileSignature(layout.segment(segment));
    const read = await readFileOf(layout.segment(segment));
    if (writes.get(segment) !== before) return load(segment);
    if (read.kind === 'good') {
      data.data = read.value;
      files.set(segment, signature);
      return remember(segment, data);
    }
    await mend();
    const mended = loaded.get(segment);
    if (mended !== undefined) return mended;
    await data.read();
    return remember(segment, data);
  };

  const loadOnce = (segment: number) => {
    const running = loading.get(segment) ?? load(segment).finally(() => loading.delete(segment));
    loading.set(segment, running);
    return running;
  };

  /** A file that somebody else has put in the place of ours, or where we had none, is kept before it is written over. */
  const keepStranger = async (number: number, isNew: boolean) => {
    const path = layout.segment(number);
    const present = await fileSignature(path);
    if (present === null || (!isNew && !files.has(number)) || present === files.get(number)) return;
    await keepAside(layout, path);
  };

  const putOne = async (number: number, content: Segment | Buffer) => {
    if (Buffer.isBuffer(content) && numbers.has(number) && !loaded.has(number) && !options.readOnly) {
      await keepStranger(number, false);
      await writeBytes(layout.segment(number), content);
      files.set(number, await fileSignature(layout.segment(number)));
      writes.set(number, (writes.get(number) ?? 0) + 1);
      // One that was being read meanwhile is read again, or is the one from before.
      loaded.delete(number);
      return;
    }
    const segment = Buffer.isBuffer(content) ? readSegment(content) : content;
    if (typeof segment === 'string') throw new Error(segment);
    const data = loaded.get(number) ?? low(number);
    const before = data.data;
    const isNew = !numbers.has(number);
    if (!options.readOnly) await keepStranger(number, isNew);
    numbers.add(number);
    data.data = segment;
    try {
      if (options.readOnly) pinned.add(number);
      else await data.write();
    } catch (error) {
      data.data = before;
      if (isNew) numbers.delete(number);
      throw error;
    }
    if (!options.readOnly) files.set(number, await fileSignature(layout.segment(number)));
    writes.set(number, (writes.get(number) ?? 0) + 1);
    // Of many, those that were not loaded stay away.
    if (isNew || options.readOnly || loaded.has(number)) remember(number, data);
    for (const id of places === null ? [] : segment.places.keys()) places?.set(id, number);
  };

  const catalogue: Catalogue = {
    numbers: () => [...numbers].sort((a, b) => a - b),
    segment: async (segment) => (await loadOnce(segment)).data,
    records: async (segment) => recordsOf((await loadOnce(segment)).data),
    async put(segments) {
      const failures = new Map<number, unknown>();
      await mapBounded([...segments], WRITERS, ([number, segment]) =>
        putOne(number, segment).catch((error: unknown) => failures.set(number, error)),
      );
      if (!options.readOnly) {
        await syncFolder(layout.catalogue).catch((error: unknown) => {
          throw fileError(error, layout.catalogue);
        });
      }
      return failures;
    },
    async write(segment, content) {
      const failures = await catalogue.put(new Map([[segment, content]]));
      if (failures.size > 0) throw failures.get(segment);
    },
    nextNumber: () => Math.max(0, ...numbers) + 1,
    async signature(segment) {
      const signature = await fileSignature(layout.segment(segment));
      if (!files.has(segment)) files.set(segment, signature);
      return signature;
    },
    async follow() {
      const others: number[] = [];
      for (const number of await segmentNumbers(layout, true)) {
        const present = await fileSignature(layout.segment(number));
        const isOurs = files.has(number) ? present === files.get(number) : numbers.has(number);
        // What is damaged is no news of anybody: it is mended from what is here.
        if (present === null || isOurs || (await readFileOf(layout.segment(number))).kind !== 'good')
          continue;
        others.push(number);
        numbers.add(number);
        loaded.delete(number);
        files.delete(number);
        places = null;
      }
      return others;
    },
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
    inspect: (segment) => readFileOf(layout.segment(segment)),
  };
  return catalogue;
}

async function findIn(catalogue: Catalogue, number: number, id: ArticleId): Promise<Place | null> {
  if (!catalogue.numbers().includes(number)) return null;
  const { lines, places } = await catalogue.segment(number);
  const line = lines[places.get(id) ?? -1];
  return line === undefined ? null : { segment: number, record: recordOf(line) };
}

async function placesOf(catalogue: Catalogue): Promise<Map<ArticleId, number>> {
  const all = new Map<ArticleId, number>();
  for (const number of catalogue.numbers()) {
    for (const id of (await catalogue.segment(number)).places.keys()) all.set(id, number);
  }
  return all;
}

/** A segment's file for lowdb, that survives a kill at any moment: written beside, flushed, renamed; the file before stays as
 * its copy. The new name is durable once the folder is synced. */
function segmentFile(path: string): Adapter<Segment> {
  return {
    async read() {
      const read = await readFileOf(path);
      if (read.kind === 'damaged')
        throw new LibraryError({ code: 'unreadable-file', details: { path } }, read.issue);
      return read.kind === 'good' ? read.value : null;
    },
    write: (segment) => writeBytes(path, segmentBytes(segment)),
  };
}

async function writeBytes(path: string, bytes: Buffer): Promise<void> {
  await replaceFile(path, bytes, () => keepCopy(path));
}

/** Reads a segment's file. Never throws for what is in it. Throws `unreadable-file` when the system refuses to read it. */
async function readFileOf(path: string): Promise<Read<Segment>> {
  try {
    const read = readSegment(await readRegular(path));
    return typeof read === 'string' ? { kind: 'damaged', issue: read } : { kind: 'good', value: read };
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    if (isNoFile(error)) return { kind: 'damaged', issue: 'no file' };
    throw new LibraryError({ code: 'unreadable-file', details: { path } }, error);
  }
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
    return revisionOf(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** A damaged segment's last good copy, if it has one; the damaged file is set aside. */
export async function salvage(layout: Layout, segment: number, readOnly: boolean): Promise<StoredRecord[]> {
  const path = layout.segment(segment);
  const copy = await readFileOf(backupOf(path));
  if (!readOnly) {
    await setAside(path);
    if (copy.kind === 'damaged') await setAside(backupOf(path));
  }
  return copy.kind === 'good' ? recordsOf(copy.value) : [];
}
