import * as z from 'zod';
import type { SqlDatabase } from './database.ts';

/** How rare a phrase is, by which BM25 weighs it: with columns that count for infinitely much, how often an article has it
 * and how long that is no longer matter. BM25 has counted the articles with the phrase for it. */
export const rarity = 'bm25(fts, 1e30, 1e30, 1e30, 1e30, 1e30, 1e30)';

/** What BM25 multiplies a rarity with when a phrase is infinitely frequent: 1 + its k. */
const MOST = 2.2;
/** So little or less stands for any phrase that more than half of the articles have. */
const COMMON = 2e-6;

/** The articles that have a phrase of a rarity, exactly; null for a common one. It spares a second walk through all of them:
 * the rarity is ln((all - having + 0.5) / (having + 0.5)), of which doubles keep far more digits than there are articles. */
export function articlesOf(database: SqlDatabase, value: unknown): number | null {
  const weight = -number.parse(value) / MOST;
  if (!(weight > COMMON)) return null;
  const all = articlesIn(database);
  const odds = Math.exp(weight);
  const having = Math.round((all + 0.5 - 0.5 * odds) / (1 + odds));
  const exact = Math.log((all - having + 0.5) / (having + 0.5));
  return Math.abs(exact - weight) < 1e-9 ? having : null;
}

/** The articles of the full text: the first number of its record of totals, of seven bits a byte. */
function articlesIn(database: SqlDatabase): number {
  const { block } = totals.parse(database.get('select block from fts_data where id = 1'));
  let value = 0;
  for (const byte of block) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) break;
  }
  return value;
}

const number = z.number();
const totals = z.object({ block: z.instanceof(Uint8Array) });
