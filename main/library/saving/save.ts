import { randomBytes } from 'node:crypto';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, Problem } from '../../../shared/model/record.ts';
import type { SaveItem } from '../../../shared/model/save.ts';
import { firstWords } from '../../../shared/text/first-words.ts';
import { webAddress } from '../../../shared/url.ts';
import type { Saved, SaveOptions } from '../library.types.ts';
import { hostAndPort, isOnThisMachine } from '../network/address.ts';
import { kindOfBytes } from '../network/content-kind.ts';
import { captureError, isConnectionProblem } from '../network/problems.ts';
import type { FetchRequest, NewArticle, Ports } from '../ports.ts';
import { addressTitle, articleOf, isBare, isTitle, stubOf } from './article.ts';
import { extract, isBlank } from './extract.ts';
import { fetchImages, leaveImages } from './images.ts';
import { alreadyThere, fill, keep, type Store, savedFrom, stopWhenCancelled } from './keep.ts';
import { fetchedSource, fileSource, pastedSource, type Source } from './source.ts';

const maxPageBytes = 25 * 1024 * 1024;

/** From a link, a text or a file to a saved article. What is in the library already is returned unchanged, out of the
 * trash when it was there; a stub that is there is given its article. A link whose page cannot be had is kept as a stub
 * with the reason.
 *
 * @throws LibraryError `bad-request` (no web address, no text), `unsupported-file`, `cancelled`, and those of the store;
 *   then nothing was kept
 */
export async function saveItem(
  store: Store,
  ports: Ports,
  item: SaveItem,
  options: SaveOptions,
): Promise<Saved> {
  if (item.kind === 'link') return saveLink(store, ports, item, options);
  const url = item.url === null ? null : addressOf(item.url);
  const known = url === null ? null : await savedFrom(store, url.href);
  if (known?.problem === null) return alreadyThere(store, known, options.tags);
  const typed = url === null ? null : hostAndPort(url);
  const place = { ...item, url: url?.href ?? null };
  const source = place.kind === 'text' ? pastedSource(place) : fileSource(place);
  if (isBlank(source)) throw new LibraryError({ code: 'bad-request', details: { issue: 'no text' } });
  const name = item.kind === 'file' ? item.name.replace(/\.[^.]+$/, '') : null;
  const article = await articleFrom(ports, source, { typed, name, away: () => false }, options);
  return keep(store, article, [source.url], options);
}

/** Fetches the page of a stub again. Whatever is wrong this time, nothing that the record holds is lost.
 *
 * @throws LibraryError as `saveItem`, and `not-found`
 */
export async function retryStub(
  store: Store,
  ports: Ports,
  id: ArticleId,
  options: SaveOptions,
): Promise<Saved> {
  const record = await store.get(id);
  if (record.problem === null) return alreadyThere(store, record, options.tags);
  const url = addressOf(record.url ?? '');
  // A stub of an address alone was made of a link that a person typed; any other may have its address from a page.
  // One that was refused as private may have come from another program; one that was typed is not refused.
  const typed = isBare(record) && record.problem !== 'private-address' ? hostAndPort(url) : null;
  const article = await articleAt(ports, url, typed, options);
  return fill(store, id, article, options.signal);
}

async function saveLink(
  store: Store,
  ports: Ports,
  { url: address, outside }: Extract<SaveItem, { kind: 'link' }>,
  options: SaveOptions,
): Promise<Saved> {
  const url = addressOf(address);
  const known = await savedFrom(store, url.href);
  if (known?.problem === null) return alreadyThere(store, known, options.tags);
  const article = await articleAt(ports, url, outside ? null : hostAndPort(url), options);
  return keep(store, article, [url.href, article.record.url], options);
}

/** The article of an address, or its stub. */
async function articleAt(
  ports: Ports,
  url: URL,
  typed: FetchRequest['typed'],
  options: SaveOptions,
): Promise<NewArticle> {
  // At the moment of the question: the network may come and go while the page is fetched.
  const away = () => options.offline?.() === true && !isOnThisMachine(url);
  if (away() && !options.insist) throw captureError('unreachable');
  options.onStep({ kind: 'fetching' });
  try {
    const request = { url: url.href, kind: 'page', maxBytes: maxPageBytes, typed, referrer: null } as const;
    const fetched = await ports.fetch({ ...request, signal: options.signal });
    const other = kindOfBytes(fetched.bytes);
    if (other !== null) throw captureError(other, fetched.status);
    return await articleFrom(
      ports,
      fetchedSource({ ...fetched, url: withoutAnchor(fetched.url) }),
      { typed, name: null, away },
      options,
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null || (isConnectionProblem(problem) && away())) throw error;
    return stubOf(url, problem, options.tags);
  }
}

function problemOf(error: unknown): Problem | null {
  return error instanceof LibraryError && error.failure.code === 'capture'
    ? error.failure.details.problem
    : null;
}

/** `away`: whether the network is not there. A page is then not kept without the images that did not come. */
async function articleFrom(
  ports: Ports,
  source: Source,
  { typed, name, away }: { typed: FetchRequest['typed']; name: string | null; away: () => boolean },
  { tags, signal, onStep, onTitle }: SaveOptions,
): Promise<NewArticle> {
  onStep({ kind: 'reading' });
  const prefix = `image-${randomBytes(8).toString('hex')}-`;
  const extracted = await extract(ports, source, prefix, signal);
  stopWhenCancelled(signal);
  const url = source.url ?? extracted.canonicalUrl;
  if (isTitle(extracted.title, url)) onTitle?.(extracted.title);
  const onProgress = (done: number, total: number) => onStep({ kind: 'images', done, total });
  const wanted = { fetch: ports.fetch, typed, referrer: url, signal, onProgress };
  const local =
    extracted.problem === null
      ? await fetchImages(extracted, prefix, wanted)
      : leaveImages(extracted, prefix);
  if (local.unreached && away()) throw captureError('unreachable');
  const address = url === null ? null : webAddress(url);
  const fallback = name ?? (address === null ? firstWords(extracted.text) : addressTitle(address));
  return articleOf(extracted, local, { url: address?.href ?? null, tags, fallback, source: source.source });
}

/** A web address as it is fetched and kept: without user name and password, which belong in no record.
 *
 * @throws LibraryError `bad-request`
 */
function addressOf(address: string): URL {
  const url = webAddress(address);
  if (url === null) throw new LibraryError({ code: 'bad-request', details: { issue: 'not a web address' } });
  const plain = new URL(withoutAnchor(url.href));
  plain.username = '';
  plain.password = '';
  return plain;
}

/** An address without its fragment, unless the fragment is a path of its own (`#/story`). */
function withoutAnchor(address: string): string {
  return address.replace(/#(?![/!]).*$/, '');
}
