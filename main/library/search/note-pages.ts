import * as z from 'zod';
import {
  type NoteFilter,
  type NoteRef,
  type NoteRow,
  type NoteSort,
  noteRow,
} from '../../../shared/model/note.ts';
import { fold } from '../../../shared/query/index.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './database.ts';
import { noteEntry, startOf } from './note-rows.ts';
import { outsideTrash } from './trash.ts';

export type NotesRequest = NoteFilter & { offset: number; limit: number };

/** The notes that a filter leaves, by their row numbers, in order, and which articles they are on. */
type Order = { rows: number[]; places: number[] };

export type NotePages = {
  page(database: SqlDatabase, request: NotesRequest): { total: number; rows: NoteRow[] };
  /** The notes from `from` up to `to`, null: to the last. */
  refs(database: SqlDatabase, filter: NoteFilter, from: number, to: number | null): NoteRef[];
};

/** Lists of notes, page by page. The order of the latest list is kept until anything in the index changes: a page then
 * costs what its own rows cost, wherever it lies. */
export function notePages(): NotePages {
  let kept: { key: string; database: SqlDatabase; order: Order } | null = null;

  const orderOf = (database: SqlDatabase, { text, colours, withComment, sort }: NoteFilter): Order => {
    const written = database.get('select total_changes() as count')?.count;
    const key = JSON.stringify([written, text, colours, withComment, sort]);
    if (kept?.key !== key || kept.database !== database) {
      kept = { key, database, order: sorted(database, { text, colours, withComment, sort }) };
    }
    return kept.order;
  };

  return {
    page(database, { offset, limit, ...filter }) {
      const { rows, places } = orderOf(database, filter);
      const wanted = rows.slice(offset, offset + limit);
      const found = rowsAt(database, wanted);
      return {
        total: rows.length,
        rows: wanted.flatMap((number, at) => {
          const row = found.get(number);
          const first = places[offset + at] !== places[offset + at - 1];
          return row === undefined ? [] : [toNoteRow(row, first)];
        }),
      };
    },
    refs(database, filter, from, to) {
      const wanted = orderOf(database, filter).rows.slice(from, to ?? undefined);
      const found = new Map(
        database
          .all(
            `select note.rowid as number, doc.id as article, entry ->> 'highlight' as highlight
             from note join doc using (place) where note.rowid in (select value from json_each(?))`,
            [JSON.stringify(wanted)],
          )
          .map((row) => [
            row.number,
            { article: text.parse(row.article), highlight: nullable.parse(row.highlight) },
          ]),
      );
      return wanted.flatMap((number) => found.get(number) ?? []);
    },
  };
}

function sorted(database: SqlDatabase, filter: NoteFilter): Order {
  const { sql, values } = conditionOf(filter);
  const { moment, order } = orders[filter.sort];
  const row = database.get(
    `with hit as materialized (
       select note.rowid as number, place, doc.title, whole, moment, start from note cross join doc using (place)
       where ${outsideTrash} and ${sql}),
     article as (select place, ${moment}(moment) as latest from hit group by place)
     select json_group_array(number) as numbers, json_group_array(place) as places from
       (select number, place from hit join article using (place) order by ${order})`,
    values,
  );
  // One long text crosses from SQLite faster than twenty thousand rows.
  return {
    rows: numbers.parse(JSON.parse(text.parse(row?.numbers))),
    places: numbers.parse(JSON.parse(text.parse(row?.places))),
  };
}

/** The note on the whole article comes before its highlights. */
const orders: Record<NoteSort, { moment: 'max' | 'min'; order: string }> = {
  newest: { moment: 'max', order: 'latest desc, place desc, whole desc, moment desc, start' },
  oldest: { moment: 'min', order: 'latest, place, whole desc, moment, start' },
  article: { moment: 'max', order: 'title, place desc, whole desc, start, moment' },
};

function conditionOf({ text, colours, withComment }: NoteFilter): { sql: string; values: SqlValue[] } {
  const words = fold(text)
    .replaceAll('\0', '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const conditions = words.map(() => 'instr(note.folded, ?) > 0');
  const values: SqlValue[] = [...words];
  if (withComment) conditions.push('note.worded = 1');
  if (colours.length > 0) {
    conditions.push(`note.colour in (${colours.map(() => '?').join(', ')})`);
    values.push(...colours);
  }
  return { sql: conditions.join(' and ') || 'true', values };
}

function rowsAt(database: SqlDatabase, wanted: readonly number[]): Map<number, SqlRow> {
  const rows = database.all(
    `select note.rowid as number, doc.id, note.colour, note.start, note.entry, tags, entry.record
     from note join doc using (place) join entry using (place) join tagged using (place)
     where note.rowid in (select value from json_each(?))`,
    [JSON.stringify(wanted)],
  );
  return new Map(rows.map((row) => [number.parse(row.number), row]));
}

function toNoteRow(row: SqlRow, first: boolean): NoteRow {
  return noteRow.parse({
    ...object.parse(JSON.parse(text.parse(row.record))),
    ...noteEntry.parse(JSON.parse(text.parse(row.entry))),
    article: row.id,
    tags: JSON.parse(text.parse(row.tags)),
    colour: row.colour,
    anchored: startOf(number.parse(row.start)) !== null,
    first,
  });
}

const number = z.number();
const text = z.string();
const nullable = z.string().nullable();
const numbers = z.array(z.number());
const object = z.record(z.string(), z.unknown());
