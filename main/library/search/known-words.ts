import { setTimeout as rest } from 'node:timers/promises';
import * as z from 'zod';
import { spaceless } from '../../../shared/query/index.ts';
import { slices } from '../store/yielding.ts';
import { nextTerms, type TermPlace } from './index-terms.ts';
import type { SearchIndex } from './search-index.ts';
import { isWithin, lettersOf } from './word-distance.ts';

/** Words of one length, one after the other without anything between, and which letters each has. */
type Bucket = { text: string; letters: Uint32Array };

/** The words of all articles, by their length. */
export type KnownWords = { buckets: ReadonlyMap<number, Bucket> };

export type WordKeeper = {
  /** The words, collected anew when the index has changed since and that is quick. Null when it takes longer than
   * `patience` milliseconds, or would, which a null waits for however long it takes: the rest is collected once nobody
   * searches. */
  words(patience: number | null): Promise<KnownWords | null>;
};

/** Bytes of an index of which the words are waited for while somebody types: they take about as long as that may. */
const SMALL = 16_000_000;
/** Milliseconds without a search after which words are collected that nobody waits for. */
const QUIET_MS = 300;
/** Milliseconds that collecting anew may take while somebody waits; beyond that the words from before do. */
const QUICK_MS = 60;
const LONGEST = 32;
/** Words found near another one, at most. */
const MOST_NEAR = 100;

/** Keeps the words of a library, about 10 bytes each, once somebody mistyped one.
 * @param searched when somebody last searched, as `performance.now()` tells it */
export function wordKeeper(index: SearchIndex, searched: () => number): WordKeeper {
  let kept: { words: KnownWords; of: string; took: number } | null = null;
  let collecting: Promise<void> | null = null;
  let waiting = 0;

  /** While somebody types, a step now and then would be felt at every letter. */
  const untilQuiet = async () => {
    const quiet = () => searched() + QUIET_MS - performance.now();
    for (let left = quiet(); waiting === 0 && left > 0; left = quiet()) {
      await rest(left, undefined, { ref: false });
    }
  };

  const collect = async () => {
    const of = await index.read(contentOf);
    kept = { ...(await collected(index, untilQuiet)), of };
  };

  return {
    async words(patience) {
      if (kept !== null && kept.of === (await index.read(contentOf))) return kept.words;
      collecting ??= collect().finally(() => {
        collecting = null;
      });
      const slow = kept === null ? patience !== null && !(await index.read(isSmall)) : kept.took > QUICK_MS;
      if (slow) {
        collecting.catch(() => undefined);
        return kept?.words ?? null;
      }
      waiting++;
      try {
        if (patience === null) await collecting;
        else await atMost(patience, collecting);
      } finally {
        waiting--;
      }
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

/** @returns the words, and how many milliseconds it took without the rests */
async function collected(
  index: SearchIndex,
  untilQuiet: () => Promise<void>,
): Promise<{ words: KnownWords; took: number }> {
  const lists = new Map<number, string[]>();
  const seen = new Set<string>();
  const keep = (word: string) => {
    if (seen.has(word)) return;
    seen.add(word);
    if (word.length > LONGEST || /\p{N}/u.test(word) || spaceless.test(word)) return;
    const list = lists.get(word.length);
    if (list === undefined) lists.set(word.length, [word]);
    else list.push(word);
  };
  const turn = slices();
  let took = 0;
  const working = async <T>(work: () => Promise<T> | T): Promise<T> => {
    await turn();
    await untilQuiet();
    const started = performance.now();
    const result = await work();
    took += performance.now() - started;
    return result;
  };
  for (let place: TermPlace | null | undefined; place !== null; ) {
    const from = place;
    place = await working(async () => {
      const { terms, next } = await index.read((database) => nextTerms(database, from));
      for (const word of terms) keep(word);
      return next;
    });
  }
  const buckets = new Map<number, Bucket>();
  for (const [length, list] of lists) {
    await working(() => {
      const letters = Uint32Array.from(list, (word) => lettersOf(word, 0, length));
      buckets.set(length, { text: list.join(''), letters });
    });
  }
  return { words: { buckets }, took };
}

/** Becomes another one whenever texts come or go: how many there are and how long they are in all. */
function contentOf(database: Parameters<Parameters<SearchIndex['read']>[0]>[0]): string {
  return text.parse(database.get('select hex(block) as content from fts_data where id = 1')?.content ?? '');
}

function isSmall(database: Parameters<Parameters<SearchIndex['read']>[0]>[0]): boolean {
  const row = database.get(
    'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
  );
  return number.parse(row?.bytes) < SMALL;
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
const number = z.number();
