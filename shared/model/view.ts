import * as z from 'zod';
import { articleId, articleRecord } from './record.ts';

/** Which part of the library a list shows. Every view but `trash` leaves out the trash. */
export const listView = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['unread', 'reading', 'archive', 'favourites', 'all', 'trash']) }),
  z.object({ kind: z.literal('tag'), tag: z.string() }),
]);
export type ListView = z.infer<typeof listView>;

export const listSort = z.enum([
  'saved-newest',
  'saved-oldest',
  'published-newest',
  'title',
  'longest',
  'shortest',
]);
export type ListSort = z.infer<typeof listSort>;

/** The order of what a search finds: the best first, or the newest saved. */
export const searchSort = z.enum(['relevance', 'newest']);
export type SearchSort = z.infer<typeof searchSort>;

/** A row of the list: the record and how many highlights and notes it has. */
export const listRow = articleRecord.extend({ notes: z.int().min(0) });
export type ListRow = z.infer<typeof listRow>;

export const viewCounts = z.object({
  unread: z.int(),
  reading: z.int(),
  archive: z.int(),
  favourites: z.int(),
  all: z.int(),
  trash: z.int(),
  /** Highlights and notes of articles outside the trash. */
  notes: z.int(),
});
export type ViewCounts = z.infer<typeof viewCounts>;

/** Text with marked ranges, `[start, end)` in UTF-16 units. */
export const markedText = z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) });
export type MarkedText = z.infer<typeof markedText>;

export const searchHit = z.object({
  row: listRow,
  title: markedText,
  /** At most two lines around the best passage. */
  snippet: markedText,
  /** Where the snippet comes from: shown as "Your note:" for a note. */
  from: z.enum(['text', 'note', 'excerpt']),
  /** The highlight that the note in the snippet is on; null for a note on the whole article, and for no note. */
  highlight: articleId.nullable(),
  /** Higher is better. */
  score: z.number(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** A query with other words in the place of those that are in no article, in their order. */
export const correctedQuery = z.object({
  query: z.string(),
  instead: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type CorrectedQuery = z.infer<typeof correctedQuery>;

/** Why a search finds nothing, and which searches with less in them find something. */
export const whyNothing = z.object({
  /** Its terms, the first few. */
  terms: z.array(
    z.object({
      /** The term as it was typed. */
      typed: z.string(),
      /** A word or phrase that may stand anywhere, what leaves something out, or anything else. */
      kind: z.enum(['word', 'excluded', 'condition']),
      /** Articles that fit this term, whatever else. */
      alone: z.int(),
    }),
  ),
  /** What is left out, the search without it, and what that finds: the best first. */
  offers: z.array(z.object({ without: z.array(z.string()), query: z.string(), total: z.int() })),
  /** The search in the trash, where that finds something. */
  trash: z.object({ query: z.string(), total: z.int() }).nullable(),
});
export type WhyNothing = z.infer<typeof whyNothing>;

/** What several articles have in common. */
export const articlesSummary = z.object({
  count: z.int(),
  archived: z.int(),
  favourite: z.int(),
  trashed: z.int(),
  read: z.int(),
  /** To read all of them, those begun counted whole for each. */
  minutes: z.int(),
  /** How many sites they are from. */
  sites: z.int(),
  /** Their tags by name, each with how many of them have it. */
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
});
export type ArticlesSummary = z.infer<typeof articlesSummary>;

/** A value that a search operator can have, and how many articles have it. */
export const searchValue = z.object({ value: z.string(), count: z.int() });
export type SearchValue = z.infer<typeof searchValue>;

/** Operators whose values only the library knows. */
export const valueField = z.enum(['site', 'author', 'lang', 'has']);
export type ValueField = z.infer<typeof valueField>;

/** How far making the index anew is, in articles: the rows of the lists come first, then the words that articles are found
 * by. */
export const rebuildProgress = z.object({ step: z.enum(['rows', 'words']), done: z.int(), total: z.int() });
export type RebuildProgress = z.infer<typeof rebuildProgress>;
