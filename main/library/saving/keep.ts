import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { addressKey, webAddress } from '../../../shared/url.ts';
import type { Library, Saved, SaveOptions } from '../library.types.ts';
import type { NewArticle } from '../ports.ts';
import { isBare, stubOf } from './article.ts';

/** The part of the library that saving needs. */
export type Store = Pick<Library, 'findByUrl' | 'get' | 'add' | 'replace' | 'change'>;

/** Adds an article, unless it came into the library while it was fetched: a stub that is there is given it. `from`: the
 * addresses it was had from, as asked and after redirects. `id`: the one it gets. */
export async function keep(
  store: Store,
  article: NewArticle,
  from: (string | null)[],
  { signal, article: id }: Pick<SaveOptions, 'signal' | 'article'>,
): Promise<Saved> {
  return oneAtATime(store, async () => {
    stopWhenCancelled(signal);
    const there = await findSame(store, article, from);
    if (there !== null) return giveTo(store, there, article);
    const [record] = await store.add([id === undefined ? article : { ...article, id }]);
    if (record === undefined) throw new LibraryError({ code: 'internal', details: { id: 'nothing-added' } });
    return { record, known: false, images: article.images.length };
  });
}

/** Gives a stub what was fetched for it. Throws `not-found`. */
export async function fill(
  store: Store,
  id: ArticleId,
  article: NewArticle,
  signal: AbortSignal,
): Promise<Saved> {
  return oneAtATime(store, async () => {
    stopWhenCancelled(signal);
    return giveTo(store, await store.get(id), article);
  });
}

/** Puts an article in the place of a stub. Whatever is wrong with it this time, nothing is lost: not the words that a stub
 * holds, not the facts that the person gave it, and no article that came in the meantime. */
async function giveTo(store: Store, stub: StoredRecord, article: NewArticle): Promise<Saved> {
  const { problem, tags } = article.record;
  const better = problem === null || (isBare(stub) && problem !== stub.problem);
  if (stub.problem === null || !better) return alreadyThere(store, stub, tags);
  const record = await store.replace(stub.id, {
    ...article,
    record: { ...article.record, ...givenFacts(stub) },
  });
  const images = article.images.length;
  if (!record.trashed && tags.length === 0) return { record, known: false, images };
  await store.change([stub.id], { trashed: false, addTags: tags });
  return { record: await store.get(stub.id), known: false, images };
}

/** What a person gave to a stub that holds nothing but its address: whatever we would not have made from that. */
function givenFacts(
  stub: StoredRecord,
): Partial<Pick<StoredRecord, 'title' | 'byline' | 'site' | 'published'>> {
  const url = webAddress(stub.url ?? '');
  if (url === null || stub.problem === null || !isBare(stub)) return {};
  const { record: made } = stubOf(url, stub.problem, []);
  return {
    ...(stub.title === made.title ? {} : { title: stub.title }),
    ...(stub.byline === null ? {} : { byline: stub.byline }),
    ...(stub.site === made.site ? {} : { site: stub.site }),
    ...(stub.published === null ? {} : { published: stub.published }),
  };
}

/** The record that was saved from an address; not one whose page only says that this is its canonical address. */
export async function savedFrom(store: Store, address: string): Promise<StoredRecord | null> {
  const there = await store.findByUrl(address);
  return there !== null && addressKey(there.url ?? '') === addressKey(address) ? there : null;
}

/** The record that this article would be a second copy of. A canonical address is the page's own word, and many sites name
 * their front page in every article: it counts only when the titles are the same too. */
async function findSame(
  store: Store,
  { record }: NewArticle,
  from: (string | null)[],
): Promise<StoredRecord | null> {
  for (const address of from) {
    const there = address === null ? null : await savedFrom(store, address);
    if (there !== null) return there;
  }
  for (const address of [record.url, record.canonicalUrl]) {
    const there = address === null ? null : await store.findByUrl(address);
    if (there?.title === record.title) return there;
  }
  return null;
}

const lastOf = new WeakMap<Store, Promise<unknown>>();
/** Looking whether an article is there and writing it must not be parted by another save or import. */
export async function oneAtATime<T>(store: Store, task: () => Promise<T>): Promise<T> {
  const turn = (lastOf.get(store) ?? Promise.resolve()).then(task);
  lastOf.set(
    store,
    turn.catch(() => {}),
  );
  return turn;
}

/** What is saved again is wanted: it comes back from the trash and is given the tags, and nothing else of it changes. */
export async function alreadyThere(store: Store, record: StoredRecord, tags: string[]): Promise<Saved> {
  if (!record.trashed && tags.every((tag) => record.tags.includes(tag))) {
    return { record, known: true, images: 0 };
  }
  await store.change([record.id], { trashed: false, addTags: tags });
  return { record: await store.get(record.id), known: true, images: 0 };
}

export function stopWhenCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} });
}
