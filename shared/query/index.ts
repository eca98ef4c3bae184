export type { QueryField, QueryFlag, QueryNode } from './ast.ts';
export { fold, spaceless, wordsOf } from './fold.ts';
export type { MarkTerm, TermMatch } from './matches.ts';
export { findMatches, findTerms, joinRanges, markTerms } from './matches.ts';
export { parseQuery, queryTerms } from './parse.ts';
