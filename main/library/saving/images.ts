import { createHash } from 'node:crypto';
import { LibraryError } from '../../../shared/errors.ts';
import { webAddress } from '../../../shared/url.ts';
import { imageType } from '../network/image-type.ts';
import { isConnectionProblem } from '../network/problems.ts';
import type { Extracted, FetchPort, FetchRequest } from '../ports.ts';

const MB = 1024 * 1024;
/** What an article may take: images at once and in all, bytes of each and in all, milliseconds in all. */
export const imageLimits = { atOnce: 4, count: 200, bytesEach: 20 * MB, bytes: 150 * MB, ms: 180_000 };
/** Characters of a `data:` address that may stay in the text when it cannot be kept as a file. */
const longestDataAddress = 8192;

/** An article's images as they will lie beside it. */
export type LocalImages = {
  /** With `images/<name>` for each image that was had, and the original address for the others. */
  markdown: string;
  images: { name: string; bytes: Uint8Array }[];
  /** `images/<name>` of the lead image. */
  lead: string | null;
  /** Whether the site of one of them was not reached. */
  unreached: boolean;
};

type Options = Pick<FetchRequest, 'typed' | 'referrer' | 'signal'> & {
  fetch: FetchPort;
  onProgress: (done: number, total: number) => void;
  limits?: typeof imageLimits;
};

/** Fetches the images of an article, each address once, the lead image first and then as in the text. What an image is,
 * its bytes tell; the same content is stored once. An image that cannot be had, or goes over a limit, keeps its address.
 *
 * @throws LibraryError `cancelled`
 */
export async function fetchImages(
  extracted: Extracted,
  prefix: string,
  options: Options,
): Promise<LocalImages> {
  const limits = options.limits ?? imageLimits;
  const wanted = addressesOf(extracted).slice(0, limits.count);
  const names = new Map<string, string>();
  const images = new Map<string, Uint8Array>();
  const enough = AbortSignal.timeout(limits.ms);
  let done = 0;
  let room = limits.bytes;
  let unreached = false;
  const onUnreached = () => {
    unreached = true;
  };

  async function one(address: string): Promise<void> {
    const bytes = await bytesOf(address, limits.bytesEach, enough, { ...options, onUnreached });
    const type = bytes === null ? null : imageType(bytes);
    if (bytes !== null && type !== null) {
      const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${type}`;
      const size = images.has(name) ? 0 : bytes.byteLength;
      if (size <= room) {
        room -= size;
        images.set(name, bytes);
        names.set(address, name);
      }
    }
    done += 1;
    options.onProgress(done, wanted.length);
  }

  const rest = wanted.values();
  async function work(): Promise<void> {
    for (const address of rest) await one(address);
  }
  if (wanted.length > 0) options.onProgress(0, wanted.length);
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  return { ...placeImages(extracted, prefix, names, images), unreached };
}

/** The article without its images: they keep their addresses. */
export function leaveImages(extracted: Extracted, prefix: string): LocalImages {
  return { ...placeImages(extracted, prefix, new Map(), new Map()), unreached: false };
}

function placeImages(
  extracted: Extracted,
  prefix: string,
  names: ReadonlyMap<string, string>,
  images: ReadonlyMap<string, Uint8Array>,
): Omit<LocalImages, 'unreached'> {
  const nameOf = (index: number) => names.get(extracted.images[index]?.url ?? '');
  const lead = extracted.lead === null ? undefined : nameOf(extracted.lead);
  return {
    markdown: extracted.markdown.replace(new RegExp(`${prefix}(\\d+)`, 'g'), (_token, digits: string) => {
      const name = nameOf(Number(digits));
      return name === undefined ? inMarkdown(extracted.images[Number(digits)]?.url ?? '') : `images/${name}`;
    }),
    images: [...images].map(([name, bytes]) => ({ name, bytes })),
    lead: lead === undefined ? null : `images/${lead}`,
  };
}

/** Addresses that can be had, the lead image first. */
function addressesOf({ images, lead }: Extracted): string[] {
  const first = lead === null ? [] : [images[lead]?.url ?? ''];
  const all = new Set([...first, ...images.map(({ url }) => url)]);
  return [...all].filter((address) => /^data:/i.test(address) || webAddress(address) !== null);
}

async function bytesOf(
  address: string,
  maxBytes: number,
  enough: AbortSignal,
  { fetch, typed, referrer, signal, onUnreached }: Options & { onUnreached: () => void },
): Promise<Uint8Array | null> {
  if (/^data:/i.test(address)) return dataOf(address, maxBytes);
  if (enough.aborted) return null;
  try {
    const either = AbortSignal.any([signal, enough]);
    const request = { url: address, kind: 'image', maxBytes, typed, referrer, signal: either } as const;
    return (await fetch(request)).bytes;
  } catch (error) {
    if (!(error instanceof LibraryError) || signal.aborted) throw error;
    const { failure } = error;
    if (failure.code === 'capture' && isConnectionProblem(failure.details.problem)) onUnreached();
    // An article without one of its images is worth more than none.
    return null;
  }
}

/** The bytes of a `data:` address (RFC 2397), null when it holds none or too many. */
function dataOf(address: string, maxBytes: number): Uint8Array | null {
  const comma = address.indexOf(',');
  // Four characters of base64 are three bytes.
  if (comma < 0 || address.length > maxBytes * 1.34) return null;
  const content = address
    .slice(comma + 1)
    .replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const base64 = /;\s*base64\s*$/i.test(address.slice(0, comma));
  return new Uint8Array(Buffer.from(content, base64 ? 'base64' : 'latin1'));
}

/** An address as it may stand in Markdown's round brackets, in a table's cell and in an HTML attribute. */
function inMarkdown(address: string): string {
  if (/^data:/i.test(address) && address.length > longestDataAddress) return '';
  return address.replace(
    /[\s()<>"'\\|]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
