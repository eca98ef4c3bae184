import * as z from 'zod';
import { spaceless } from '../../../shared/query/index.ts';
import { slices } from '../store/yielding.ts';
import type { SearchIndex } from './search-index.ts';
import { isWithin, lettersOf } from './word-distance.ts';

/** Words of one length, one after the other without anything between, and which letters each has. */
type Bucket = { text: string; letters: Uint32Array };

/** The words of all articles, by their length. */
export type KnownWords = { buckets: ReadonlyMap<number, Bucket> };

export type WordKeeper = {
  /** The words, collected anew when the index has changed since and that is quick. Null when it takes longer than
   * `patience` milliseconds, which a null waits for however long it takes: they are collected meanwhile. */
  words(patience: number | null): Promise<KnownWords | null>;
};

/** Words read in one step: fewer where many articles have them. */
const [FEWEST, MOST] = [20, 500];
/** Milliseconds that a step may take before the next one is shorter. */
const STEP_MS = 6;
/** Milliseconds that collecting anew may take while somebody waits; beyond that the words from before do. */
const QUICK_MS = 60;
const LONGEST = 32;
/** Words found near another one, at most. */
const MOST_NEAR = 100;

/** Keeps the words of a library, about 10 bytes each, once somebody mistyped one. */
export function wordKeeper(index: SearchIndex): WordKeeper {
  let kept: { words: KnownWords; of: string; took: number } | null = null;
  let collecting: Promise<void> | null = null;

  const collect = async () => {
    const started = performance.now();
    const of = await index.read(contentOf);
    kept = { words: await collected(index), of, took: performance.now() - started };
  };

  return {
    async words(patience) {
      if (kept !== null && kept.of === (await index.read(contentOf))) return kept.words;
      collecting ??= collect().finally(() => {
        collecting = null;
      });
      if (kept !== null && kept.took > QUICK_MS) {
        collecting.catch(() => undefined);
        return kept.words;
      }
      if (patience === null) await collecting;
      else await atMost(patience, collecting);
      return kept?.words ?? null;
    },
  };
}

/** Words at most `distance` slips away from one, in no order. */
export function wordsNear({ buckets }: KnownWords, word: string, distance: 1 | 2): string[] {
  const near: string[] = [];
  const letters = lettersOf(word, 0, word.length);
  for (let length = word.length - distance; length <= word.length + distance; length++) {
    const bucket = buckets.get(length);
    if (bucket === undefined) continue;
    for (let at = 0; at < bucket.letters.length; at++) {
      // A slip takes at most one letter away and brings at most one.
      if (ones(letters ^ (bucket.letters[at] ?? 0)) > 2 * distance) continue;
      const start = at * length;
      if (!isWithin(word, bucket.text, start, length, distance)) continue;
      near.push(bucket.text.slice(start, start + length));
      if (near.length === MOST_NEAR) return near;
    }
  }
  return near;
}

async function collected(index: SearchIndex): Promise<KnownWords> {
  const lists = new Map<number, string[]>();
  const turn = slices();
  let step = FEWEST;
  for (let last = ''; ; ) {
    let took = 0;
    const asked = step;
    const rows = await index.read((database) => {
      const started = performance.now();
      const found = database.all('select term from known where term > ? order by term limit ?', [
        last,
        asked,
      ]);
      took = performance.now() - started;
      return found;
    });
    step = took > STEP_MS ? Math.max(FEWEST, asked >> 2) : Math.min(MOST, asked * 2);
    for (const row of rows) {
      const word = text.parse(row.term);
      last = word;
      if (word.length > LONGEST || /\p{N}/u.test(word) || spaceless.test(word)) continue;
      const list = lists.get(word.length) ?? [];
      list.push(word);
      lists.set(word.length, list);
    }
    if (rows.length < asked) break;
    await turn();
  }
  const buckets = new Map<number, Bucket>();
  for (const [length, list] of lists) {
    const letters = Uint32Array.from(list, (word) => lettersOf(word, 0, length));
    buckets.set(length, { text: list.join(''), letters });
    await turn();
  }
  return { buckets };
}

/** Becomes another one whenever texts come or go: how many there are and how long they are in all. */
function contentOf(database: Parameters<Parameters<SearchIndex['read']>[0]>[0]): string {
  return text.parse(database.get('select hex(block) as content from fts_data where id = 1')?.content ?? '');
}

function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

async function atMost(patience: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
  work.catch(() => undefined);
}

const text = z.string();
