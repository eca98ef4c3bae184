import * as z from 'zod';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { SqlDatabase } from './database.ts';
import { fingerprint, noteTexts } from './docs.ts';
import { indexText } from './index-text.ts';
import { markdownToText } from './markdown-text.ts';

/** Puts the full text of an article into the index, in place of what was there.
 * @param body its Markdown */
export function putText(database: SqlDatabase, record: StoredRecord, body: string): void {
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
  database.run('update doc set holds = ? where place = ?', [fingerprint(record), place]);
}

/** Articles of one segment whose full text is not what it should be; the segment of the newest such article. */
export function staleDocs(database: SqlDatabase): { segment: number; ids: ArticleId[] } | null {
  const newest = database.get('select segment from doc where holds is not wants order by place desc limit 1');
  if (newest === null) return null;
  const { segment } = inSegment.parse(newest);
  const rows = database.all(
    'select id from doc where segment = ? and holds is not wants order by place desc',
    [segment],
  );
  return {
    segment,
    ids: z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id),
  };
}

/** True when there are articles that cannot be found by their text yet. */
export function lacksTexts(database: SqlDatabase): boolean {
  return database.get('select 1 from doc where holds is not wants and holds is null limit 1') !== null;
}

/** Gives up on the full text of an article whose file cannot be read, until it changes. */
export function giveUpText(database: SqlDatabase, id: ArticleId): void {
  database.run('update doc set holds = wants where id = ?', [id]);
}

const placed = z.object({ place: z.number(), holds: z.string().nullable() });
const inSegment = z.object({ segment: z.number() });
