import * as z from 'zod';
import { fold } from '../../../shared/query/index.ts';
import { slices } from '../store/yielding.ts';
import { keeper, revisionOfTexts } from './keeper.ts';
import type { SearchIndex } from './search-index.ts';

/** What many articles have in common, and mostly one each: so there may be as many values as articles. */
export type NamedField = 'site' | 'author';

/** A value with how many articles outside the trash have it. */
export type NamedValue = { value: string; folded: string; count: number };

/** Rows that are read in one step. */
const STEP = 500;

const columns: Record<NamedField, string> = { site: "record ->> 'site'", author: "record ->> 'byline'" };

/** Keeps all sites or authors of a library in memory, once somebody asked for one: at 50,000 articles it takes too long to
 * read them with every letter. */
export function valueKeeper(index: SearchIndex, field: NamedField): () => Promise<NamedValue[]> {
  return keeper(
    index,
    (database) => {
      const trash = database.get('select count(*) as count, total(place) as places from trash');
      return `${revisionOfTexts(database)} ${JSON.stringify(trash)}`;
    },
    (from) => collected(from, columns[field]),
  );
}

async function collected(index: SearchIndex, column: string): Promise<NamedValue[]> {
  const trashed = await trashedValues(index, column);
  const turn = slices();
  const values: NamedValue[] = [];
  for (let last = ''; ; ) {
    const found = await index.read((database) =>
      valued.parse(
        database.all(
          `select ${column} as value, count(*) as count from entry where ${column} > ?
           group by ${column} order by ${column} limit ${STEP}`,
          [last],
        ),
      ),
    );
    for (const { value, count } of found) {
      last = value;
      const outside = count - (trashed.get(value) ?? 0);
      if (outside > 0 && value.trim() !== '') values.push({ value, folded: fold(value), count: outside });
    }
    if (found.length < STEP) return values;
    await turn();
  }
}

/** What lies in the trash, to be taken off: mostly it is little. */
async function trashedValues(index: SearchIndex, column: string): Promise<Map<string, number>> {
  const turn = slices();
  const counts = new Map<string, number>();
  for (let last = -1; ; ) {
    const rows = await index.read((database) =>
      placed.parse(
        database.all(
          `select place, ${column} as value from trash cross join entry using (place)
           where place > ? order by place limit ${STEP}`,
          [last],
        ),
      ),
    );
    for (const { place, value } of rows) {
      last = place;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (rows.length < STEP) return counts;
    await turn();
  }
}

const valued = z.array(z.object({ value: z.string(), count: z.number() }));
const placed = z.array(z.object({ place: z.number(), value: z.string().nullable() }));
