import type { QueryNode, TextNode } from './ast.ts';
import { spaceless, type Word, wordsOf } from './fold.ts';

/** Which part of an article a text is: a term with a field is looked for there only. */
export type TextPart = 'title' | 'text' | 'note';

/** What is to be marked: the words of a term one after the other, or a pattern for scripts without spaces. */
export type MarkTerm =
  | { kind: 'words'; words: string[]; prefix: boolean }
  | { kind: 'pattern'; pattern: RegExp };

export type Range = [start: number, end: number];
export type TermMatch = { term: number; start: number; end: number };

/** The terms of a query that can be marked in a part of an article, each once. */
export function markTerms(query: QueryNode, part: TextPart = 'text'): MarkTerm[] {
  const terms = new Map<string, MarkTerm>();
  for (const node of positiveTexts(query)) {
    if (node.field !== null && node.field !== part) continue;
    terms.set(`${node.prefix} ${node.text}`, markTerm(node));
  }
  return [...terms.values()];
}

/** Every place of a text where the query matches, in order, overlapping places joined. */
export function findMatches(text: string, query: QueryNode, part: TextPart = 'text'): Range[] {
  return joinRanges(findTerms(text, markTerms(query, part)));
}

/** Every place of each term, in order of their start. */
export function findTerms(text: string, terms: MarkTerm[]): TermMatch[] {
  if (terms.length === 0) return [];
  const matches: TermMatch[] = [];
  const initials = new Set(
    terms.flatMap((term) => (term.kind === 'words' ? term.words.map((word) => word.charAt(0)) : [])),
  );
  const phrases = terms.some((term) => term.kind === 'words' && term.words.length > 1);
  const words = initials.size > 0 ? wordsOf(text, initials, phrases) : [];
  for (const [index, term] of terms.entries()) {
    switch (term.kind) {
      case 'words':
        for (const range of wordMatches(words, term)) matches.push({ term: index, ...range });
        break;
      case 'pattern':
        for (const match of text.matchAll(term.pattern)) {
          matches.push({ term: index, start: match.index, end: match.index + match[0].length });
        }
        break;
    }
  }
  return matches.sort((a, b) => a.start - b.start || a.end - b.end);
}

export function joinRanges(matches: { start: number; end: number }[]): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of matches) {
    const last = ranges.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

/** The texts of a query that articles are to have. */
export function* positiveTexts(node: QueryNode): Generator<TextNode> {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const child of node.nodes) yield* positiveTexts(child);
      break;
    case 'text':
      yield node;
      break;
    case 'not':
      if (node.node.kind === 'not') yield* positiveTexts(node.node.node);
      break;
    case 'is':
    case 'has':
    case 'lang':
    case 'date':
    case 'words':
      break;
  }
}

/** Characters that mean something in a pattern with the flag `u`. */
const special = /[\\^$.*+?()[\]{}|/]/;

function markTerm({ text, prefix }: TextNode): MarkTerm {
  if (spaceless.test(text)) {
    const characters = [...text.replace(/\s+/g, '')].map((character) => character.replace(special, '\\$&'));
    return { kind: 'pattern', pattern: new RegExp(characters.join('\\s*'), 'giu') };
  }
  return { kind: 'words', words: wordsOf(text).map(({ folded }) => folded), prefix };
}

function* wordMatches(words: Word[], term: { words: string[]; prefix: boolean }) {
  const last = term.words.length - 1;
  if (last < 0) return;
  for (let at = 0; at + last < words.length; at++) {
    const matching = term.words.every((wanted, offset) => {
      const folded = words[at + offset]?.folded ?? '';
      return term.prefix && offset === last ? folded.startsWith(wanted) : folded === wanted;
    });
    if (matching) yield { start: words[at]?.start ?? 0, end: words[at + last]?.end ?? 0 };
  }
}
