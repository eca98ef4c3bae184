export type {
  AndNode,
  QueryFeature,
  QueryField,
  QueryFlag,
  QueryNode,
  TextNode,
} from './ast.ts';
export { type Edge, edgeOf } from './days.ts';
export { withoutRange } from './edit.ts';
export { fold, spaceless, wordsOf } from './fold.ts';
export type { MarkTerm, TermMatch } from './matches.ts';
export { findMatches, findTerms, joinRanges, markTerms, positiveTexts } from './matches.ts';
export { parseQuery } from './parse.ts';
export { printQuery } from './print.ts';
