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

/** Articles whose full text is not what it should be, newest first. */
export function staleDocs(database: SqlDatabase, limit: number): { id: ArticleId; segment: number }[] {
  return z
    .array(stale)
    .parse(
      database.all('select id, segment from doc where holds is not wants order by place desc limit ?', [
        limit,
      ]),
    );
}

/** Gives up on the full text of an article whose file cannot be read, until it changes. */
export function giveUpText(database: SqlDatabase, id: ArticleId): void {
  database.run('update doc set holds = wants where id = ?', [id]);
}

const placed = z.object({ place: z.number(), holds: z.string().nullable() });
const stale = z.object({ id: z.string(), segment: z.number() });
