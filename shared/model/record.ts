import * as z from 'zod';

/** 16 random lowercase hex digits. The article lies in `articles/<first two>/<id>/`. */
export const articleId = z.string().regex(/^[0-9a-f]{16}$/);
export type ArticleId = z.infer<typeof articleId>;

/** ISO 8601 in UTC with milliseconds and `Z`. */
const timestamp = z.iso.datetime();
/** A time or a plain day, as pages tell when they were published. */
export const timestampOrDay = z.union([timestamp, z.iso.date()]);

export const articleState = z.enum(['unread', 'reading', 'archived']);
export type ArticleState = z.infer<typeof articleState>;

/** Why a record is a stub: kept, shown with its reason, and retried. */
export const problem = z.enum([
  'unreachable',
  'timeout',
  'not-found',
  'server-error',
  'login',
  'blocked',
  'not-article',
  'needs-scripts',
  'too-large',
  'unsupported-type',
  'pdf',
  'image',
  'audio',
  'video',
  'video-page',
  'too-many-redirects',
  'private-address',
  'over-limit',
  'text-lost',
]);
export type Problem = z.infer<typeof problem>;

/** Whether the address leads to something that is no article and never will be: to be opened elsewhere, not fetched again. */
export function isOtherContent(problem: Problem): boolean {
  switch (problem) {
    case 'pdf':
    case 'image':
    case 'audio':
    case 'video':
    case 'video-page':
    case 'unsupported-type':
      return true;
    case 'unreachable':
    case 'timeout':
    case 'not-found':
    case 'server-error':
    case 'login':
    case 'blocked':
    case 'not-article':
    case 'needs-scripts':
    case 'too-large':
    case 'too-many-redirects':
    case 'private-address':
    case 'over-limit':
    case 'text-lost':
      return false;
  }
}

/** What is known of one saved article, in the order of the contract. Absent is null. This is what `--json` prints. */
export const articleRecord = z.object({
  id: articleId,
  url: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  title: z.string(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  /** BCP 47, as the page or a guess tells. */
  lang: z.string().nullable(),
  tags: z.array(z.string()),
  state: articleState,
  favourite: z.boolean(),
  trashed: z.boolean(),
  /** 0 to 1; 1 is read. */
  progress: z.number().min(0).max(1),
  published: timestampOrDay.nullable(),
  modified: timestampOrDay.nullable(),
  saved: timestamp,
  words: z.int().min(0),
  excerpt: z.string().nullable(),
  /** Path of the lead image inside the article's folder (`images/…`). */
  image: z.string().nullable(),
  problem: problem.nullable(),
});
export type ArticleRecord = z.infer<typeof articleRecord>;

export const highlightColour = z.enum(['yellow', 'green', 'blue', 'pink', 'violet']);
export type HighlightColour = z.infer<typeof highlightColour>;

/** A marked passage, anchored over the article's plain text (`shared/text`) by the W3C TextQuote and TextPosition
 * selectors. `start` and `end` are UTF-16 offsets, null when the passage could not be found: kept all the same. */
export const highlight = z.object({
  id: articleId,
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  colour: highlightColour,
  comment: z.string().nullable(),
  created: timestamp,
  updated: timestamp,
});
export type Highlight = z.infer<typeof highlight>;

/** What can be changed of a highlight. */
export const highlightChange = z
  .object({ colour: highlightColour, comment: z.string().nullable() })
  .partial();
export type HighlightChange = z.infer<typeof highlightChange>;

/** Where a person stopped reading: the number of the line of the article's plain text (`shared/text`), from 0, and what
 * the text says from there on. The line is looked for by its words first, so it is found at any size and width, and after
 * the text has changed above it. */
export const readingPlace = z.object({ block: z.int().min(0), quote: z.string() });
export type ReadingPlace = z.infer<typeof readingPlace>;

/** A record as the catalogue keeps it: with what the person wrote, when it was thrown away, and where reading stopped. */
export const storedRecord = articleRecord.extend({
  trashedAt: timestamp.nullable(),
  /** The person's note on the whole article, Markdown. */
  note: z.string().nullable(),
  highlights: z.array(highlight),
  /** Null: at the beginning, or, with a progress between 0 and 1, that part of the way down. */
  place: readingPlace.nullable().default(null),
});
export type StoredRecord = z.infer<typeof storedRecord>;

/** What a person made of an article, and what is not in its text: it comes back with a file that Offprint wrote. */
export const personalFields = storedRecord.pick({
  tags: true,
  state: true,
  favourite: true,
  progress: true,
  saved: true,
  note: true,
  highlights: true,
});
export type PersonalFields = z.infer<typeof personalFields>;

/** What can be changed of a record after it was saved. Everything else follows from the article. */
export const recordChange = z
  .object({
    title: z.string().min(1),
    byline: z.string().nullable(),
    site: z.string().nullable(),
    published: timestampOrDay.nullable(),
    state: articleState,
    favourite: z.boolean(),
    trashed: z.boolean(),
    progress: z.number().min(0).max(1),
    addTags: z.array(z.string().min(1)),
    removeTags: z.array(z.string()),
    note: z.string().nullable(),
    highlights: z.array(highlight),
    place: readingPlace.nullable(),
  })
  .partial();
export type RecordChange = z.infer<typeof recordChange>;
