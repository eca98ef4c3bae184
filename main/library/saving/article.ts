import { blankRecord } from '../../../shared/model/blank-record.ts';
import type { Problem, StoredRecord } from '../../../shared/model/record.ts';
import { webAddress } from '../../../shared/url.ts';
import type { Extracted, NewArticle } from '../ports.ts';
import type { LocalImages } from './images.ts';

type NewRecord = NewArticle['record'];

/** The record of an article as it is saved for the first time. `fallback`: what to call it when it has no title. */
function recordOf(
  extracted: Extracted,
  known: { url: string | null; tags: string[]; image: string | null; fallback: string },
): NewRecord {
  const canonical = extracted.canonicalUrl === null ? null : webAddress(extracted.canonicalUrl);
  return {
    ...blankRecord(new Date().toISOString()),
    url: known.url,
    tags: known.tags,
    ...personalOf(extracted, known.tags),
    canonicalUrl: canonical?.href ?? null,
    title: isTitle(extracted.title, known.url) ? extracted.title : known.fallback,
    byline: extracted.byline,
    site: extracted.site,
    lang: extracted.lang,
    published: extracted.published,
    modified: extracted.modified,
    words: extracted.words,
    excerpt: extracted.excerpt,
    image: known.image,
    problem: extracted.problem,
  };
}

/** What a file that was exported brings back, with the tags that are given now. */
function personalOf({ personal }: Extracted, tags: readonly string[]): Partial<NewRecord> {
  return personal === null ? {} : { ...personal, tags: [...new Set([...personal.tags, ...tags])] };
}

/** A title that is the address is none. */
export function isTitle(title: string, url: string | null): boolean {
  return title.trim() !== '' && title !== url;
}

/** An article of what was extracted, with the images that were had. */
export function articleOf(
  extracted: Extracted,
  local: LocalImages,
  known: { url: string | null; tags: string[]; fallback: string; source: NewArticle['source'] },
): NewArticle {
  return {
    record: recordOf(extracted, { ...known, image: local.lead }),
    markdown: local.markdown,
    images: local.images,
    source: known.source,
  };
}

/** What is kept of an address whose page could not be had. */
export function stubOf(url: URL, problem: Problem, tags: string[]): NewArticle {
  const record = {
    ...blankRecord(new Date().toISOString()),
    url: url.href,
    tags,
    title: stubTitle(url, problem),
    site: siteOf(url),
    problem,
  };
  return { record, markdown: '', images: [], source: null };
}

/** Problems of fetching: a stub with one of them holds nothing but its address. The others come with what was found. */
export function isBare(record: StoredRecord): boolean {
  switch (record.problem) {
    case null:
    case 'not-article':
    case 'needs-scripts':
    case 'over-limit':
    case 'video-page':
    case 'text-lost':
      return false;
    case 'unreachable':
    case 'timeout':
    case 'not-found':
    case 'server-error':
    case 'login':
    case 'blocked':
    case 'too-large':
    case 'unsupported-type':
    case 'pdf':
    case 'image':
    case 'audio':
    case 'video':
    case 'too-many-redirects':
    case 'private-address':
      return true;
  }
}

/** What a stub of an address alone is called: a file by its name, anything else by the address. */
function stubTitle(url: URL, problem: Problem): string {
  switch (problem) {
    case 'pdf':
    case 'image':
    case 'audio':
    case 'video':
      return decoded(url.pathname.split('/').at(-1) ?? '') || addressTitle(url);
    default:
      return addressTitle(url);
  }
}

/** An address as a person reads it: host and path, `example.org/news/rain today`. */
export function addressTitle(url: URL): string {
  const path = `${url.pathname}${url.search}`.replace(/\/$/, '');
  return `${siteOf(url)}${decoded(path)}`;
}

function siteOf(url: URL): string {
  return url.host.replace(/^www\./, '');
}

/** Percent signs undone, unless that brings up characters that are not seen or turn the direction of writing. */
function decoded(path: string): string {
  try {
    const text = decodeURI(path);
    return /\p{C}/u.test(text) ? path : text;
  } catch {
    return path;
  }
}
