import * as z from 'zod';
import type { SqlDatabase } from './database.ts';

/** A word of the full text itself begins so in its index; beginnings of words, kept for prefixes, with what comes after. */
const WORD = 0x30;
/** No word holds one. */
const NEWLINE = 0x0a;

/** The pages of the full text's index that hold words, in no order. Its own table of words goes through every place of every
 * word, to count them: at 50,000 articles that takes ten times as long as reading the words here. */
export function termPages(database: SqlDatabase): number[] {
  const row = database.get(
    `select json_group_array((segid << 37) + (pgno >> 1)) as pages from fts_idx where term < x'31'`,
  );
  return numbers.parse(JSON.parse(text.parse(row?.pages)));
}

/** The words on some of these pages: a word can lie on several, and one whose articles are gone is there for a while. */
export function termsOnPages(database: SqlDatabase, pages: readonly number[]): string[] {
  return database
    .all('select block from fts_data where id in (select value from json_each(?))', [JSON.stringify(pages)])
    .flatMap(({ block }) => (block instanceof Uint8Array ? termsOf(block) : []));
}

const decoder = new TextDecoder();

/** A page has the size of its content at byte 2, and behind the content how far it is from each word to the next. A word is
 * how many bytes it shares with the one before (the first on a page has no such number), how many follow, and those. */
function termsOf(page: Uint8Array): string[] {
  const lines: number[] = [];
  let before = 0;
  let start = 0;
  for (let at = ((page[2] ?? 0) << 8) | (page[3] ?? 0); at < page.length; ) {
    const [step, nextStep] = varint(page, at);
    const [kept, afterKept] = start === 0 ? [0, step] : varint(page, start + step);
    const [added, from] = varint(page, afterKept);
    start += step;
    at = nextStep;
    // The first byte tells what it is a word of: no line has it.
    if (kept === 0 && page[from] !== WORD) break;
    const begin = lines.length;
    for (let shared = 0; shared < kept - 1; shared++) lines.push(lines[before + shared] ?? 0);
    for (let byte = kept === 0 ? 1 : 0; byte < added; byte++) lines.push(page[from + byte] ?? 0);
    lines.push(NEWLINE);
    before = begin;
  }
  return decoder.decode(Uint8Array.from(lines)).split('\n').slice(0, -1);
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

const text = z.string();
const numbers = z.array(z.number());
