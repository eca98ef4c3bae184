import * as z from 'zod';
import type { StoredRecord } from '../../../shared/model/record.ts';
import { fold } from '../../../shared/query/index.ts';
import type { SqlDatabase, SqlValue } from './database.ts';

/** A passage that is nowhere in the text comes after all others. */
const NOWHERE = 2 ** 40;

/** What a row keeps of a note for the list; the rest is for finding and sorting. */
export const noteEntry = z.object({
  highlight: z.string().nullable(),
  quote: z.string().nullable(),
  comment: z.string().nullable(),
  created: z.string().nullable(),
  updated: z.string().nullable(),
});
type NoteEntry = z.infer<typeof noteEntry>;

/** The rows of an article's notes: the values of `noteColumns`. */
function rowsOf(record: StoredRecord): SqlValue[][] {
  const row = (
    {
      whole,
      colour,
      moment,
      start,
    }: { whole: boolean; colour: string | null; moment: string; start: number },
    entry: NoteEntry,
  ): SqlValue[] => [
    Number(whole),
    colour,
    Number(entry.comment !== null && entry.comment !== ''),
    moment,
    start,
    // The database takes text up to its first NUL.
    fold([entry.quote, entry.comment, record.title].join('\n')).replaceAll('\0', ' '),
    JSON.stringify(entry),
  ];
  const { note, saved, highlights } = record;
  const onWhole =
    note === null || note === ''
      ? []
      : [
          row(
            { whole: true, colour: null, moment: saved, start: 0 },
            { highlight: null, quote: null, comment: note, created: null, updated: null },
          ),
        ];
  return [
    ...onWhole,
    ...highlights.map(({ id, colour, start, quote, comment, created, updated }) =>
      row(
        { whole: false, colour, moment: created, start: start ?? NOWHERE },
        { highlight: id, quote, comment, created, updated },
      ),
    ),
  ];
}

/** A note's place in its text, null when it has none. */
export function startOf(stored: number): number | null {
  return stored === NOWHERE ? null : stored;
}

const noteColumns = 'whole, colour, worded, moment, start, folded, entry';

/** Puts the rows of an article's notes; those of before are gone. */
export function putNotes(database: SqlDatabase, place: number, record: StoredRecord): void {
  for (const row of rowsOf(record)) {
    database.run(`insert into note (place, ${noteColumns}) values (?, ?, ?, ?, ?, ?, ?, ?)`, [place, ...row]);
  }
}

/** True when the rows at a place are those of the record's notes. */
export function hasNotesOf(database: SqlDatabase, place: number, record: StoredRecord): boolean {
  const rows = database.all(`select ${noteColumns} from note where place = ? order by rowid`, [place]);
  return JSON.stringify(rows.map((row) => Object.values(row))) === JSON.stringify(rowsOf(record));
}
