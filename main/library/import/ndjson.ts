import { createHash } from 'node:crypto';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import { blankRecord } from '../../../shared/model/blank-record.ts';
import { type ArticleId, articleState, highlight, type StoredRecord } from '../../../shared/model/record.ts';
import { withoutControls } from '../../../shared/text/controls.ts';
import { excerptOf } from '../../../shared/text/excerpt.ts';
import { firstWords } from '../../../shared/text/first-words.ts';
import { countWords } from '../../../shared/text/words.ts';
import { addressKey, webAddress } from '../../../shared/url.ts';
import { plainMarkdown } from '../capture/plain-markdown.ts';
import { withoutImages } from '../export/image-links.ts';
import type { ImportedArticle, ImportSummary, Library, RejectReason } from '../library.types.ts';
import type { NewArticle } from '../ports.ts';
import { oneAtATime, type Store, savedFrom, stopWhenCancelled } from '../saving/keep.ts';
import { markdownToText } from '../search/markdown-text.ts';

/** Longest line that is read, in UTF-16 units: a book, and then some. */
export const LONGEST_LINE = 32 * 1024 * 1024;
/** Articles that are written, and acknowledged, together. */
const GROUP = 512;
/** Text that is gathered before a group is written early, in UTF-16 units: keeps memory flat when articles are long. */
const GROUP_UNITS = 8 * 1024 * 1024;

/** Ids that a row without an address may have. */
const OWN_IDS = 4;

/** What importing needs of a library. */
export type ImportTarget = Store & Pick<Library, 'isFree'>;
export type ImportOptions = Parameters<Library['importFrom']>[1];
type Imported = { id: ArticleId; url: string | null; known: boolean };

const text = z.string().transform(withoutControls).nullable().catch(null).default(null);
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
    .transform((tags) => tags.filter((tag) => typeof tag === 'string').map(withoutControls)),
  published: text,
  saved: text,
  text: z.string().transform(withoutControls).catch('').default(''),
  /** What our own JSON has beside: the text as Markdown, and what the person made of the article. */
  markdown: text,
  state: articleState.catch('unread').default('unread'),
  favourite: z.boolean().catch(false).default(false),
  progress: z.number().min(0).max(1).catch(0).default(0),
  note: text,
  highlights: z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((list) => list.flatMap((one) => highlight.safeParse(one).data ?? [])),
});

/** Imports articles, one JSON object a line. `onSaved` is given what became durable together, and waited for; run again
 * after it was killed, it adds what is missing and nothing twice. A stub with the address of a row gets the row's text.
 * Lines that hold no article are passed over and told. When it is cancelled, the group that has begun is finished before
 * it throws `cancelled`. Throws what writing throws, too. */
export async function importNdjson(
  library: ImportTarget,
  lines: AsyncIterable<string>,
  { signal, onSaved }: ImportOptions,
): Promise<ImportSummary> {
  const summary: ImportSummary = { saved: 0, known: 0, rejected: [] };
  let group: ImportedArticle[] = [];
  let units = 0;
  let number = 0;

  const finishGroup = async () => {
    const rows = group;
    group = [];
    units = 0;
    const durable: Imported[] = [];
    try {
      // Not row by row: another import or save must not come between looking and writing.
      await oneAtATime(library, () => writeGroup(library, rows, durable));
    } finally {
      for (const { known } of durable) summary[known ? 'known' : 'saved']++;
      if (durable.length > 0) await onSaved(durable);
    }
    stopWhenCancelled(signal);
  };

  try {
    for await (const line of lines) {
      number++;
      if (signal.aborted) break;
      if (line.trim() === '') continue;
      const read = readRow(line);
      if ('reason' in read) {
        summary.rejected.push({ line: number, reason: read.reason });
        continue;
      }
      group.push(read.article);
      units += line.length;
      if (group.length >= GROUP || units >= GROUP_UNITS) await finishGroup();
    }
  } finally {
    // Also what was read before reading failed or was stopped.
    await finishGroup();
  }
  return summary;
}

/** Adds the rows that are new, together, and puts what became durable into `durable`. */
async function writeGroup(
  library: ImportTarget,
  rows: ImportedArticle[],
  durable: Imported[],
): Promise<void> {
  const fresh: NewArticle[] = [];
  /** Key of an address, or the id of a row without one, to index into `fresh`; and the index for each row that is one of
   * them again. */
  const places = new Map<string, number>();
  const repeats: number[] = [];
  for (const row of rows) {
    const { there, id } = await placeOf(library, row);
    const key = row.url === null ? (id ?? null) : addressKey(row.url);
    const place = key === null ? undefined : places.get(key);
    if (place !== undefined) {
      repeats.push(place);
      continue;
    }
    if (there === null) {
      if (key !== null) places.set(key, fresh.length);
      fresh.push(id === undefined ? articleOf(row) : { id, ...articleOf(row) });
    } else if (there.problem === null) {
      durable.push({ id: there.id, url: there.url, known: true });
    } else {
      const { id, url } = await library.replace(there.id, articleOf(row));
      durable.push({ id, url, known: false });
    }
  }
  const added = fresh.length === 0 ? [] : await library.add(fresh);
  durable.push(...added.map(({ id, url }) => ({ id, url, known: false })));
  for (const { id, url } of repeats.flatMap((place) => added[place] ?? []))
    durable.push({ id, url, known: true });
}

/** The article that a row is of, when it is there, and the id that it gets. The id is made from what the row is known by, its
 * address, or its title and text: imported again after a kill, it takes up the folder that was left. There are a few such ids:
 * nothing may be added under one while what had it is being removed. */
async function placeOf(
  library: ImportTarget,
  { url, title, text, markdown }: ImportedArticle,
): Promise<{ there: StoredRecord | null; id: ArticleId | undefined }> {
  const saved = url === null ? null : await savedFrom(library, url);
  if (saved !== null) return { there: saved, id: undefined };
  const known = url === null ? [title, markdown ?? text] : [addressKey(url)];
  let free: ArticleId | undefined;
  for (let turn = 0; turn < OWN_IDS; turn++) {
    const id = createHash('sha256')
      .update(JSON.stringify([...known, turn]))
      .digest('hex')
      .slice(0, 16);
    const there = await articleWith(library, id);
    // One with an address was given another one since: this row is not of it.
    if (there !== null && url === null) return { there, id };
    if (there === null && free === undefined && (await library.isFree(id))) free = id;
    if (free !== undefined && url !== null) break;
  }
  return { there: null, id: free };
}

async function articleWith(library: ImportTarget, id: ArticleId): Promise<StoredRecord | null> {
  return library.get(id).catch((error: unknown) => {
    if (error instanceof LibraryError && error.failure.code === 'not-found') return null;
    throw error;
  });
}

function readRow(line: string): { article: ImportedArticle } | { reason: RejectReason } {
  if (line.length > LONGEST_LINE) return { reason: 'too-long' };
  const parsed = row.safeParse(parseJson(line));
  if (!parsed.success) return { reason: 'malformed-row' };
  const { url, title, ...rest } = parsed.data;
  const reason = url === null ? null : addressProblem(url);
  if (reason !== null) return { reason };
  const markdown = rest.markdown === null ? null : withoutImages(rest.markdown);
  const plain = markdown === null ? rest.text : markdownToText(markdown);
  if (plain.trim() === '') return { reason: 'empty' };
  const address = url === null ? null : url.trim();
  return {
    article: {
      ...rest,
      markdown,
      text: plain,
      url: address,
      title: oneLine(title) ?? address ?? firstWords(paragraphsOf(rest.text)[0] ?? ''),
    },
  };
}

function addressProblem(url: string): RejectReason | null {
  if (webAddress(url) !== null) return null;
  return /^\s*https?:/i.test(url) || !/^\s*[a-z][a-z0-9+.-]*:/i.test(url) ? 'bad-url' : 'scheme';
}

/** The text comes as paragraphs with an empty line between; a line break inside one is a space. */
function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).flatMap((paragraph) => oneLine(paragraph) ?? []);
}

function articleOf(article: ImportedArticle): NewArticle {
  const paragraphs = paragraphsOf(article.text);
  const plain = article.markdown === null ? paragraphs.join('\n') : article.text;
  return {
    record: {
      ...blankRecord(time(article.saved) ?? new Date().toISOString()),
      url: article.url,
      title: article.title,
      byline: oneLine(article.byline),
      site: oneLine(article.site),
      lang: oneLine(article.lang),
      tags: article.tags,
      state: article.state,
      favourite: article.favourite,
      progress: article.progress,
      published: dayOrTime(article.published),
      words: countWords(plain),
      excerpt: excerptOf(plain),
      note: article.note,
      highlights: article.highlights,
    },
    markdown: article.markdown ?? plainMarkdown(paragraphs),
    images: [],
    source: null,
  };
}

function oneLine(value: string | null): string | null {
  const line = value?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' ? null : line;
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
