import * as z from 'zod';
import type { SqlDatabase, SqlValue } from './database.ts';

/** So much better than its rank the newest article of a library is taken to be, in comparison with the oldest: of nearly
 * equal ones the newer comes first, and words still decide. */
const RECENCY = 0.05;

/** A factor for a rank, over the column `place`. The first and the last place are had without looking at others. */
export function recency(database: SqlDatabase): { factor: string; values: SqlValue[] } {
  const { oldest, newest } = ends.parse(
    database.get('select (select min(place) from doc) as oldest, (select max(place) from doc) as newest'),
  );
  const span = Math.max(1, (newest ?? 0) - (oldest ?? 0));
  return { factor: '(1 + ? * (place - ?))', values: [RECENCY / span, oldest ?? 0] };
}

const ends = z.object({ oldest: z.number().nullable(), newest: z.number().nullable() });
