import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import { excerptOf } from '../../../shared/text/excerpt.ts';
import { countWords } from '../../../shared/text/words.ts';
import { addressKey, webAddress } from '../../../shared/url.ts';
import { plainMarkdown } from '../capture/plain-markdown.ts';
import type { ImportedArticle, ImportSummary, Library, RejectReason } from '../library.types.ts';
import type { NewArticle } from '../ports.ts';

/** Longest line that is read, in UTF-16 units: a book, and then some. */
export const LONGEST_LINE = 32 * 1024 * 1024;
/** Articles that are written, and acknowledged, together. */
const GROUP = 512;
/** Text that is gathered before a group is written early, in UTF-16 units: keeps memory flat when articles are long. */
const GROUP_UNITS = 8 * 1024 * 1024;

/** What importing needs of a library. */
export type ImportTarget = Pick<Library, 'add' | 'findByUrl' | 'replace'>;
export type ImportOptions = Parameters<Library['importFrom']>[1];

const text = z.string().nullable().catch(null).default(null);
const row = z.object({
  url: text,
  title: text,
  byline: text,
  site: text,
  lang: text,
  tags: z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((tags) => tags.filter((tag) => typeof tag === 'string')),
  published: text,
  saved: text,
  text: z.string().catch('').default(''),
});

/** Imports articles, one JSON object a line. `onSaved` is called for each once it is durable; run again after it was
 * killed, it adds what is missing and nothing twice. A stub with the address of a row gets the row's text. Lines that
 * hold no article are passed over and told. When it is cancelled, the group that has begun is finished before it throws
 * `cancelled`. Throws what writing throws, too. */
export async function importNdjson(
  library: ImportTarget,
  lines: AsyncIterable<string>,
  { signal, onSaved }: ImportOptions,
): Promise<ImportSummary> {
  const summary: ImportSummary = { saved: 0, known: 0, rejected: [] };
  let group = newGroup();
  let number = 0;

  const finishGroup = async () => {
    const { articles, repeats } = group;
    group = newGroup();
    const records = articles.length === 0 ? [] : await library.add(articles);
    for (const { id, url } of records) onSaved({ id, url, known: false });
    for (const { id, url } of repeats.flatMap((place) => records[place] ?? []))
      onSaved({ id, url, known: true });
    summary.saved += records.length;
    summary.known += repeats.length;
    if (signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} });
  };

  for await (const line of lines) {
    number++;
    if (signal.aborted) break;
    if (line.trim() === '') continue;
    const read = readRow(line);
    if ('reason' in read) {
      summary.rejected.push({ line: number, reason: read.reason });
      continue;
    }
    const { article } = read;
    const key = article.url === null ? null : addressKey(article.url);
    const place = key === null ? undefined : group.places.get(key);
    if (place !== undefined) {
      group.repeats.push(place);
      continue;
    }
    const existing = article.url === null ? null : await library.findByUrl(article.url);
    if (existing === null) {
      if (key !== null) group.places.set(key, group.articles.length);
      group.articles.push(articleOf(article));
      group.units += line.length;
      if (group.articles.length >= GROUP || group.units >= GROUP_UNITS) await finishGroup();
    } else if (existing.problem !== null) {
      const { id, url } = await library.replace(existing.id, articleOf(article));
      summary.saved++;
      onSaved({ id, url, known: false });
    } else {
      summary.known++;
      onSaved({ id: existing.id, url: existing.url, known: true });
    }
  }
  await finishGroup();
  return summary;
}

/** Articles that become durable together. `places`: address key to index into `articles`; `repeats`: the index for each
 * row that names one of them again. */
type Group = { articles: NewArticle[]; places: Map<string, number>; repeats: number[]; units: number };

function newGroup(): Group {
  return { articles: [], places: new Map(), repeats: [], units: 0 };
}

function readRow(line: string): { article: ImportedArticle } | { reason: RejectReason } {
  if (line.length > LONGEST_LINE) return { reason: 'too-long' };
  const parsed = row.safeParse(parseJson(line));
  if (!parsed.success) return { reason: 'malformed-row' };
  const { url, title, ...rest } = parsed.data;
  const reason = url === null ? null : addressProblem(url);
  if (reason !== null) return { reason };
  if (rest.text.trim() === '') return { reason: 'empty' };
  const address = url === null ? null : url.trim();
  return { article: { ...rest, url: address, title: oneLine(title) ?? address ?? firstWords(rest.text) } };
}

function addressProblem(url: string): RejectReason | null {
  if (webAddress(url) !== null) return null;
  return /^\s*https?:/i.test(url) || !/^\s*[a-z][a-z0-9+.-]*:/i.test(url) ? 'bad-url' : 'scheme';
}

/** The text comes as paragraphs with an empty line between; a line break inside one is a space. */
function articleOf(article: ImportedArticle): NewArticle {
  const paragraphs = article.text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  const plain = paragraphs.join('\n');
  return {
    record: {
      url: article.url,
      canonicalUrl: null,
      title: article.title,
      byline: oneLine(article.byline),
      site: oneLine(article.site),
      lang: oneLine(article.lang),
      tags: [...new Set(article.tags.flatMap((tag) => oneLine(tag) ?? []))],
      state: 'unread',
      favourite: false,
      trashed: false,
      progress: 0,
      published: dayOrTime(article.published),
      modified: null,
      saved: time(article.saved) ?? new Date().toISOString(),
      words: countWords(plain),
      excerpt: excerptOf(plain),
      image: null,
      problem: null,
      trashedAt: null,
      note: null,
      highlights: [],
    },
    markdown: plainMarkdown(paragraphs),
    images: [],
    source: null,
  };
}

function oneLine(value: string | null): string | null {
  const line = value?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' ? null : line;
}

function firstWords(value: string): string {
  const line = oneLine(value.slice(0, 400)) ?? '';
  return line.length <= 80
    ? line
    : `${line.slice(0, line.lastIndexOf(' ', 80) > 0 ? line.lastIndexOf(' ', 80) : 80)}…`;
}

/** A plain day stays one. */
function dayOrTime(value: string | null): string | null {
  const day = z.iso.date().safeParse(value?.trim());
  return day.success ? day.data : time(value);
}

/** Times that records can hold: four digits of a year. */
function time(value: string | null): string | null {
  const date = new Date(value ?? '');
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : date.toISOString();
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
