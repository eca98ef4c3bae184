import { LibraryError } from '../../../shared/errors.ts';
import type { SavedSearch } from '../../../shared/model/saved-search.ts';
import type { Library } from '../../library/index.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, plain } from '../print.ts';
import { counted } from '../words.ts';

/** Prints the saved searches in their order, each with how many articles it finds now. */
export async function searches(library: Library, io: Io, { json }: { json: boolean }): Promise<Exit> {
  await library.searchable();
  for (const { id, name, query } of await library.savedSearches()) {
    io.signal.throwIfAborted();
    const count = await library.count(query);
    await io.out(
      json
        ? jsonLine({ id, name, query, count })
        : `${plain(name)}\n  ${counted(count, 'article')} · ${plain(query)}\n\n`,
    );
  }
  return 0;
}

/** The query of the search by that name; of several the one that is written just so, or the first. Throws `not-found`. */
export async function savedQuery(library: Library, name: string): Promise<string> {
  const all = await library.savedSearches();
  const same = (one: SavedSearch) => one.name.toLowerCase() === name.trim().toLowerCase();
  const found = all.find((one) => one.name === name.trim()) ?? all.find(same);
  if (found === undefined)
    throw new LibraryError({ code: 'not-found', details: { what: 'search', id: name } });
  return found.query;
}
