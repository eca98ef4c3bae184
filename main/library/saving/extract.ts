import { LibraryError } from '../../../shared/errors.ts';
import type { Extracted, Ports } from '../ports.ts';
import type { Source } from './source.ts';

/** The article in a source. One that goes over a limit becomes its plain text, and when even that does, nothing but its
 * source is kept; both with the problem `over-limit`.
 *
 * @throws LibraryError `cancelled`
 */
export async function extract(
  { hostile, log }: Pick<Ports, 'hostile' | 'log'>,
  source: Source,
  imagePrefix: string,
  signal: AbortSignal,
): Promise<Extracted> {
  const { bytes } = source.source;
  const { contentType, url } = source;
  const page = { bytes, contentType, url, imagePrefix };
  const attempts: (() => Promise<Extracted>)[] = [
    async () => {
      if (source.kind === 'page') return hostile('extractPage', page, { signal });
      const { text, format, name } = source;
      const extracted = await hostile('extractText', { text, format, url, name, imagePrefix }, { signal });
      // A text is the article, whatever it looks like, but there has to be one.
      return { ...extracted, problem: isBlank(source) ? 'not-article' : null };
    },
    async () => {
      const plain = await hostile('extractPlain', page, { signal });
      return { ...plain, problem: 'over-limit' };
    },
  ];
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LibraryError) || error.failure.code !== 'over-limit') throw error;
      log('warn', 'a page went over a limit', { ...error.failure.details, bytes: bytes.byteLength });
    }
  }
  return nothing;
}

/** Whether there is nothing in a text that could be kept. */
export function isBlank(source: Source): boolean {
  return source.kind === 'text' && source.text.trim() === '';
}

const nothing: Extracted = {
  title: '',
  byline: null,
  site: null,
  lang: null,
  published: null,
  modified: null,
  excerpt: null,
  canonicalUrl: null,
  images: [],
  lead: null,
  markdown: '',
  html: '',
  text: '',
  words: 0,
  personal: null,
  problem: 'over-limit',
};
