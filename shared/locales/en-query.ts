import type { LiteralReason, QueryDay } from '../query/ast.ts';
import { dayBefore } from '../query/days.ts';
import type { TermDescription, TermKind, TermValue } from '../query/describe.ts';
import { type SearchOperator, searchOperators } from '../query/operators.ts';
import type { Format } from './format.ts';
import { counted } from './plural.ts';

const operatorTexts: Record<SearchOperator, string> = {
  phrase: 'an exact phrase',
  prefix: 'the beginning of a word',
  not: 'leave out: a word, a phrase, any of these',
  or: 'either will do; binds weaker than words side by side',
  group: 'keep together what belongs together',
  parts: 'only there',
  tag: 'one of your tags',
  site: 'where it was published',
  author: 'a name in the byline',
  lang: 'de, en, pt-br',
  is: 'unread, reading, archived, favourite, trashed',
  has: 'note, highlight, image',
  published: 'published: 2025, 2025-03, 2025-03-14, 30d, 6m',
  saved: 'the same, and 2024-01..2024-03, >2024',
  words: '>1000, <300, 1000..2000',
};

/** The rows of “Words that narrow a search”. */
export function searchOperatorRows(): { sign: string; text: string; example: string }[] {
  return searchOperators.map(({ id, sign, example }) => ({ sign, text: operatorTexts[id], example }));
}

const literalTexts: Record<LiteralReason, (typed: string) => string> = {
  'unknown-field': (typed) => `“${typed}” begins with no field there is, so it was searched as it stands.`,
  'unknown-value': (typed) => `“${typed}” asks for nothing there is, so it was searched as it stands.`,
  'no-value': (typed) => `“${typed}” has nothing after the colon, so it was searched as it stands.`,
  'bad-date': (typed) => `“${typed}” has no date like 2025, 2025-03 or 30d, so it was searched as it stands.`,
  'bad-number': (typed) =>
    `“${typed}” has no number like >1000 or 300..900, so it was searched as it stands.`,
  'bad-language': (typed) => `“${typed}” has no language like de or pt-br, so it was searched as it stands.`,
  bracket: (typed) => `“${typed}” has no partner, so this bracket does nothing.`,
  'empty-brackets': (typed) => `“${typed}” holds no word, so these brackets do nothing.`,
  'too-deep': (typed) => `“${typed}” lies in too many brackets, so this one does nothing.`,
  or: (typed) => `“${typed}” has nothing on one side, so it was searched as a word.`,
  quote: (typed) => `“${typed}” is never closed, so the phrase goes to the end.`,
};

/** What was taken literally, in a sentence. */
export function literalText({ reason, typed }: { reason: LiteralReason; typed: string }): string {
  const shown = typed.length > 40 ? `${[...typed].slice(0, 40).join('')}…` : typed;
  return literalTexts[reason](shown);
}

const kinds: Record<TermKind, string> = {
  word: 'Word',
  phrase: 'Phrase',
  title: 'Title',
  text: 'Text',
  note: 'Note',
  tag: 'Tag',
  site: 'Site',
  author: 'Author',
  state: 'State',
  has: 'Has',
  lang: 'Language',
  published: 'Published',
  saved: 'Saved',
  length: 'Length',
  any: 'Any of',
  all: 'All of',
};

const units: Record<'d' | 'w' | 'm' | 'y', [string, string]> = {
  d: ['day', 'days'],
  w: ['week', 'weeks'],
  m: ['month', 'months'],
  y: ['year', 'years'],
};

/** A search in words: what its parts mean, and what was not understood. */
export function queryWords(f: Format) {
  const age = ({ count, unit }: Exclude<QueryDay, string>) => {
    const [one, many] = units[unit];
    return count === 1 ? one : counted(count, f.number(count), one, many);
  };
  const day = (value: string) => f.shortDate(value);
  const days = (from: QueryDay | null, until: QueryDay | null): string => {
    if (typeof from === 'string' && typeof until === 'string') return between(from, until);
    if (from !== null) return typeof from === 'string' ? `from ${day(from)}` : `in the last ${age(from)}`;
    if (until !== null)
      return typeof until === 'string'
        ? `before ${day(until)}`
        : `over ${until.count === 1 ? 'a ' : ''}${age(until)} ago`;
    return 'any time';
  };
  const between = (from: string, until: string): string => {
    const last = dayBefore(until);
    if (from === last) return `on ${day(from)}`;
    if (from.endsWith('-01-01') && until.endsWith('-01-01') && from.slice(0, 4) === last.slice(0, 4)) {
      return `in ${from.slice(0, 4)}`;
    }
    if (from.endsWith('-01') && until.endsWith('-01') && from.slice(0, 7) === last.slice(0, 7)) {
      return `in ${f.month(from)}`;
    }
    return `${day(from)} to ${day(last)}`;
  };
  const length = (least: number | null, most: number | null): string => {
    if (least !== null && most !== null) {
      return least === most ? `${f.number(least)} words` : `${f.number(least)} to ${f.number(most)} words`;
    }
    if (least !== null) return `${f.number(least)} words or more`;
    return most === null ? 'any' : `up to ${f.number(most)} words`;
  };
  const valueText = (value: TermValue, joint: string): string => {
    switch (value.kind) {
      case 'text':
        return value.beginning ? `${value.text}…` : value.text;
      case 'flag':
        return value.flag === 'trashed' ? 'in the trash' : value.flag;
      case 'feature':
        return value.what;
      case 'lang':
        return f.language(value.lang);
      case 'days':
        return days(value.from, value.until);
      case 'length':
        return length(value.least, value.most);
      case 'terms':
        return value.terms.length === 0 ? '…' : value.terms.map(inList).join(joint);
    }
  };
  const termText = ({ kind, value, excluded }: TermDescription): { kind: string; value: string } => {
    const text = valueText(value, kind === 'any' ? ' or ' : ', ');
    return { kind: kinds[kind], value: excluded ? `not ${text}` : text };
  };
  /** In a list, a word needs no name. */
  const inList = (term: TermDescription): string => {
    const { kind, value } = termText(term);
    if (term.kind === 'word') return value;
    if (term.kind === 'phrase') return `“${value}”`;
    if (term.kind === 'any' || term.kind === 'all') return `(${value})`;
    return `${kind.toLowerCase()} ${value}`;
  };
  return {
    query: {
      /** A term as a chip shows it: “State”, “unread”. */
      term: termText,
      literal: literalText,
      operators: searchOperatorRows(),
    },
  };
}
