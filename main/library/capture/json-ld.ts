import { decodeEntities } from '../render/entities.ts';
import { all, type Document } from './dom.ts';

/** A value of linked data, as `JSON.parse` gives it. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Thing = { [key: string]: Json };

/** What schema.org data in a page says of its article. Lists are in the order of the page, empty when nothing is said. */
export type LinkedData = {
  title: string[];
  authors: string[];
  published: string[];
  modified: string[];
  description: string[];
  publisher: string[];
  images: string[];
  lang: string[];
  /** Whether the page is about a video, and no article is named. */
  isVideo: boolean;
};

const articleType = /(?:Article|BlogPosting|Report|Review|SocialMediaPosting|Posting|Recipe|CreativeWork)$/;
const depthLimit = 8;

/** Reads every `application/ld+json` of a page; what cannot be read is passed over. */
export function linkedData(document: Document): LinkedData {
  const things = all(document, 'script[type="application/ld+json"]').flatMap((script) =>
    parse(script.textContent ?? ''),
  );
  const article = things.find((thing) => typesOf(thing).some((type) => articleType.test(type)));
  if (article === undefined) {
    return {
      title: [],
      authors: [],
      published: [],
      modified: [],
      description: [],
      publisher: [],
      images: [],
      lang: [],
      isVideo: things.some((thing) => typesOf(thing).includes('VideoObject')),
    };
  }
  const byId = new Map(
    things.flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing]] : [])),
  );
  const named = (value: Json | undefined, key: string) => strings(resolved(value, byId), key);
  return {
    title: [...strings(article.headline), ...strings(article.name)],
    authors: [...named(article.author, 'name'), ...named(article.creator, 'name')],
    published: strings(article.datePublished),
    modified: strings(article.dateModified),
    description: strings(article.description),
    publisher: named(article.publisher, 'name'),
    images: [
      ...named(article.image, 'url'),
      ...named(article.image, 'contentUrl'),
      ...strings(article.thumbnailUrl),
    ],
    lang: strings(article.inLanguage),
    isVideo: false,
  };
}

function parse(source: string): Thing[] {
  // Some pages wrap it in a comment or in CDATA, or break lines inside strings.
  const bare = source.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/g,
    '',
  );
  for (const attempt of [bare, bare.replace(/[\r\n\t]+/g, ' ')]) {
    try {
      return flattened(JSON.parse(attempt), 0);
    } catch {
      // The next attempt, or nothing.
    }
  }
  return [];
}

function flattened(value: Json, depth: number): Thing[] {
  if (depth > depthLimit || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((item) => flattened(item, depth + 1));
  const below = [
    value['@graph'],
    value.mainEntity,
    value.mainEntityOfPage,
    value.author,
    value.publisher,
    value.image,
  ];
  return [value, ...below.flatMap((item) => (item === undefined ? [] : flattened(item, depth + 1)))];
}

function typesOf(thing: Thing): string[] {
  return strings(thing['@type']);
}

function resolved(value: Json | undefined, byId: ReadonlyMap<Json | undefined, Thing>): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => resolved(item, byId) ?? null);
  if (value === null || typeof value !== 'object' || Object.keys(value).length > 1) return value;
  return byId.get(value['@id']) ?? value;
}

/** The text in a value: a string, those of a list, or what `key` says of a thing. */
function strings(value: Json | undefined, key = 'name', depth = 0): string[] {
  // Many pages escape it as if it were HTML.
  if (typeof value === 'string') return value.trim() === '' ? [] : [decodeEntities(value.trim())];
  if (value === undefined || value === null || typeof value !== 'object' || depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((item) => strings(item, key, depth + 1));
  return strings(value[key] ?? value['@value'], key, depth + 1);
}
