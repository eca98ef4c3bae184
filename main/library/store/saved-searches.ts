import { type SavedSearch, savedSearch } from '../../../shared/model/saved-search.ts';
import type { Library } from '../library.types.ts';
import { newArticleId } from './article-folder.ts';
import { keptLibraryFile, libraryDb } from './library-file.ts';
import type { Store } from './store.ts';

/** Fields of other versions stay with their search. */
const kept = savedSearch.loose();

/** The searches that have a name: the list `savedSearches` of `library.json`, so that they move with the library. What cannot
 * be read in the list stays in the file as it is. */
export function savedSearches(store: Store): Pick<Library, 'savedSearches' | 'putSearch' | 'removeSearch'> {
  const path = store.layout.library;

  const change = (act: (items: unknown[]) => unknown[]): Promise<SavedSearch[]> =>
    store.write(async () => {
      const db = libraryDb(path);
      await db.read();
      db.data.savedSearches = act(itemsOf(db.data.savedSearches));
      await db.write();
      return readable(db.data.savedSearches);
    });

  return {
    savedSearches: () => store.between(async () => readable((await keptLibraryFile(path))?.savedSearches)),
    async putSearch({ id, name, query }, at) {
      const known = id ?? newArticleId();
      const searches = await change((items) => {
        const before = items.findIndex((item) => idOf(item) === known);
        const others = items.filter((_, index) => index !== before);
        const search = kept.parse({ ...Object(items[before]), id: known, name, query });
        return others.toSpliced(place(others, at, before), 0, search);
      });
      return { id: known, searches };
    },
    removeSearch: (id) => change((items) => items.filter((item) => idOf(item) !== id)),
  };
}

/** Something that is no list counts as one thing that cannot be read. */
function itemsOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list;
  return list === undefined ? [] : [list];
}

/** Each id once. */
function readable(list: unknown): SavedSearch[] {
  const searches = new Map<string, SavedSearch>();
  for (const item of itemsOf(list)) {
    const read = savedSearch.safeParse(item);
    if (read.success && !searches.has(read.data.id)) searches.set(read.data.id, read.data);
  }
  return [...searches.values()];
}

function idOf(item: unknown): string | null {
  const read = savedSearch.safeParse(item);
  return read.success ? read.data.id : null;
}

/** Where in the file the search comes that a person sees at `at`: what cannot be read is not seen. */
function place(others: readonly unknown[], at: number | null, before: number): number {
  if (at === null) return before < 0 ? others.length : before;
  let seen = 0;
  for (const [index, item] of others.entries()) {
    if (idOf(item) === null) continue;
    if (seen === at) return index;
    seen++;
  }
  return others.length;
}
