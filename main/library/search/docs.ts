import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { type ListRow, listRow } from '../../../shared/model/view.ts';
import { fold } from '../../../shared/query/index.ts';
import { addressKey } from '../../../shared/url.ts';
import type { SqlDatabase, SqlRow } from './database.ts';
import { putNotes } from './note-rows.ts';
import { inTrash } from './trash.ts';

/** Articles of one millisecond that keep their order. */
const PER_MILLISECOND = 1024;
/** Beyond this a place is no exact number any more (the year 2255). */
const LAST_MILLISECOND = Math.floor(Number.MAX_SAFE_INTEGER / PER_MILLISECOND) - 1;

/** Brings the rows of records up to date. Full text that does not fit them any more is left for `staleDocs`. */
export function putDocs(database: SqlDatabase, segment: number, records: readonly StoredRecord[]): void {
  for (const record of records) putDoc(database, segment, record);
}

function putDoc(database: SqlDatabase, segment: number, record: StoredRecord): void {
  const known = database.get('select place, holds from doc where id = ?', [record.id]);
  const place = known === null ? freePlace(database, record.saved) : integer.parse(known.place);
  database.run(
    `insert into doc (place, id, segment, state, favourite, progress, notes, published, title, words, lang, image,
       noted, highlights, dated, plain)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (place) do update set segment = excluded.segment, state = excluded.state,
       favourite = excluded.favourite, progress = excluded.progress, notes = excluded.notes,
       published = excluded.published, title = excluded.title, words = excluded.words, lang = excluded.lang,
       image = excluded.image, noted = excluded.noted, highlights = excluded.highlights, dated = excluded.dated,
       plain = excluded.plain`,
    [
      place,
      record.id,
      segment,
      record.state,
      Number(record.favourite),
      record.progress,
      noteCount(record),
      record.published,
      titleKey(record.title),
      record.words,
      languageKey(record.lang),
      Number(record.image !== null),
      Number(hasNote(record)),
      record.highlights.length,
      ...publishedWhen(record),
    ],
  );
  database.run('insert or replace into entry (place, url, canonical, record) values (?, ?, ?, ?)', [
    place,
    record.url === null ? null : addressKey(record.url),
    record.canonicalUrl === null ? null : addressKey(record.canonicalUrl),
    JSON.stringify(entryOf(record)),
  ]);
  putStale(database, place, record, known?.holds ?? null);
  database.run('insert or replace into tagged (place, tags) values (?, ?)', [
    place,
    JSON.stringify(record.tags),
  ]);
  if (record.trashed) database.run('insert or ignore into trash (place) values (?)', [place]);
  if (known !== null) {
    if (!record.trashed) database.run('delete from trash where place = ?', [place]);
    database.run('delete from tag where place = ?', [place]);
    database.run('delete from note where place = ?', [place]);
  }
  putNotes(database, place, record);
  for (const tag of record.tags) {
    database.run('insert or ignore into tag (place, tag, folded) values (?, ?, ?)', [place, ...tagKeys(tag)]);
  }
}

function putStale(database: SqlDatabase, place: number, record: StoredRecord, holds: unknown): void {
  const wants = fingerprint(record);
  if (holds === wants) database.run('delete from stale where place = ?', [place]);
  else {
    database.run('insert or replace into stale (place, wants, missing) values (?, ?, ?)', [
      place,
      wants,
      Number(holds === null),
    ]);
  }
}

/** Takes the rows away whose articles a segment does not hold (any more). */
export function dropDocs(database: SqlDatabase, segment: number, keep: ReadonlySet<ArticleId>): void {
  for (const row of database.all('select id, place, holds from doc where segment = ?', [segment])) {
    const found = doc.parse(row);
    if (!keep.has(found.id)) dropDoc(database, found);
  }
}

/** Takes the rows of articles away that are gone for good. */
export function removeDocs(database: SqlDatabase, ids: readonly ArticleId[]): void {
  const rows = database.all('select id, place, holds from doc where id in (select value from json_each(?))', [
    JSON.stringify(ids),
  ]);
  for (const row of rows) dropDoc(database, doc.parse(row));
}

function dropDoc(database: SqlDatabase, { place, holds }: z.infer<typeof doc>): void {
  if (holds !== null) database.run('delete from fts where rowid = ?', [place]);
  database.run('delete from doc where place = ?', [place]);
  database.run('delete from entry where place = ?', [place]);
  database.run('delete from stale where place = ?', [place]);
  database.run('delete from tagged where place = ?', [place]);
  database.run('delete from trash where place = ?', [place]);
  database.run('delete from tag where place = ?', [place]);
  database.run('delete from note where place = ?', [place]);
}

/** A tag as it stands in `tag`, and as it is searched for. The database takes text up to its first NUL. */
export function tagKeys(tag: string): [tag: string, folded: string] {
  return [tag.replaceAll('\0', ''), fold(tag).replaceAll('\0', '')];
}

/** What the file of a segment looked like when its records were taken over. */
export type Seen = { signature: string; revision: string };

export function seenSegments(database: SqlDatabase): Map<number, Seen> {
  const rows = z.array(seen).parse(database.all('select number, signature, revision from segment'));
  return new Map(rows.map(({ number, ...one }) => [number, one]));
}

/** Null forgets the segment: it will be taken over anew. */
export function putSeen(database: SqlDatabase, segment: number, present: Seen | null): void {
  database.run('delete from segment where number = ?', [segment]);
  if (present === null) return;
  database.run('insert into segment (number, signature, revision) values (?, ?, ?)', [
    segment,
    present.signature,
    present.revision,
  ]);
}

/** In which segment each id is thought to be. */
export function segmentsOf(database: SqlDatabase, ids: readonly ArticleId[]): Map<ArticleId, number> {
  const rows = database.all('select id, segment from doc where id in (select value from json_each(?))', [
    JSON.stringify(ids),
  ]);
  return new Map(rows.map((row) => [text.parse(row.id), integer.parse(row.segment)]));
}

/** The segments that some ids are thought to be in. */
export function segmentsHolding(database: SqlDatabase, ids: readonly ArticleId[]): number[] {
  const rows = database.all('select distinct segment from doc where id in (select value from json_each(?))', [
    JSON.stringify(ids),
  ]);
  return rows.map((row) => integer.parse(row.segment));
}

/** The ids that begin with two hex digits. */
export function idsWithPrefix(database: SqlDatabase, prefix: string): ArticleId[] {
  const rows = database.all('select id from doc where id >= ? and id < ?', [prefix, `${prefix}g`]);
  return rows.map((row) => text.parse(row.id));
}

/** The row of a list, from the columns of `rowColumns`. */
export function toListRow(row: SqlRow): ListRow {
  return listRow.parse({
    ...object.parse(JSON.parse(text.parse(row.record))),
    id: row.id,
    state: row.state,
    tags: JSON.parse(text.parse(row.tags)),
    favourite: row.favourite === 1,
    trashed: row.trashed === 1,
    progress: row.progress,
    notes: row.notes,
  });
}
export const rowColumns = `doc.place, doc.id, doc.state, doc.favourite, ${inTrash} as trashed, doc.progress, doc.notes, (select tags from tagged where tagged.place = doc.place) as tags, entry.record`;

/** What of a record the full text depends on, as a short hash. */
export function fingerprint(record: StoredRecord): string {
  const { title, byline, site, tags, words, excerpt, problem, modified } = record;
  return createHash('sha1')
    .update(JSON.stringify([title, byline, site, tags, words, excerpt, problem, modified, noteTexts(record)]))
    .digest('base64')
    .slice(0, 16);
}

/** What the person wrote on an article, and what was marked in it and is not in its text any more. `highlight` is the one
 * it belongs to, null for the note on the whole. */
export function noteParts({ note, highlights }: StoredRecord): { highlight: string | null; text: string }[] {
  return [
    { highlight: null, text: note ?? '' },
    ...highlights.flatMap(({ id, comment, start, quote }) => [
      { highlight: id, text: comment ?? '' },
      { highlight: id, text: start === null ? quote : '' },
    ]),
  ].filter(({ text }) => text !== '');
}

export function noteTexts(record: StoredRecord): string[] {
  return noteParts(record).map(({ text }) => text);
}

export function noteCount({ note, highlights }: StoredRecord): number {
  return highlights.length + (note === null || note === '' ? 0 : 1);
}

/** Whether the person wrote something: on the whole or on a highlight. */
function hasNote({ note, highlights }: StoredRecord): boolean {
  return [note, ...highlights.map(({ comment }) => comment)].some((text) => text !== null && text !== '');
}

/** The columns `dated` and `plain`. */
function publishedWhen({ published, saved }: StoredRecord): [number, number] {
  const moment = published ?? saved;
  return [Date.parse(moment) || 0, Number(/^\d{4}-\d\d-\d\d$/.test(moment))];
}

/** A language as it is compared; what is none is no language. */
function languageKey(lang: string | null): string {
  const key = (lang ?? '').toLowerCase().replaceAll('_', '-');
  return /^[a-z\d]+(?:-[a-z\d]+)*$/.test(key) ? key : '';
}

/** Titles sort without regard to case, accents and what stands before the first letter or digit. */
function titleKey(title: string): string {
  return fold(title)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replaceAll('\0', '');
}

function entryOf(record: StoredRecord): Record<string, unknown> {
  const { state, tags, favourite, trashed, progress, trashedAt, note, highlights, place, ...entry } = record;
  return entry;
}

/** The first place of what is saved at a moment, ms. */
export function firstPlace(time: number): number {
  return Math.max(-LAST_MILLISECOND, Math.min(LAST_MILLISECOND, time)) * PER_MILLISECOND;
}

/** The next place of a time that no article has. */
function freePlace(database: SqlDatabase, saved: string): number {
  for (let first = firstPlace(Date.parse(saved) || 0); ; first += PER_MILLISECOND) {
    const last = first + PER_MILLISECOND - 1;
    const taken = database.get('select max(place) as place from doc where place between ? and ?', [
      first,
      last,
    ]);
    const highest = taken?.place;
    if (typeof highest !== 'number') return first;
    if (highest < last) return highest + 1;
  }
}

const integer = z.number();
const text = z.string();
const object = z.record(z.string(), z.unknown());
const seen = z.object({ number: z.number(), signature: z.string(), revision: z.string() });
const doc = z.object({ id: z.string(), place: z.number(), holds: z.string().nullable() });
