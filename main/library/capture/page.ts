import { isProbablyReaderable, Readability } from '@mozilla/readability';
import type { Extracted, HostileJobs } from '../ports.ts';
import { extracted } from './article.ts';
import { decodeText } from './charset.ts';
import { cleanArticle, dropControls } from './clean.ts';
import { all, type Document, type Element, folded, parsePage } from './dom.ts';
import { articleMarkdown } from './markdown.ts';
import { type Metadata, pageMetadata } from './metadata.ts';
import { type Note, takeFootnotes } from './notes.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { baseAddress, preparePage } from './prepare.ts';

/** A text shorter than this, in characters, is an article only if Readability thinks so too. */
const shortText = 250;
/** A page of a video with less text than this only describes it. */
const videoText = 800;

/** An article from a page as it was fetched. Never gives nothing: when the page has no article, what text there is comes
 * with a problem. Throws (stack overflow) or hangs on hostile pages: for the disposable process. */
export function extractPage(input: HostileJobs['extractPage']['input']): Extracted {
  return pageArticle(decodeText(input.bytes, input.contentType), { ...input, fragment: false });
}

/** As `extractPage`, from text. A `fragment` was chosen by a person: all of it is the article when none is found in it. */
export function pageArticle(
  html: string,
  options: { url: string | null; imagePrefix: string; fragment: boolean },
): Extracted {
  const { content, metadata, notes, found } = findArticle(html, options);
  const problem = options.fragment ? null : problemOf(html, content, found, metadata.isVideo);
  // Around a video without a text stand only other videos.
  if (problem === 'video-page' && (!found || visibleText(content).length < shortText))
    return videoPage(metadata, options);
  const written = articleMarkdown(content, {
    title: metadata.title,
    notes,
    imagePrefix: options.imagePrefix,
  });
  return extracted({
    metadata,
    fallbackTitle: options.url ?? '',
    ...written,
    imagePrefix: options.imagePrefix,
    problem,
  });
}

/** What a page says of its video. */
function videoPage(metadata: Metadata, options: { url: string | null; imagePrefix: string }): Extracted {
  return extracted({
    metadata,
    fallbackTitle: options.url ?? '',
    markdown: plainMarkdown(metadata.excerpt === null ? [] : [metadata.excerpt]),
    images: [],
    imagePrefix: options.imagePrefix,
    problem: 'video-page',
  });
}

/** The cleaned article in a page, or all that the page says (`found` is false). */
function findArticle(
  html: string,
  { url, fragment }: { url: string | null; fragment: boolean },
): { content: Element; metadata: Metadata; notes: Note[]; found: boolean } {
  const { document, metadata, notes } = prepare(html, url);
  // A piece of a page that a person chose has no title of its own, and is not to be cut down further.
  if (fragment && metadata.title === null) {
    dropControls(document.body);
    return { content: document.body, metadata, notes, found: true };
  }
  const article = readable(document);
  // What Readability looked at it also took apart.
  const content = article ?? wholeBody(prepare(html, url).document);
  dropControls(content);
  cleanArticle(content, metadata);
  return { content, metadata, notes, found: article !== null };
}

function prepare(
  html: string,
  url: string | null,
): { document: Document; metadata: Metadata; notes: Note[] } {
  const document = parsePage(html);
  const base = baseAddress(document, url);
  const metadata = pageMetadata(document, url, base);
  const notes = takeFootnotes(document);
  preparePage(document, base);
  return { document, metadata, notes };
}

function readable(document: Document): Element | null {
  const reader = new Readability<Element>(document, { serializer: (root) => root });
  return reader.parse()?.content ?? null;
}

function wholeBody(document: Document): Element {
  // The footer of a quotation says whose it is.
  for (const element of all(document, 'nav, footer:not(blockquote footer), noscript')) element.remove();
  return document.body;
}

/** Why what was found is no article, null when it is one. */
function problemOf(html: string, content: Element, found: boolean, isVideo: boolean): Extracted['problem'] {
  const length = visibleText(content).length;
  if (isVideo && (!found || length < videoText)) return 'video-page';
  if (length >= shortText && found) return null;
  const page = parsePage(html);
  if (length < shortText && needsScripts(page)) return 'needs-scripts';
  return found && isProbablyReaderable(page) ? null : 'not-article';
}

function visibleText(root: Element): string {
  const copy = root.cloneNode(true);
  for (const element of all(copy, 'script, style, noscript, template')) element.remove();
  return folded(copy.textContent);
}

/** A shell that scripts would fill: hardly any words, and scripts of its own or a word that they are needed. */
function needsScripts(page: Document): boolean {
  const scripts = all(page, 'script').filter((script) => !/json/.test(script.getAttribute('type') ?? ''));
  if (scripts.length === 0 || visibleText(page.body).length >= shortText) return false;
  const asked = all(page, 'noscript').some((noscript) => /java\s?script/i.test(noscript.textContent ?? ''));
  const mount = all(page, 'body > div[id], body > main[id]').some(
    (element) => folded(element.textContent) === '',
  );
  return asked || mount;
}
