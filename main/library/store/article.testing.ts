import { blankRecord } from '../../../shared/model/blank-record.ts';
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
      ...blankRecord(new Date(Date.UTC(2024, 0, 1) + made * 1000).toISOString()),
      url: `https://example.org/${made}`,
      title,
      site: 'example.org',
      lang: 'en',
      words: markdown.split(/\s+/).filter((word) => word !== '').length,
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
