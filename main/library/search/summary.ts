import * as z from 'zod';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { ArticlesSummary } from '../../../shared/model/view.ts';
import { READING_SPEED } from '../../../shared/text/words.ts';
import type { SqlDatabase } from './database.ts';
import { inTrash } from './trash.ts';

/** What several articles have in common, however many they are. Sites are read in the order of their index: to
 * look each article up would take five times as long. */
export function summaryOf(database: SqlDatabase, ids: readonly ArticleId[]): ArticlesSummary {
  database.run('create table if not exists temp.picked (place integer primary key)');
  database.run('delete from picked');
  database.run(
    'insert into picked select place from doc where id in (select value from json_each(?)) order by place',
    [JSON.stringify(ids)],
  );
  const sums = database.get(
    `select count(*) as count, total(state = 'archived') as archived, total(favourite) as favourite,
       total(${inTrash}) as trashed, total(progress >= 1) as read,
       total((words + ${READING_SPEED - 1}) / ${READING_SPEED}) as minutes
     from doc where place in picked`,
  );
  const sites = database.get(
    `select count(*) as sites from (
       select record ->> 'site' as site from entry indexed by entry_site
         where record ->> 'site' is not null and place in picked
       union
       select substr(url, 1, instr(url || '/', '/') - 1) from entry
         where record ->> 'site' is null and url is not null and place in picked
     )`,
  );
  const tags = database.all(
    'select tag, count(*) as count from tag where place in picked group by tag order by tag',
  );
  database.run('delete from picked');
  return summary.parse({ ...sums, ...sites, tags });
}

/** The addresses of articles, of those that have one, newest saved first. */
export function linksOf(database: SqlDatabase, ids: readonly ArticleId[]): string[] {
  const rows = database.all(
    `select record ->> 'url' as url from doc join entry using (place)
     where id in (select value from json_each(?)) and entry.url is not null order by doc.place desc`,
    [JSON.stringify(ids)],
  );
  return z
    .array(link)
    .parse(rows)
    .map(({ url }) => url);
}

const number = z.number();
const link = z.object({ url: z.string() });
const summary = z.object({
  count: number,
  archived: number,
  favourite: number,
  trashed: number,
  read: number,
  minutes: number,
  sites: number,
  tags: z.array(z.object({ tag: z.string(), count: number })),
});
