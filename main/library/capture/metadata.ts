import { webAddress } from '../../../shared/url.ts';
import { cleanByline, cleanTitle } from './clean-names.ts';
import { readDate } from './dates.ts';
import { all, type Document, folded } from './dom.ts';
import { linkedData } from './json-ld.ts';

export type Metadata = {
  title: string | null;
  byline: string | null;
  site: string | null;
  published: string | null;
  modified: string | null;
  lang: string | null;
  excerpt: string | null;
  canonicalUrl: string | null;
  /** Absolute address of the lead image. */
  image: string | null;
  /** Whether the page says of itself that it is a video. */
  isVideo: boolean;
};

/** Where each field is found in a page's `meta` (by `property`, `name` or `itemprop`, in lower case) and in its body,
 * best first. Linked data comes before all of them. */
const metaNames = {
  title: [
    'og:title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'headline',
  ],
  authors: [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
  ],
  site: ['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'dc.publisher'],
  published: [
    ...['article:published_time', 'og:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date'],
    ...[
      'pubdate',
      'publishdate',
      'publish-date',
      'publication_date',
      'dc.date.issued',
      'dcterms.created',
      'dc.date',
    ],
    ...['dcterms.date', 'article.published', 'date'],
  ],
  modified: [
    'article:modified_time',
    'og:updated_time',
    'datemodified',
    'lastmod',
    'last-modified',
    'dcterms.modified',
  ],
  excerpt: ['og:description', 'description', 'twitter:description', 'dc.description', 'dcterms.abstract'],
  image: [
    'og:image:secure_url',
    'og:image',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
    'parsely-image-url',
  ],
  lang: ['og:locale', 'content-language', 'dc.language', 'inlanguage'],
} as const;

const inPage = {
  authors: [
    '[itemprop~="author"] [itemprop="name"]',
    '[rel~="author"]',
    '[itemprop~="author"]',
    '.byline-name',
    '.author-name',
    '.byline',
    '.author',
  ],
  published: ['[itemprop="datePublished"]', 'time[pubdate]', 'article time[datetime]', 'time[datetime]'],
  modified: ['[itemprop="dateModified"]'],
} as const;

/** What a page says about its article, before anything in it is changed. */
export function pageMetadata(document: Document, url: string | null, base: string | null): Metadata {
  const data = linkedData(document);
  const metas = readMetas(document);
  const named = (names: readonly string[]) => names.flatMap((name) => metas.get(name) ?? []);

  const site = firstOf([...named(metaNames.site), ...data.publisher].map(siteName));
  const headings = all(document, 'h1').map((heading) => folded(heading.textContent));
  const title = cleanTitle({
    candidates: [...data.title, ...named(metaNames.title)].map(folded),
    documentTitle: folded(document.querySelector('head title')?.textContent ?? document.title),
    headings,
    sites: [site, ...data.publisher, ...named(metaNames.site), hostOf(url)].flatMap((name) => name ?? []),
  });
  const byline = (names: string[]) =>
    cleanByline(
      names,
      [site, ...data.publisher, hostOf(url)].flatMap((name) => name ?? []),
    );

  return {
    title,
    byline: firstOf([
      byline(data.authors),
      byline(named(metaNames.authors)),
      ...inPage.authors.map((selector) => byline(authorTexts(document, selector))),
    ]),
    site,
    published: firstDate([
      ...data.published,
      ...named(metaNames.published),
      ...datesIn(document, inPage.published),
    ]),
    modified: firstDate([
      ...data.modified,
      ...named(metaNames.modified),
      ...datesIn(document, inPage.modified),
    ]),
    lang: firstOf(
      [...data.lang, document.documentElement.getAttribute('lang') ?? '', ...named(metaNames.lang)].map(
        languageTag,
      ),
    ),
    excerpt: firstOf([...data.description, ...named(metaNames.excerpt)].map((text) => folded(text) || null)),
    canonicalUrl: canonicalAddress(document, named(['og:url']), url, base),
    image: firstOf([...named(metaNames.image), ...data.images].map((address) => absolute(address, base))),
    isVideo:
      data.isVideo ||
      named(['og:type']).some((type) => /^video\b/i.test(type)) ||
      document.querySelector('[itemscope][itemtype$="schema.org/VideoObject"]:not(article *)') !== null,
  };
}

function readMetas(document: Document): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of all(document, 'meta')) {
    const content = meta.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    const names = ['property', 'name', 'itemprop', 'http-equiv'].flatMap(
      (key) => meta.getAttribute(key) ?? [],
    );
    for (const name of names.join(' ').toLowerCase().split(/\s+/)) {
      const found = metas.get(name);
      if (found === undefined) metas.set(name, [content]);
      else found.push(content);
    }
  }
  return metas;
}

/** The names in the first such place of the page that is not in a list of other articles. */
function authorTexts(document: Document, selector: string): string[] {
  const texts: string[] = [];
  for (const element of all(document, selector)) {
    if (element.closest('aside, nav, footer, li, [class*="related"], [class*="comment"]') !== null) continue;
    const text = folded(element.getAttribute('content') ?? element.textContent);
    if (text === '' || text.length > 100) continue;
    texts.push(text);
    // Co-authors stand beside each other; further down come the authors of something else.
    if (texts.length === 4 || !element.matches('[rel], [itemprop]')) break;
  }
  return texts;
}

function datesIn(document: Document, selectors: readonly string[]): string[] {
  return selectors.flatMap((selector) => {
    const element = document.querySelector(selector);
    return element === null
      ? []
      : [element.getAttribute('datetime') ?? element.getAttribute('content') ?? folded(element.textContent)];
  });
}

function canonicalAddress(
  document: Document,
  og: string[],
  url: string | null,
  base: string | null,
): string | null {
  const links = all(document, 'link[rel~="canonical"]').flatMap((link) => link.getAttribute('href') ?? []);
  for (const link of [...links, ...og]) {
    const address = webAddress(absolute(link, base) ?? '');
    if (address === null) continue;
    const page = url === null ? null : webAddress(url);
    if (page === null) return address.href;
    // A front page as the canonical address of an article is a mistake of the site.
    const toFront = address.pathname === '/' && address.search === '' && page.pathname !== '/';
    if (sameSite(address.hostname, page.hostname) && !toFront) return address.href;
  }
  return null;
}

function sameSite(a: string, b: string): boolean {
  const [x, y] = [a, b].map((host) => host.replace(/^(?:www\d?|m|mobile|amp)\./, ''));
  return x !== undefined && y !== undefined && (x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`));
}

/** `address` made absolute, null when it is not of the web. */
export function absolute(address: string, base: string | null): string | null {
  const trimmed = address.trim();
  if (trimmed === '') return null;
  if (!URL.canParse(trimmed, base ?? undefined)) return null;
  const { href, protocol } = new URL(trimmed, base ?? undefined);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function siteName(name: string): string | null {
  const text = folded(name);
  return text === '' || text.length > 80 || webAddress(text) !== null ? null : text;
}

function hostOf(url: string | null): string | null {
  return url === null ? null : (webAddress(url)?.hostname.replace(/^www\./, '') ?? null);
}

function languageTag(written: string): string | null {
  const tag = written.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function firstDate(written: string[]): string | null {
  return firstOf(written.map(readDate));
}

function firstOf(values: (string | null)[]): string | null {
  return values.find((value) => value !== null && value !== '') ?? null;
}

export const noMetadata: Metadata = {
  title: null,
  byline: null,
  site: null,
  published: null,
  modified: null,
  lang: null,
  excerpt: null,
  canonicalUrl: null,
  image: null,
  isVideo: false,
};
