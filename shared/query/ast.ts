/** Where a word must occur. `tag` compares whole tags. */
export const queryFields = ['title', 'text', 'note', 'tag', 'site', 'author'] as const;
export type QueryField = (typeof queryFields)[number];

export const queryFlags = ['unread', 'reading', 'archived', 'favourite', 'trashed'] as const;
export type QueryFlag = (typeof queryFlags)[number];

export const queryFeatures = ['note', 'highlight', 'image'] as const;
export type QueryFeature = (typeof queryFeatures)[number];

/** A place in the query as it was typed: `[start, end)` in UTF-16 units. */
export type QueryRange = { start: number; end: number };

/** A day of the calendar as `YYYY-MM-DD`, or so many days, weeks, months or years before today. */
export type QueryDay = string | QueryAge;
export type QueryAge = { count: number; unit: 'd' | 'w' | 'm' | 'y' };

export type TextMeaning = {
  kind: 'text';
  field: QueryField | null;
  /** As it was typed, without quotes and star. */
  text: string;
  /** The last word is the beginning of one. */
  prefix: boolean;
};
export type DateMeaning = {
  kind: 'date';
  /** `published` is the time of saving where an article has no other. */
  of: 'published' | 'saved';
  /** The first day, null for any. */
  from: QueryDay | null;
  /** The first day that is too late, null for none. */
  until: QueryDay | null;
};
/** Counted in words, both ends included. */
export type LengthMeaning = { kind: 'words'; least: number | null; most: number | null };
/** A language as a BCP 47 tag in small letters; `de` is `de-at` too. */
export type LanguageMeaning = { kind: 'lang'; lang: string; prefix: boolean };

export type QueryLeaf = (
  | TextMeaning
  | DateMeaning
  | LengthMeaning
  | LanguageMeaning
  | { kind: 'is'; flag: QueryFlag }
  | { kind: 'has'; what: QueryFeature }
) & { range: QueryRange };

/** A parsed query. Each node knows where it was typed, with its field, its minus and its brackets. */
export type QueryNode =
  | { kind: 'and'; nodes: QueryNode[]; range: QueryRange }
  | { kind: 'or'; nodes: QueryNode[]; range: QueryRange }
  | { kind: 'not'; node: QueryNode; range: QueryRange }
  | QueryLeaf;
export type AndNode = QueryNode & { kind: 'and' };
export type TextNode = QueryNode & { kind: 'text' };

/** Why something that looks like syntax was searched as it stands. */
export const literalReasons = [
  'unknown-field',
  'unknown-value',
  'no-value',
  'bad-date',
  'bad-number',
  'bad-language',
  'bracket',
  'empty-brackets',
  'too-deep',
  'or',
  'quote',
] as const;
export type LiteralReason = (typeof literalReasons)[number];
export type TakenLiterally = { reason: LiteralReason; typed: string; range: QueryRange };

export type ParsedQuery = {
  /** The terms of the query, all of which must hold. An `or` of the whole query is its only term. None: nothing to
   * search for. */
  tree: AndNode;
  /** What was not understood, in its order: the first few. */
  literal: TakenLiterally[];
};
