import * as z from 'zod';
import type { SqlDatabase } from './database.ts';
import type { SearchIndex } from './search-index.ts';

/** Milliseconds that collecting anew may take while somebody waits; beyond that what was kept from before does. */
const QUICK_MS = 60;

/** What takes long to collect from the index is kept from when it is first asked for. When the index has changed since, it is
 * collected anew: before the answer where that is quick, else after it.
 * @param stamp becomes another one whenever something else would be collected */
export function keeper<T>(
  index: SearchIndex,
  stamp: (database: SqlDatabase) => string,
  collect: (index: SearchIndex) => Promise<T>,
): () => Promise<T> {
  let kept: { value: T; of: string; took: number } | null = null;
  let collecting: Promise<T> | null = null;

  const anew = async () => {
    const started = performance.now();
    const of = await index.read(stamp);
    const value = await collect(index);
    kept = { value, of, took: performance.now() - started };
    return value;
  };

  return async () => {
    if (kept !== null && kept.of === (await index.read(stamp))) return kept.value;
    collecting ??= anew().finally(() => {
      collecting = null;
    });
    if (kept === null || kept.took <= QUICK_MS) return collecting;
    collecting.catch(() => undefined);
    return kept.value;
  };
}

/** Becomes another one whenever texts come, go or change: how long they are in all, and in which pieces they lie. */
export function revisionOfTexts(database: SqlDatabase): string {
  return database
    .all('select hex(block) as content from fts_data where id in (1, 10) order by id')
    .map((row) => content.parse(row.content))
    .join(' ');
}

const content = z.string();
