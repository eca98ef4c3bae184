import * as z from 'zod';
import { articleId } from './record.ts';

/** A search that was given a name and is kept in the library. */
export const savedSearch = z.object({
  /** 16 hex digits, as those of articles. */
  id: articleId,
  name: z.string().trim().min(1).max(200),
  /** As it stands in the search field. Dates that count from today are read anew each time. */
  query: z.string().trim().min(1).max(4000),
});
export type SavedSearch = z.infer<typeof savedSearch>;

/** One to be kept: under its id in place of what was there, or a new one. */
export const savedSearchDraft = savedSearch.extend({ id: articleId.nullable() });
export type SavedSearchDraft = z.infer<typeof savedSearchDraft>;
