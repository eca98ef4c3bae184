/** Where a word must occur. `tag` compares whole tags. */
export const queryFields = ['title', 'text', 'note', 'tag', 'site', 'author'] as const;
export type QueryField = (typeof queryFields)[number];

export const queryFlags = ['unread', 'reading', 'archived', 'favourite', 'trashed'] as const;
export type QueryFlag = (typeof queryFlags)[number];

/** A word or a phrase. `text` is as it was typed, without quotes and star. */
export type TextNode = {
  kind: 'text';
  field: QueryField | null;
  text: string;
  /** The last word is the beginning of one. */
  prefix: boolean;
};

/** A parsed query. More kinds of node (`or`, dates) can join; every reader of the tree is exhaustive. */
export type QueryNode =
  | { kind: 'and'; nodes: QueryNode[] }
  | { kind: 'not'; node: QueryNode }
  | { kind: 'is'; flag: QueryFlag }
  | TextNode;
