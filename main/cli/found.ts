import type { ListRow } from '../../shared/model/view.ts';
import type { Library } from '../library/index.ts';

const PAGE = 500;

/** All that a query finds, or all but the trash, newest saved first, in pages. */
export async function* rowsOf(
  library: Library,
  query: string | null,
  limit = Infinity,
): AsyncGenerator<ListRow[]> {
  await (query === null ? library.listed() : library.searchable());
  for (let offset = 0; offset < limit; offset += PAGE) {
    const range = { offset, limit: Math.min(PAGE, limit - offset) };
    const rows =
      query === null
        ? (await library.page({ view: { kind: 'all' }, sort: 'saved-newest', ...range })).rows
        : await library.found({ query, ...range });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
  }
}
