import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { blankRecord } from '../../../shared/model/blank-record.ts';
import { type ArticleId, type StoredRecord, timestampOrDay } from '../../../shared/model/record.ts';
import { excerptOf } from '../../../shared/text/excerpt.ts';
import { firstWords } from '../../../shared/text/first-words.ts';
import { countWords } from '../../../shared/text/words.ts';
import { addressKey, webAddress } from '../../../shared/url.ts';
import { linkedImages } from '../export/image-links.ts';
import type { OutsideChange } from '../library.types.ts';
import { idOfAddress } from '../search/lists.ts';
import { markdownToText } from '../search/markdown-text.ts';
import { adoptRecords } from '../store/adding.ts';
import { readSignedArticle } from '../store/article-folder.ts';
import { writeSigned } from '../store/files.ts';
import { articleFile, readFrontMatter, readWholeMap, splitFrontMatter } from '../store/front-matter.ts';
import { ARTICLE_FILE, IMAGES, type Layout } from '../store/layout.ts';
import { isUntouched } from '../store/recover.ts';
import { filesIn, isTorn } from '../store/restore.ts';
import { proofsOf, type SeenFile } from '../store/seen.ts';
import type { Store } from '../store/store.ts';
import { mapBounded } from '../store/yielding.ts';
import { findOf } from './findings.ts';
import { readValues, type Values } from './values.ts';

const READERS = 8;

type Arrived =
  | { kind: 'whole'; record: StoredRecord; seen: SeenFile; content: string | null; imagesMissing: boolean }
  /** Not all of it is here, or nothing that could be an article. */
  | { kind: 'partial' };

export type TakenIn = { changes: OutsideChange[]; found: boolean; waits: boolean };

/** Folders that wait for the rest of them, and how often they were looked at. */
export type Waiting = Map<ArticleId, number>;

/** Gives folders that came in from outside their records. What is not whole waits for the next look, and is told when it is
 * not whole then. A folder whose address is here already, and that nobody did anything with, stays without a record. The
 * caller lets nothing else be written. Nothing is ever deleted. */
export async function takeIn(store: Store, ids: readonly ArticleId[], waiting: Waiting): Promise<TakenIn> {
  const pending = await store.changes.pending();
  const arrived = await mapBounded(ids, READERS, async (id) => ({
    id,
    ...(await readArrived(store.layout, id)),
  }));
  const whole: Extract<Arrived, { kind: 'whole' }>[] = [];
  const keys = new Set<string>();
  const result: TakenIn = { changes: [], found: false, waits: false };
  for (const one of arrived) {
    const looks = (waiting.get(one.id) ?? 0) + 1;
    if (looks === 1 && (one.kind === 'partial' || one.imagesMissing)) {
      waiting.set(one.id, looks);
      result.waits = true;
      continue;
    }
    if (one.kind === 'partial' || (await isRepeat(store, one.record, keys))) {
      result.found = findOf(store, one.id, 'article-without-record') || result.found;
      continue;
    }
    waiting.delete(one.id);
    whole.push({ ...one, record: { ...one.record, ...pending.get(one.id) } });
  }
  for (const { record, content } of whole) {
    if (content === null) continue;
    // One that has none of our keys gets them before its record: with a record it must have them.
    const signature = await writeSigned(join(store.layout.article(record.id), ARTICLE_FILE), content);
    store.seen.note(record.id, { signature, ...proofsOf(content) });
  }
  if (whole.length === 0) return result;
  await adoptRecords(
    store,
    whole.map(({ record }) => record),
  );
  for (const { record, seen, content } of whole) {
    if (content === null) store.seen.note(record.id, seen);
    result.found = findOf(store, record.id, null) || result.found;
    result.changes.push({ id: record.id, title: record.title, kind: 'added' });
  }
  store.frontMatter.add(whole.filter(({ record }) => pending.has(record.id)).map(({ record }) => record.id));
  return result;
}

async function readArrived(layout: Layout, id: ArticleId): Promise<Arrived> {
  const read = await readSignedArticle(layout, id).catch(() => null);
  if (read === null || isTorn(read.content)) return { kind: 'partial' };
  const { yaml, body } = splitFrontMatter(read.content);
  const ours = yaml === null ? null : readFrontMatter(yaml).record;
  const seen = { signature: read.signature, ...proofsOf(read.content) };
  const imagesMissing = await lacksImages(layout, id, body);
  if (ours !== null) {
    const empty = body.trim() === '' && ours.words > 0;
    if (ours.id !== id || empty) return { kind: 'partial' };
    return { kind: 'whole', record: ours, seen, content: null, imagesMissing };
  }
  const record = await recordOfStranger(layout, id, yaml, body);
  if (record === null) return { kind: 'partial' };
  const rest = yaml === null ? {} : readFrontMatter(yaml).rest;
  return { kind: 'whole', record, seen, content: articleFile(record, rest, body), imagesMissing };
}

/** A Markdown file that was put here by hand, as an article: by what its front matter says in the words that all programs
 * use, and by its text. Null when it makes no sense as one, or says that it is another one. */
async function recordOfStranger(
  layout: Layout,
  id: ArticleId,
  yaml: string | null,
  body: string,
): Promise<StoredRecord | null> {
  const map = yaml === null ? {} : readWholeMap(yaml);
  const text = markdownToText(body);
  // A line that only opens front matter is the beginning of a file that is not whole.
  const unclosed = yaml === null && /^\ufeff?---/.test(body);
  if (map === null || 'id' in map || unclosed || text.trim() === '' || body.includes('\0')) return null;
  const values: Values = readValues(yaml ?? '')?.values ?? {};
  const heading = /^#\s+(.+?)\s*#*$/m.exec(body)?.[1];
  const url = webAddress(values.url ?? '')?.href ?? null;
  const file = await stat(join(layout.article(id), ARTICLE_FILE));
  const created = timestampOrDay.safeParse(map.created).data ?? file.mtime.toISOString();
  return {
    ...blankRecord(z.iso.date().safeParse(created).success ? `${created}T00:00:00.000Z` : created),
    id,
    url,
    title: values.title ?? heading ?? firstWords(text),
    byline: values.byline ?? null,
    site: values.site ?? null,
    lang: values.lang ?? null,
    tags: values.tags ?? [],
    state: values.state ?? 'unread',
    favourite: values.favourite ?? false,
    progress: values.progress ?? 0,
    published: values.published ?? null,
    modified: values.modified ?? null,
    words: countWords(text),
    excerpt: values.excerpt ?? excerptOf(text),
    note: values.note ?? null,
    highlights: values.highlights ?? [],
  };
}

async function lacksImages(layout: Layout, id: ArticleId, body: string): Promise<boolean> {
  const wanted = linkedImages(body).map((name) => basename(name));
  if (wanted.length === 0) return false;
  const present = new Set(await filesIn(join(layout.article(id), IMAGES)));
  return wanted.some((name) => !present.has(name));
}

/** What a killed save left of something that was saved again, or a second copy of it: of two that nobody touched, one is
 * enough. `keys`: addresses of those that come in with it. */
async function isRepeat(store: Store, record: StoredRecord, keys: Set<string>): Promise<boolean> {
  const { url } = record;
  const key = url === null ? null : addressKey(url);
  if (url === null || key === null) return false;
  const there = keys.has(key) || (await store.index.read((database) => idOfAddress(database, url))) !== null;
  keys.add(key);
  return there && isUntouched(record);
}
