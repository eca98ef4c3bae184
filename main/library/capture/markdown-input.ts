import type { TextToken } from '../../../shared/text/tokens.ts';
import { NOTES_MARK } from '../notes/notes-mark.ts';
import type { Extracted } from '../ports.ts';
import { imageOf, imageTag } from '../render/html.ts';
import { lexMarkdown } from '../render/lex.ts';
import { unmarkMarkdown } from '../render/mark-markdown.ts';
import { extracted } from './article.ts';
import { comparable, fileTitle } from './clean-names.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Images } from './markdown.ts';
import { absolute } from './metadata.ts';

/** An article from Markdown. Front matter and a first heading become its metadata; the rest stays as it was written, but
 * for the addresses of images. */
export function readMarkdown(input: {
  text: string;
  url: string | null;
  name: string | null;
  imagePrefix: string;
}): Extracted {
  const { metadata, body: written, own } = readFrontMatter(input.text);
  const body = own === null ? written : withoutNotes(written, own.highlights.length > 0);
  const heading = /^(?:[ \t]*\r?\n)*# +(.+?)(?: +#+)?[ \t]*\r?(?:\n|$)/.exec(body);
  const first = withoutMarks(heading?.[1]?.trim() ?? '');
  const title = metadata.title ?? (first || null);
  const repeats = heading !== null && comparable(first) === comparable(title ?? '');
  const rest = (repeats ? body.slice(heading[0].length) : body).replace(/^(?:[ \t]*\r?\n)+/, '');
  const { markdown, images } = withImages(rest, metadata.canonicalUrl ?? input.url, input.imagePrefix);
  return extracted({
    metadata: { ...metadata, title },
    fallbackTitle: fileTitle(input.name) ?? '',
    markdown,
    images,
    imagePrefix: input.imagePrefix,
    problem: null,
    personal: own,
  });
}

/** The text of a file that Offprint exported: what stands below it is in the front matter too. */
function withoutNotes(body: string, marked: boolean): string {
  const below = body.lastIndexOf(`\n${NOTES_MARK}\n`);
  const text = below < 0 ? body : body.slice(0, below);
  return marked ? unmarkMarkdown(text) : text;
}

function withoutMarks(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)[*_`]{1,3}/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Collects the images of a text, and writes their addresses anew, each where it stands. */
function withImages(
  source: string,
  base: string | null,
  prefix: string,
): { markdown: string; images: Images } {
  const images: Images = [];
  const addressOf = (url: string, alt: string) => {
    const known = images.findIndex((image) => image.url === url);
    return prefix + (known >= 0 ? known : images.push({ url, alt }) - 1);
  };
  let markdown = '';
  let from = 0;
  for (const { at, raw, href, alt } of placesOf(imagesIn(source), source)) {
    const url = absolute(href, base);
    if (at < from || url === null) continue;
    const address = addressOf(url, alt);
    // An image by reference (`![alt][name]`) does not say its address.
    const written = raw.includes(href) ? raw.replace(href, () => address) : `![${alt}](${address})`;
    markdown += source.slice(from, at) + written;
    from = at + raw.length;
  }
  return { markdown: markdown + source.slice(from), images };
}

/** An image, or code (`href` is empty), which is passed over so that an image shown in it is not taken for one. */
type Piece = { raw: string; href: string; alt: string };

function placesOf(pieces: readonly Piece[], source: string): (Piece & { at: number })[] {
  let from = 0;
  const places = pieces.flatMap((piece) => {
    const after = source.indexOf(piece.raw, from);
    if (after >= 0) from = after + piece.raw.length;
    // Footnotes are read last, wherever they stand.
    const at = after >= 0 ? after : source.indexOf(piece.raw);
    return at >= 0 ? [{ ...piece, at }] : [];
  });
  return places.sort((a, b) => a.at - b.at);
}

type Walked = TextToken & {
  raw?: string;
  href?: string;
  tokens?: Walked[];
  items?: { tokens: Walked[] }[];
  header?: { tokens: Walked[] }[];
  rows?: { tokens: Walked[] }[][];
};

function imagesIn(markdown: string): Piece[] {
  const found: Piece[] = [];
  const walk = (tokens: readonly Walked[]) => {
    for (const token of tokens) {
      const { type, raw = '', href = '', text = '' } = token;
      if (type === 'image') found.push({ raw, href, alt: text });
      else if (type === 'code' || type === 'codespan') found.push({ raw, href: '', alt: '' });
      else if (type === 'html')
        for (const [tag] of text.matchAll(imageTag)) found.push({ raw: tag, ...imageOf(tag) });
      else walk(token.tokens ?? []);
      const parts = [...(token.items ?? []), ...(token.header ?? []), ...(token.rows ?? []).flat()];
      for (const part of parts) walk(part.tokens);
    }
  };
  walk(lexMarkdown(markdown, () => null).tokens);
  return found;
}
