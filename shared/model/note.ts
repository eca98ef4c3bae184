import * as z from 'zod';
import { articleId, articleRecord, highlightColour } from './record.ts';

/** A highlight of an article, or, with `highlight` null, the note on the whole of it. */
export const noteRef = z.object({ article: articleId, highlight: articleId.nullable() });
export type NoteRef = z.infer<typeof noteRef>;

export const noteSort = z.enum(['newest', 'oldest', 'article']);
export type NoteSort = z.infer<typeof noteSort>;

/** Which notes a list shows, and in which order. The notes of an article stand together. */
export const noteFilter = z.object({
  /** Each of its words occurs in the quote, the comment, the note or the article's title. */
  text: z.string(),
  /** Highlights of these colours only; none: every note. */
  colours: z.array(highlightColour),
  /** Only notes with words of the person. */
  withComment: z.boolean(),
  sort: noteSort,
});
export type NoteFilter = z.infer<typeof noteFilter>;

/** A note as a list shows it, with what it tells of its article. */
export const noteRow = noteRef.extend({
  ...articleRecord.pick({ title: true, site: true, url: true, byline: true, lang: true, tags: true }).shape,
  /** True for the first of the notes of its article that the list shows. */
  first: z.boolean(),
  /** Null, as the quote, for a note on a whole article. */
  colour: highlightColour.nullable(),
  quote: z.string().nullable(),
  /** The comment on a highlight, or the note. */
  comment: z.string().nullable(),
  /** False when the passage is not in the article any more. */
  anchored: z.boolean(),
  /** Of a note on a whole article it is not known when it was written. */
  created: z.string().nullable(),
  updated: z.string().nullable(),
});
export type NoteRow = z.infer<typeof noteRow>;

/** What is done to several notes at once. */
export const noteChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('remove') }),
  /** Notes on whole articles have none and stay as they are. */
  z.object({ kind: z.literal('colour'), colour: highlightColour }),
]);
export type NoteChange = z.infer<typeof noteChange>;
