import * as z from 'zod';
import type { StoredRecord } from '../../../shared/model/record.ts';
import type { SqlDatabase } from './database.ts';
import { noteCount, rowColumns, toListRow } from './docs.ts';
import { fits } from './fulltext.ts';
import { hasNotesOf } from './note-rows.ts';

/** True when the rows of a segment say what its records say. */
export function agrees(database: SqlDatabase, segment: number, records: readonly StoredRecord[]): boolean {
  const rows = new Map(
    database
      .all(
        `select ${rowColumns}, ifnull((select wants from stale where stale.place = doc.place), doc.holds) as wants from doc join entry using (place) where doc.segment = ?`,
        [segment],
      )
      .map((row) => [
        row.id,
        { row: toListRow(row), wants: text.parse(row.wants), place: number.parse(row.place) },
      ]),
  );
  if (rows.size !== records.length) return false;
  return records.every((record) => {
    const found = rows.get(record.id);
    if (found === undefined || !fits(found.wants, record)) return false;
    if (!hasNotesOf(database, found.place, record)) return false;
    const { trashedAt, note, highlights, place, ...plain } = record;
    return (
      JSON.stringify(sorted(found.row)) === JSON.stringify(sorted({ ...plain, notes: noteCount(record) }))
    );
  });
}

/** True when there is a row for nothing but these segments, and a full text for each row that claims to have one. */
export function complete(database: SqlDatabase, segments: readonly number[]): boolean {
  const strangers = database.get(
    'select count(*) as count from doc where segment not in (select value from json_each(?))',
    [JSON.stringify(segments)],
  );
  const texts = database.get(
    `select (select count(*) from doc where holds is not null) - (select count(*) from fts_docsize) as count`,
  );
  return count.parse(strangers).count === 0 && count.parse(texts).count === 0;
}

const number = z.number();
const text = z.string();
const count = z.object({ count: z.number() });

function sorted(row: object): [string, unknown][] {
  return Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
}
