import { Document, isScalar, parse, parseDocument } from 'yaml';
import * as z from 'zod';
import { highlight, readingPlace, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';

/** The record as it stands above an article's text: first the keys of Obsidian Web Clipper in its order, then ours.
 * Absent values are left out. What other programs added is kept below. */
export type FrontMatter = { record: StoredRecord | null; rest: Record<string, unknown> };

/** Strings are quoted as JSON does it: one line each, whatever they hold, and never mistaken for a number, a date or a
 * line `---`. */
const yamlOptions = {
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
  doubleQuotedAsJSON: true,
  lineWidth: 0,
} as const;

const opening = /^\ufeff?---[ \t]*\r?\n/;
const closing = /^---[ \t]*(?:\r?\n|$)/m;

/** Days, times and words of ours stand bare, as the Clipper writes its days. */
const bareKeys = ['published', 'created', 'state', 'saved', 'modified', 'problem', 'trashedAt'];

/** Parts a file into its YAML and what follows. `yaml` is null without front matter. */
export function splitFrontMatter(content: string): { yaml: string | null; body: string } {
  const head = opening.exec(content);
  if (head === null) return { yaml: null, body: content };
  const rest = content.slice(head[0].length);
  const end = closing.exec(rest);
  if (end === null) return { yaml: null, body: content };
  return {
    yaml: rest.slice(0, end.index),
    body: rest.slice(end.index + end[0].length).replace(/^\r?\n/, ''),
  };
}

/** The whole file of an article. */
export function articleFile(record: StoredRecord, rest: Record<string, unknown>, body: string): string {
  const document = new Document({ ...fields(record), ...rest });
  for (const key of bareKeys) {
    const value = document.get(key, true);
    if (isScalar(value)) value.type = 'PLAIN';
  }
  return `---\n${document.toString(yamlOptions)}---\n\n${body}`;
}

/** Our keys with their values; the order is the order in the file. */
function fields(record: StoredRecord): Record<string, unknown> {
  const all: Record<string, unknown> = {
    title: record.title,
    source: record.url,
    author: record.byline === null ? null : [record.byline],
    published: record.published,
    created: record.saved.slice(0, 10),
    description: record.excerpt,
    tags: record.tags.length === 0 ? null : record.tags,
    id: record.id,
    site: record.site,
    lang: record.lang,
    state: record.state,
    favourite: record.favourite,
    progress: record.progress,
    saved: record.saved,
    words: record.words,
    image: record.image,
    canonicalUrl: record.canonicalUrl,
    modified: record.modified,
    problem: record.problem,
    trashed: record.trashed ? true : null,
    trashedAt: record.trashedAt,
    note: record.note,
    highlights: record.highlights.length === 0 ? null : record.highlights.map(withoutNulls),
    place: record.place,
  };
  return withoutNulls(all);
}

function withoutNulls(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

const ourKeys = new Set(
  (
    'title source author published created description tags id site lang state favourite progress saved words image ' +
    'canonicalUrl modified problem trashed trashedAt note highlights place'
  ).split(' '),
);

const text = z.string().nullable().catch(null).default(null);
const words = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .catch([])
  .default([]);
const missing = { comment: null, start: null, end: null };
const shape = storedRecord.shape;

/** Reads leniently: a value that is not what it should be costs that value, only the id, the title and the time of
 * saving are needed. */
const frontMatter = z
  .looseObject({
    id: shape.id,
    title: z.coerce.string(),
    saved: shape.saved,
    source: text,
    author: words,
    description: text,
    tags: words,
    canonicalUrl: text,
    site: text,
    lang: text,
    image: text,
    note: text,
    state: shape.state.catch('unread').default('unread'),
    favourite: z.boolean().catch(false).default(false),
    trashed: z.boolean().catch(false).default(false),
    progress: shape.progress.catch(0).default(0),
    words: shape.words.catch(0).default(0),
    published: shape.published.catch(null).default(null),
    modified: shape.modified.catch(null).default(null),
    trashedAt: shape.trashedAt.catch(null).default(null),
    problem: shape.problem.catch(null).default(null),
    place: readingPlace.nullable().catch(null).default(null),
    highlights: z
      .array(z.unknown())
      .catch([])
      .default([])
      .transform((list) =>
        list.flatMap((one) => {
          const parsed = highlight.safeParse(typeof one === 'object' ? { ...missing, ...one } : one);
          return parsed.success ? [parsed.data] : [];
        }),
      ),
  })
  .transform(
    ({ source, author, description, ...rest }): StoredRecord => ({
      id: rest.id,
      url: source,
      canonicalUrl: rest.canonicalUrl,
      title: rest.title,
      byline: author.length === 0 ? null : author.join(', '),
      site: rest.site,
      lang: rest.lang,
      tags: rest.tags,
      state: rest.state,
      favourite: rest.favourite,
      trashed: rest.trashed,
      progress: rest.progress,
      published: rest.published,
      modified: rest.modified,
      saved: rest.saved,
      words: rest.words,
      excerpt: description,
      image: rest.image,
      problem: rest.problem,
      trashedAt: rest.trashedAt,
      note: rest.note,
      highlights: rest.highlights,
      place: rest.place,
    }),
  );

const anyMap = z.record(z.string(), z.unknown());

/** Reads what `articleFile` wrote, also after other programs edited it. `record` is null when it is not ours or broken. */
export function readFrontMatter(yaml: string): FrontMatter {
  const map = readMap(yaml);
  if (map === null) return { record: null, rest: {} };
  const record = frontMatter.safeParse(map);
  const rest = Object.fromEntries(Object.entries(map).filter(([key]) => !ourKeys.has(key)));
  return { record: record.success ? record.data : null, rest };
}

/** The keys and values of YAML as they stand, null where it is no map: what is broken costs what is broken. */
function readMap(yaml: string): Record<string, unknown> | null {
  return anyMap.safeParse(parseYaml(yaml)).data ?? null;
}

/** The same, and null also where anything is broken. */
export function readWholeMap(yaml: string): Record<string, unknown> | null {
  try {
    const document = parseDocument(yaml, { logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    return anyMap.safeParse(document.toJS({ maxAliasCount: 20 }) ?? {}).data ?? null;
  } catch {
    return null;
  }
}

function parseYaml(yaml: string): unknown {
  try {
    // Aliases are not ours; a bomb of them is refused.
    return parse(yaml, { maxAliasCount: 20, logLevel: 'silent' });
  } catch {
    return null;
  }
}
