import { excerptOf } from '../../../shared/text/excerpt.ts';
import { countWords } from '../../../shared/text/words.ts';
import type { Extracted } from '../ports.ts';
import { lexMarkdown } from '../render/lex.ts';
import { plainTextOf } from '../render/plain-text.ts';
import { sanitiseHtml } from '../render/sanitise.ts';
import type { Images } from './markdown.ts';
import type { Metadata } from './metadata.ts';

/** Completes an article from its Markdown and what is known of it. */
export function extracted(article: {
  metadata: Metadata;
  /** When the page has no title. */
  fallbackTitle: string;
  markdown: string;
  images: Images;
  imagePrefix: string;
  problem: Extracted['problem'];
  personal?: Extracted['personal'];
}): Extracted {
  const { metadata, markdown, imagePrefix } = article;
  const images = [...article.images];
  const lead = leadImage(images, metadata.image);
  const lexed = lexMarkdown(markdown, (address) => {
    return address.startsWith(imagePrefix)
      ? (images[Number(address.slice(imagePrefix.length))]?.url ?? address)
      : address;
  });
  const full = plainTextOf(lexed, { captions: true });
  return {
    title: metadata.title ?? article.fallbackTitle,
    byline: metadata.byline,
    site: metadata.site,
    lang: metadata.lang,
    published: metadata.published,
    modified: metadata.modified,
    excerpt: metadata.excerpt ?? excerptOf(full),
    canonicalUrl: metadata.canonicalUrl,
    images,
    lead,
    markdown,
    html: sanitiseHtml(lexed.toHtml(), 'remote'),
    text: plainTextOf(lexed, { captions: false }),
    words: countWords(full),
    personal: article.personal ?? null,
    problem: article.problem,
  };
}

/** The index of the lead image: the page's own choice, added when it is not in the text, or the first of the text. */
function leadImage(images: Images, address: string | null): number | null {
  if (address === null) return images.length > 0 ? 0 : null;
  const name = imageName(address);
  const at = images.findIndex(({ url }) => url === address || (name !== '' && imageName(url) === name));
  return at >= 0 ? at : images.push({ url: address, alt: '' }) - 1;
}

/** The file's name: the same picture comes from many addresses. */
function imageName(address: string): string {
  const name = URL.canParse(address) ? (new URL(address).pathname.split('/').at(-1) ?? '') : '';
  return name.length >= 8 ? name : '';
}
