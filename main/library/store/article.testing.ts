import type { StoredRecord } from '../../../shared/model/record.ts';
import type { Library } from '../library.types.ts';
import type { NewArticle } from '../ports.ts';

let made = 0;

/** An article to be added; each has an address of its own and is saved a second after the one before. */
export function article(
  title: string,
  markdown: string,
  more: Partial<NewArticle['record']> & Partial<Pick<NewArticle, 'images' | 'source'>> = {},
): NewArticle {
  made++;
  const { images = [], source = null, ...record } = more;
  return {
    record: {
      url: `https://example.org/${made}`,
      canonicalUrl: null,
      title,
      byline: null,
      site: 'example.org',
      lang: 'en',
      tags: [],
      state: 'unread',
      favourite: false,
      trashed: false,
      progress: 0,
      published: null,
      modified: null,
      saved: new Date(Date.UTC(2024, 0, 1) + made * 1000).toISOString(),
      words: markdown.split(/\s+/).filter((word) => word !== '').length,
      excerpt: null,
      image: null,
      problem: null,
      trashedAt: null,
      note: null,
      highlights: [],
      place: null,
      ...record,
    },
    markdown,
    images,
    source,
  };
}

/** All records of a library, the trash too, in order of their ids. */
export async function allRecords(library: Library): Promise<StoredRecord[]> {
  const range = { sort: 'saved-newest', from: 0, to: null } as const;
  const ids = [
    ...(await library.ids({ view: { kind: 'all' }, ...range })),
    ...(await library.ids({ view: { kind: 'trash' }, ...range })),
  ];
  return Promise.all(ids.sort().map((id) => library.get(id)));
}
