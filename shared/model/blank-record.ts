import type { StoredRecord } from './record.ts';

/** What is recorded of an article of which nothing is known but when it was saved, and which nobody has touched.
 * @param saved ISO 8601 in UTC */
export function blankRecord(saved: string): Omit<StoredRecord, 'id'> {
  return {
    url: null,
    canonicalUrl: null,
    title: '',
    byline: null,
    site: null,
    lang: null,
    tags: [],
    state: 'unread',
    favourite: false,
    trashed: false,
    progress: 0,
    published: null,
    modified: null,
    saved,
    words: 0,
    excerpt: null,
    image: null,
    problem: null,
    trashedAt: null,
    note: null,
    highlights: [],
    place: null,
  };
}
