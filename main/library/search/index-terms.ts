import * as z from 'zod';
import type { SqlDatabase } from './database.ts';

/** A word of the full text itself begins so in its index; beginnings of words, kept for prefixes, come after all of them. */
const WORD = 0x30;
/** No word holds one. */
const NEWLINE = 0x0a;
/** Pages that are read in one step. */
const PAGES = 64;
/** Ids of a segment of the index begin at its number times this, those of its pages of words come first. */
const SEGMENT = 2 ** 37;
const LEAVES = 2 ** 31;

/** The last page that was read of a segment of the index. */
export type TermPlace = { segment: number; page: number };

/** The next words of the full text's index, and where those after them begin, null when there are none. A word can come more
 * than once, and one whose articles are gone comes for a while. The index's own table of words goes through every place of
 * every word, to count them: read in steps, that takes three times as long. */
export function nextTerms(
  database: SqlDatabase,
  { segment, page }: TermPlace = { segment: 0, page: LEAVES },
): { terms: string[]; next: TermPlace | null } {
  const from = segment * SEGMENT;
  const rows = database.all('select id, block from fts_data where id > ? and id < ? order by id limit ?', [
    from + page,
    from + LEAVES,
    PAGES,
  ]);
  const terms: string[] = [];
  for (const row of rows) {
    const { id, block } = leaf.parse(row);
    if (!addWords(terms, block)) return { terms, next: followingSegment(database, segment) };
    page = id - from;
  }
  const next = rows.length < PAGES ? followingSegment(database, segment) : { segment, page };
  return { terms, next };
}

function followingSegment(database: SqlDatabase, segment: number): TermPlace | null {
  const row = database.get('select min(segid) as segment from fts_idx where segid > ?', [segment]);
  const following = number.parse(row?.segment);
  return following === null ? null : { segment: following, page: 0 };
}

const decoder = new TextDecoder();

/** A page has the size of its content at byte 2, and behind the content how far it is from each word to the next. A word is
 * how many bytes it shares with the one before (the first on a page has no such number), how many follow, and those.
 * @returns false when there are no more after this page */
function addWords(words: string[], page: Uint8Array): boolean {
  const lines: number[] = [];
  let before = 0;
  let start = 0;
  let more = true;
  for (let at = ((page[2] ?? 0) << 8) | (page[3] ?? 0); at < page.length; ) {
    const [step, nextStep] = varint(page, at);
    const [kept, afterKept] = start === 0 ? [0, step] : varint(page, start + step);
    const [added, from] = varint(page, afterKept);
    start += step;
    at = nextStep;
    // The first byte tells what it is a word of: no line has it.
    more = kept > 0 || page[from] === WORD;
    if (!more) break;
    const begin = lines.length;
    for (let shared = 0; shared < kept - 1; shared++) lines.push(lines[before + shared] ?? 0);
    for (let byte = kept === 0 ? 1 : 0; byte < added; byte++) lines.push(page[from + byte] ?? 0);
    lines.push(NEWLINE);
    before = begin;
  }
  if (lines.length > 0) words.push(...decoder.decode(Uint8Array.from(lines)).split('\n').slice(0, -1));
  return more;
}

/** A number of seven bits a byte, the highest first, and where the next one begins. */
function varint(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at++] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) break;
  }
  return [value, at];
}

const number = z.number().nullable();
const leaf = z.object({ id: z.number(), block: z.instanceof(Uint8Array) });
