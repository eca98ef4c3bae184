import { fold } from '../../../shared/query/fold.ts';

export type Match = {
  /** Higher is better. */
  score: number;
  /** `[start, end)` in the text, in order, apart from each other. */
  marks: [number, number][];
};

/** What a letter of the query is worth, by where it stands: on, right after the one before, at the beginning of a word,
 * in the middle of one, after letters of the same word were left out. */
const worth = { letter: 1, next: 2.5, wordStart: 2, middle: -1, skip: -1.5 };
/** Below this, times the letters, a match is chance. */
const least = 1.5;

/** Looks for the letters of a query in a short text, in order: beginnings of words count most, letters may be left out
 * inside a word. Every word of the query has to be there, in any order. Case and accents do not count. Null when it does not
 * match; an empty query matches everything. */
export function fuzzy(text: string, query: string): Match | null {
  const letters = lettersOf(text);
  let score = -letters.length / 200;
  const hit = new Set<number>();
  for (const word of fold(query).split(/\s+/)) {
    if (word === '') continue;
    const found = matchWord(letters, [...word]);
    if (found === null) return null;
    score += found.score;
    for (const index of found.at) hit.add(index);
  }
  return { score, marks: marksOf(letters, hit) };
}

type Letter = { folded: string; start: number; end: number; wordStart: boolean };

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  let start = 0;
  let inWord = false;
  for (const sign of text) {
    const isLetter = /[\p{L}\p{N}\p{M}]/u.test(sign);
    for (const [index, folded] of [...fold(sign)].entries())
      letters.push({
        folded,
        start,
        end: start + sign.length,
        wordStart: isLetter && !inWord && index === 0,
      });
    start += sign.length;
    inWord = isLetter;
  }
  return letters;
}

type Step = { score: number; from: number };

/** The best way to find the letters in order: for every letter of the word and every place, the best score that ends
 * there. */
function matchWord(
  letters: readonly Letter[],
  word: readonly string[],
): { score: number; at: number[] } | null {
  const table: (Step | null)[][] = [];
  for (const [number, wanted] of word.entries()) {
    const before = table[number - 1];
    const row: (Step | null)[] = [];
    /** The best that ends before this place: anywhere, and since the beginning of this word. */
    let anywhere = -1;
    let inWord = -1;
    for (const [place, letter] of letters.entries()) {
      if (letter.wordStart) inWord = -1;
      row.push(letter.folded === wanted ? bestStep(letter, place, before, anywhere, inWord) : null);
      if (before === undefined) continue;
      anywhere = better(before, anywhere, place);
      inWord = better(before, inWord, place);
    }
    table.push(row);
  }
  return bestPath(table, word.length);
}

function better(row: readonly (Step | null)[], best: number, place: number): number {
  const score = row[place]?.score;
  if (score === undefined) return best;
  return best < 0 || score > (row[best]?.score ?? 0) ? place : best;
}

function bestStep(
  { wordStart }: Letter,
  place: number,
  before: readonly (Step | null)[] | undefined,
  anywhere: number,
  inWord: number,
): Step | null {
  const own = worth.letter + (wordStart ? worth.wordStart : 0);
  if (before === undefined) return { score: own + (wordStart ? 0 : worth.middle) - place / 1000, from: -1 };
  const ways: Step[] = [];
  const add = (from: number, bonus: number): void => {
    const score = before[from]?.score;
    if (score !== undefined) ways.push({ score: score + own + bonus, from });
  };
  add(place - 1, worth.next);
  if (wordStart) add(anywhere, 0);
  else add(inWord, worth.skip);
  return ways.reduce<Step | null>(
    (best, way) => (best === null || way.score > best.score ? way : best),
    null,
  );
}

function bestPath(
  table: readonly (readonly (Step | null)[])[],
  length: number,
): { score: number; at: number[] } | null {
  const last = table[length - 1] ?? [];
  const place = last.reduce((best, _step, index) => better(last, best, index), -1);
  const score = last[place]?.score;
  if (score === undefined || score < least * length - 1) return null;
  const at: number[] = [];
  for (let row = length - 1, here = place; row >= 0; row--) {
    at.push(here);
    here = table[row]?.[here]?.from ?? -1;
  }
  return { score, at };
}

function marksOf(letters: readonly Letter[], hit: ReadonlySet<number>): [number, number][] {
  const marks: [number, number][] = [];
  for (const [index, { start, end }] of letters.entries()) {
    if (!hit.has(index)) continue;
    const last = marks.at(-1);
    if (last !== undefined && last[1] >= start) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
