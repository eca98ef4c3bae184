import { webAddress } from '../../../shared/url.ts';
import type { Extracted, Ports } from '../ports.ts';
import { extract } from '../saving/extract.ts';
import { leaveImages } from '../saving/images.ts';

/** What is found in a page when nothing of it is kept: images have their own addresses, in `markdown` and `html`. `text` has
 * one line a block, without title and captions. */
export type ExtractedPage = Pick<
  Extracted,
  'title' | 'byline' | 'published' | 'site' | 'lang' | 'text' | 'markdown' | 'html'
>;

/** Stands in Markdown for the address of an image, before its number. */
const IMAGE = 'offprint-image-';

/** Extracts an article without a library and without the network. A page over the limits becomes its plain text. Throws
 * `cancelled`. */
export async function extractPage(
  ports: Pick<Ports, 'hostile' | 'log'>,
  { bytes, url }: { bytes: Uint8Array; url: string | null },
  signal: AbortSignal,
): Promise<ExtractedPage> {
  const page = { kind: 'page', url: webAddress(url ?? '')?.href ?? null, contentType: 'text/html' } as const;
  const found = await extract(ports, { ...page, source: { extension: 'html', bytes } }, IMAGE, signal);
  return {
    title: found.title,
    byline: found.byline,
    published: found.published,
    site: found.site,
    lang: found.lang,
    text: found.text,
    markdown: leaveImages(found, IMAGE).markdown,
    html: found.html,
  };
}
