import { textBuilder } from '../../../shared/text/builder.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { scanMarkup } from '../../../shared/text/tags.ts';
import { countWords } from '../../../shared/text/words.ts';
import type { Extracted, HostileJobs } from '../ports.ts';
import { decodeEntities } from '../render/entities.ts';
import { decodeText } from './charset.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** What is kept of a page over the limits, in characters of markup. */
const longest = 2_000_000;

/** A page as plain paragraphs, without building a tree: what is left when `extractPage` went over its limits. Linear in
 * the length of the page, and it cannot overflow. */
export function extractPlain(input: HostileJobs['extractPage']['input']): Extracted {
  const html = decodeText(input.bytes, input.contentType).slice(0, longest);
  const builder = textBuilder<null>({ captions: true });
  let title = '';
  let inTitle = false;
  scanMarkup(html, {
    open(tag, className) {
      inTitle = tag === 'title' && title === '';
      builder.open(tag, className);
    },
    close(tag) {
      inTitle = false;
      builder.close(tag);
    },
    text(value) {
      if (inTitle) title = decodeEntities(value, 'html').replace(/\s+/g, ' ').trim();
      builder.text(decodeEntities(value, 'html'), null);
    },
  });
  const { text } = builder.result();
  const paragraphs = text.split('\n');
  return {
    title: title || (input.url ?? ''),
    byline: null,
    site: null,
    lang: null,
    published: null,
    modified: null,
    excerpt: null,
    canonicalUrl: null,
    images: [],
    lead: null,
    markdown: plainMarkdown(paragraphs),
    html: paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`).join(''),
    text,
    words: countWords(text),
    personal: null,
    problem: 'over-limit',
  };
}
