import { fold } from '../../../shared/query/index.ts';
import { type Operator, operatorNamed, operators } from './operators.ts';
import { quoted, type TokenAt } from './token-at.ts';

/** What can be put in the place of the term that is typed. */
export type Suggestion = {
  /** An operator to be given a value, a finished term, or a whole search of before. */
  kind: 'operator' | 'value' | 'recent';
  /** What is put there. */
  term: string;
  /** What it is said as, where the term alone does not tell. */
  hint: string | null;
  count: number | null;
};

export type Valued = { value: string; count: number | null; hint?: string | undefined };

/** Suggestions shown at most. */
const most = 8;
/** Letters before a plain word is taken for the beginning of an operator, and of a tag. */
const lettersOfOperator = 2;
const lettersOfTag = 3;
const fewTags = 3;

/** Operators that a plain word begins, each with what it does. */
export function operatorsFor(token: TokenAt, hints: Record<Operator, string>): Suggestion[] {
  const typed = token.text.toLowerCase();
  if (token.name !== null || token.quoted || typed.length < lettersOfOperator) return [];
  return operators
    .filter((operator) => operator.startsWith(typed))
    .map((operator) => ({
      kind: 'operator',
      term: `${token.minus}${operator}:`,
      hint: hints[operator],
      count: null,
    }));
}

/** Tags that a plain word begins. */
export function tagsFor(token: TokenAt, tags: readonly Valued[]): Suggestion[] {
  if (token.name !== null || token.quoted || token.text.length < lettersOfTag) return [];
  return valuesFor({ ...token, name: 'tag' }, tags).slice(0, fewTags);
}

/** Values for the operator of a term: those that begin as typed before those that have a word which does, each by how many
 * articles they have. */
export function valuesFor(token: TokenAt, values: readonly Valued[]): Suggestion[] {
  const operator = operatorNamed(token.name);
  if (operator === null) return [];
  return rankValues(token.text, values)
    .slice(0, most)
    .map(({ value, count, hint }) => ({
      kind: 'value',
      term: `${token.minus}${operator}:${quoted(value)}`,
      hint: hint ?? null,
      count,
    }));
}

function rankValues(typed: string, values: readonly Valued[]): Valued[] {
  const wanted = fold(typed.trim());
  return values
    .flatMap((valued, order) => {
      const fit = fitOf(fold(valued.value), wanted);
      return fit === null ? [] : [{ valued, fit, order }];
    })
    .sort((a, b) => a.fit - b.fit || (b.valued.count ?? 0) - (a.valued.count ?? 0) || a.order - b.order)
    .map(({ valued }) => valued);
}

/** Lower is better; null for no fit. */
function fitOf(value: string, wanted: string): number | null {
  if (value.startsWith(wanted)) return 0;
  return value.includes(` ${wanted}`) ? 1 : null;
}
