import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type ArticleId, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';

/** Records a segment holds at most. */
export const SEGMENT_SIZE = 512;

/** A segment from before segments proved themselves. It is believed. */
const segmentFile = z.strictObject({
  version: z.literal(1),
  revision: z.string().regex(/^[0-9a-f]{16}$/),
  records: z.array(storedRecord).max(SEGMENT_SIZE),
});

/** A record as a line of its segment's file, as this version writes it. Its bytes stand as characters U+0000 to U+00FF:
 * thousands of lines are looked at and altered without being decoded. */
export type Line = string;

/** The records of a segment, in the order they were added. Never altered: another one takes its place. */
export type Segment = {
  lines: readonly Line[];
  /** Where each id stands in `lines`. */
  places: ReadonlyMap<ArticleId, number>;
};

export function segmentOf(records: readonly StoredRecord[]): Segment {
  return fromLines(records.map(lineOf));
}

/** The same articles in the same order, some with other lines. */
export function withLines({ places }: Segment, lines: readonly Line[]): Segment {
  return { lines, places };
}

export function withRecord(segment: Segment, record: StoredRecord): Segment {
  const at = segment.places.get(record.id);
  return at === undefined ? segment : withLines(segment, segment.lines.with(at, lineOf(record)));
}

export function withMore({ lines }: Segment, records: readonly StoredRecord[]): Segment {
  return fromLines([...lines, ...records.map(lineOf)]);
}

export function without({ lines }: Segment, ids: ReadonlySet<ArticleId>): Segment {
  return fromLines(lines.filter((line) => !ids.has(idOf(line))));
}

export function recordsOf({ lines }: Segment): StoredRecord[] {
  return lines.map(recordOf);
}

function fromLines(lines: readonly Line[]): Segment {
  return { lines, places: new Map(lines.map((line, at) => [idOf(line), at])) };
}

/** The same from the bytes that the lines stand in. A piece of a string keeps the whole of it in memory: ids are kept long after
 * their segment, and are strings of their own. */
function fromBytes(bytes: Buffer): Segment {
  const text = bytes.toString('latin1');
  const lines = text === '' ? [] : text.split(between);
  const places = new Map<ArticleId, number>();
  let from = 0;
  for (const [at, { length }] of lines.entries()) {
    places.set(bytes.toString('latin1', from + ID_FROM, from + ID_TO), at);
    from += length + between.length;
  }
  return { lines, places };
}

/** Every line begins with its id. */
const ID_FROM = 7;
const ID_TO = 23;

export function idOf(line: Line): ArticleId {
  return line.slice(ID_FROM, ID_TO);
}

export function recordOf(line: Line): StoredRecord {
  return storedRecord.parse(JSON.parse(decoded(line)));
}

function lineOf(record: StoredRecord): Line {
  // Parsing puts the keys into their order.
  return encoded(JSON.stringify(storedRecord.parse(record)));
}

/** Bytes above 0x7f are rare; most lines are the same either way. */
const beyondAscii = /[\u0080-\uffff]/;

function encoded(text: string): Line {
  return beyondAscii.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

function decoded(line: Line): string {
  return beyondAscii.test(line) ? Buffer.from(line, 'latin1').toString('utf8') : line;
}

type Key = keyof StoredRecord;
const keys = Object.keys(storedRecord.shape);
const nextOf = new Map(keys.map((key, at) => [key, keys[at + 1] ?? null]));

/** Where the value of a key begins and ends in a line. A quote inside a string has a backslash before it, so `,"key":` is
 * a key and nothing else; and no object inside a record has a key of the record's name but `id`, which is first. Null in
 * a line from before a key was there. */
function span(line: Line, key: string): [from: number, to: number] | null {
  const name = `,"${key}":`;
  const at = line.indexOf(name);
  if (at < 0) return null;
  const from = at + name.length;
  const next = nextOf.get(key) ?? null;
  const to = next === null ? line.length - 1 : line.indexOf(`,"${next}":`, from);
  return to < 0 ? null : [from, to];
}

/** What a line says of some keys, as it stands there: lines of the same text have the same values. */
export function textOf(line: Line, of: readonly Key[]): string {
  let text = '';
  for (const key of of) {
    const found = span(line, key);
    if (found === null) return line;
    text += `${line.slice(...found)}\n`;
  }
  return text;
}

/** What puts values into lines. */
export function patchOf(set: Partial<StoredRecord>): (line: Line) => Line {
  const patches = Object.entries(set).map(([key, value]) => ({ key, value: encoded(JSON.stringify(value)) }));
  return (line) => {
    let patched = line;
    for (const { key, value } of patches) {
      const found = span(patched, key);
      if (found === null) return lineOf({ ...recordOf(line), ...set });
      patched = patched.slice(0, found[0]) + value + patched.slice(found[1]);
    }
    return patched;
  };
}

const opening = /^\{"version":1,"revision":"[0-9a-f]{16}","proof":"([0-9a-f]{16})",/;
const records = '"records":[\n';
const closing = '\n]}\n';
const between = ',\n';
/** What stands before the records is shorter. */
const OPENING_LENGTH = 120;

/** The file of a segment: one record a line, so that a person and a version control system can read it. The proof is of
 * everything behind it, and tells a file that a disk has altered. */
export function segmentBytes({ lines }: Segment): Buffer {
  const rest = Buffer.from(records + lines.join(between) + closing, 'latin1');
  // Random, another one with every write: tells whether a file is the one that the index knows, also in a copy.
  const revision = randomBytes(8).toString('hex');
  return Buffer.concat([
    Buffer.from(`{"version":1,"revision":"${revision}","proof":"${proofOf(rest)}",`, 'latin1'),
    rest,
  ]);
}

/** Reads what `segmentBytes` wrote, or JSON of the same shape without a proof. A string tells what is wrong with it. */
export function readSegment(bytes: Buffer): Segment | string {
  const beginning = bytes.toString('latin1', 0, OPENING_LENGTH);
  const head = opening.exec(beginning);
  if (head !== null) {
    const rest = bytes.subarray(head[0].length);
    if (proofOf(rest) !== head[1]) return 'another content than was written';
    return fromBytes(rest.subarray(records.length, rest.length - closing.length));
  }
  if (beginning.includes('"proof":')) return 'no proof where one should be';
  try {
    const parsed = segmentFile.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success ? segmentOf(parsed.data.records) : (parsed.error.issues[0]?.message ?? '');
  } catch (error) {
    return String(error);
  }
}

/** The revision of a file that begins like this, null when it is no segment. */
export function revisionOf(beginning: string): string | null {
  return /^\{"version":1,"revision":"([0-9a-f]{16})",/.exec(beginning)?.[1] ?? null;
}

function proofOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
