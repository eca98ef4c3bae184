import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { RebuildProgress } from '../../../shared/model/view.ts';
import type { SqlDatabase } from './database.ts';
import { fingerprint, noteTexts } from './docs.ts';
import { indexText } from './index-text.ts';
import { markdownToText } from './markdown-text.ts';

/** `holds`: what the full text was made from, null where there is none. */
type StaleDoc = { place: number; id: ArticleId; holds: string | null; wants: string };
export type StaleDocs = { segment: number; docs: StaleDoc[] };

/** What stands for a record that is not read now: another one with every change, so that each is told from those after it. */
export function unknownWants(): string {
  return `${UNKNOWN}${randomBytes(8).toString('hex')}`;
}
/** Base64 knows no such sign. */
const UNKNOWN = '?';

/** Whether a row is of this record as far as is known of what its full text should be made from. */
export function fits(wants: string, record: StoredRecord): boolean {
  return wants.startsWith(UNKNOWN) || wants === fingerprint(record);
}

/** Puts the full text of an article into the index, in place of what was there.
 * @param body its Markdown
 * @param wanted what stood in `wants` before the record was read; what a change has put there since stays */
export function putText(
  database: SqlDatabase,
  record: StoredRecord,
  body: string,
  wanted: string | null = null,
): void {
  const row = database.get('select place, holds from doc where id = ?', [record.id]);
  if (row === null) return;
  const { place, holds } = placed.parse(row);
  if (holds !== null) database.run('delete from fts where rowid = ?', [place]);
  database.run(
    'insert into fts (rowid, title, byline, site, tags, notes, body) values (?, ?, ?, ?, ?, ?, ?)',
    [
      place,
      indexText(record.title),
      indexText(record.byline ?? ''),
      indexText(record.site ?? ''),
      indexText(record.tags.join('\n')),
      indexText(noteTexts(record).join('\n')),
      indexText(record.problem === null || body !== '' ? markdownToText(body) : (record.excerpt ?? '')),
    ],
  );
  const print = fingerprint(record);
  database.run('update doc set holds = ? where place = ?', [print, place]);
  database.run('delete from stale where place = ? and wants in (?, ?)', [place, print, wanted]);
  database.run('update stale set missing = 0 where place = ?', [place]);
}

/** True when the full text turns out to be what it should be: a change was taken back. */
export function settleText(
  database: SqlDatabase,
  { place, holds, wants }: StaleDoc,
  record: StoredRecord | undefined,
): boolean {
  if (holds === null || record === undefined || holds !== fingerprint(record)) return false;
  database.run('delete from stale where place = ? and wants = ?', [place, wants]);
  return true;
}

/** Articles of one segment whose full text is not what it should be; the segment of the newest such article. */
export function staleDocs(database: SqlDatabase): StaleDocs | null {
  const newest = database.get(
    'select segment from stale cross join doc using (place) order by stale.place desc limit 1',
  );
  if (newest === null) return null;
  const { segment } = inSegment.parse(newest);
  const rows = database.all(
    `select place, id, holds, wants from doc cross join stale using (place)
     where segment = ? order by place desc`,
    [segment],
  );
  return { segment, docs: z.array(staleDoc).parse(rows) };
}

/** How many articles cannot be found by their text yet. */
export function missingTexts(database: SqlDatabase): number {
  return count.parse(database.get('select count(*) as count from stale where missing = 1')).count;
}

/** Of how many articles there is a full text. None, where that cannot be told now. */
export function textProgress(database: SqlDatabase): RebuildProgress {
  try {
    const total = count.parse(database.get('select count(*) as count from doc')).count;
    return { step: 'words', done: total - missingTexts(database), total };
  } catch {
    return { step: 'words', done: 0, total: 0 };
  }
}

/** Gives up on the full text of an article whose file cannot be read, until it changes. */
export function giveUpText(database: SqlDatabase, { place }: { place: number }): void {
  database.run('update doc set holds = (select wants from stale where place = ?) where place = ?', [
    place,
    place,
  ]);
  database.run('delete from stale where place = ?', [place]);
}

const placed = z.object({ place: z.number(), holds: z.string().nullable() });
const staleDoc = z.object({
  place: z.number(),
  id: z.string(),
  holds: z.string().nullable(),
  wants: z.string(),
});
const count = z.object({ count: z.number() });
const inSegment = z.object({ segment: z.number() });
