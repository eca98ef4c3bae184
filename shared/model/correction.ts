import * as z from 'zod';
import { timestampOrDay } from './record.ts';

/** What a person may put right of an article, beside its text. What is absent stays. */
export const correction = z
  .object({
    title: z.string().trim().min(1),
    byline: z.string().trim().min(1).nullable(),
    site: z.string().trim().min(1).nullable(),
    published: timestampOrDay.nullable(),
    tags: z.array(z.string().min(1)),
  })
  .partial();
export type Correction = z.infer<typeof correction>;

/** A correction that is being written, as its fields hold it: nothing in it has to make sense yet. */
export const articleDraft = z.object({
  title: z.string(),
  byline: z.string(),
  site: z.string(),
  published: z.string(),
  tags: z.array(z.string()),
  markdown: z.string(),
  /** The proof of the text that it began with; absent in drafts from before there was one. */
  base: z.string().optional(),
});
export type ArticleDraft = z.infer<typeof articleDraft>;

/** Longest text that is taken, UTF-16 units. */
export const LONGEST_TEXT = 20_000_000;
