import type { ArticleId } from '../../../shared/model/record.ts';
import type { SqlDatabase } from './database.ts';
import { tagKeys } from './docs.ts';
import type { FlagChange } from './flags.ts';
import { unknownWants } from './fulltext.ts';

/** Brings the tags of thousands up to date: lists and `tag:` have them at once. Their full text does not any more, and is left
 * for `staleDocs`. */
export function putTags(database: SqlDatabase, changes: readonly FlagChange[]): void {
  const alike = new Map<string, Alike>();
  for (const { ids, set, before } of changes) {
    if (set.tags === undefined) continue;
    const added = without(set.tags, before.tags ?? []);
    const removed = without(before.tags ?? [], set.tags);
    const key = JSON.stringify([added, removed]);
    const those = alike.get(key) ?? { added, removed, tagsOf: {} };
    alike.set(key, those);
    const tags = JSON.stringify(set.tags);
    for (const id of ids) those.tagsOf[id] = tags;
  }
  for (const those of alike.values()) putAlike(database, those);
}

/** Articles that lose and get the same tags, each with all that it has then. */
type Alike = { added: string[]; removed: string[]; tagsOf: Record<ArticleId, string> };

/** In the order of their places: rows that lie together are written together. */
const changing = 'create temp table if not exists changing (place integer primary key, tags text not null)';

function putAlike(database: SqlDatabase, { added, removed, tagsOf }: Alike): void {
  database.run(changing);
  database.run(
    `insert into changing (place, tags)
     select doc.place, one.value from json_each(?) one cross join doc on doc.id = one.key`,
    [JSON.stringify(tagsOf)],
  );
  database.run('insert or replace into tagged (place, tags) select place, tags from changing');
  database.run(
    `insert into stale (place, wants, missing) select place, ?, 0 from changing where true
     on conflict (place) do update set wants = excluded.wants`,
    [unknownWants()],
  );
  for (const tag of removed) {
    database.run('delete from tag where place in (select place from changing) and tag = ?', [
      tagKeys(tag)[0],
    ]);
  }
  for (const tag of added) {
    database.run(
      'insert or ignore into tag (place, tag, folded) select place, ?, ? from changing',
      tagKeys(tag),
    );
  }
  database.run('delete from changing');
}

function without(tags: readonly string[], others: readonly string[]): string[] {
  return tags.filter((tag) => !others.includes(tag));
}
