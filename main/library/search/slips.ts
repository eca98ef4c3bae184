import * as z from 'zod';
import type { CorrectedQuery } from '../../../shared/model/view.ts';
import {
  parseQuery,
  positiveTexts,
  type QueryNode,
  spaceless,
  type TextNode,
  wordsOf,
} from '../../../shared/query/index.ts';
import type { SqlDatabase } from './database.ts';
import { indexText } from './index-text.ts';
import { type WordKeeper, wordsNear } from './known-words.ts';
import type { SearchIndex } from './search-index.ts';
import { distanceTo } from './word-distance.ts';

/** Shorter words are seldom mistyped, and near too many others. */
const SHORTEST = 4;
/** From this length on a word may hold two slips. */
const LONG = 8;

/** The likeliest words in the place of those of a query that no article has; null when every word is in one, or nothing is
 * near. Phrases, what is left out, tags and numbers are meant as they stand.
 * @param patience how long the known words are waited for, ms */
export async function correctedQuery(
  index: SearchIndex,
  keeper: WordKeeper,
  { query, typing }: { query: string; typing: boolean },
  patience: number | null,
): Promise<CorrectedQuery | null> {
  const mistyped = await index.read((database) =>
    mistypable(query, parseQuery(query, typing).tree).filter(
      // The window takes the last word for the beginning of one when it is none itself.
      ({ word, node }) => !occurs(database, word, node.prefix || node.range.end === query.length),
    ),
  );
  if (mistyped.length === 0) return null;
  const words = await keeper.words(patience);
  if (words === null) return null;
  const instead: CorrectedQuery['instead'] = [];
  let corrected = query;
  // From the end: the places before stay what they are.
  for (const { word, node } of mistyped.toReversed()) {
    const near = wordsNear(words, word, word.length < LONG ? 1 : 2);
    const to = await index.read((database) => likeliest(database, word, near));
    if (to === null) continue;
    const start = node.range.start + query.slice(node.range.start, node.range.end).lastIndexOf(node.text);
    corrected = corrected.slice(0, start) + to + corrected.slice(start + node.text.length);
    instead.unshift({ from: node.text, to });
  }
  return instead.length === 0 ? null : { query: corrected, instead };
}

/** Terms of one plain word, with the word as the index has it, in their order. */
function mistypable(query: string, tree: QueryNode): { word: string; node: TextNode }[] {
  return [...positiveTexts(tree)]
    .filter(({ field, text, range }) => {
      const typed = query.slice(range.start, range.end);
      return field !== 'tag' && !typed.includes('"') && typed.includes(text) && !spaceless.test(text);
    })
    .flatMap((node) => {
      const [first, second] = wordsOf(indexText(node.text));
      if (first === undefined || second !== undefined) return [];
      const word = first.folded;
      return word.length < SHORTEST || /\p{N}/u.test(word) ? [] : [{ word, node }];
    })
    .sort((a, b) => a.node.range.start - b.node.range.start);
}

function occurs(database: SqlDatabase, word: string, prefix: boolean): boolean {
  const match = `"${word}"${prefix ? ' *' : ''}`;
  return database.get('select 1 from fts where fts match ? limit 1', [match]) !== null;
}

/** The nearest of several words that an article has; of those as near, the one that most have. */
function likeliest(database: SqlDatabase, word: string, near: readonly string[]): string | null {
  for (const distance of [1, 2]) {
    const nearest = near.filter((to) => distanceTo(word, to, 2) === distance);
    if (nearest.length === 0) continue;
    const rows = database.all(
      `select term, doc from json_each(?) near cross join known on known.term = near.value
       order by doc desc, term limit 1`,
      [JSON.stringify(nearest)],
    );
    const [best] = found.parse(rows);
    if (best !== undefined) return best.term;
  }
  return null;
}

const found = z.array(z.object({ term: z.string(), doc: z.number() }));
