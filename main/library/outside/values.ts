import * as z from 'zod';
import { highlight, readingPlace, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';
import { cleanTags } from '../store/change.ts';
import { articleFile, readWholeMap, splitFrontMatter } from '../store/front-matter.ts';

/** What front matter can say of a record. */
export type Values = Partial<Omit<StoredRecord, 'id' | 'saved'>>;

/** Front matter that somebody may have written by hand. `wrong`: keys whose values are not what they must be. */
export type OutsideValues = { id: string | null; values: Values; wrong: string[] };

const words = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const text = words.nullable();
const list = z.union([
  z.null().transform((): string[] => []),
  words.transform((one) => (one.trim() === '' ? [] : [one])),
  z.array(words),
]);
const shape = storedRecord.shape;
const missing = { comment: null, start: null, end: null };
const highlights = z.union([
  z.null().transform(() => []),
  z.array(z.preprocess((one) => (typeof one === 'object' ? { ...missing, ...one } : one), highlight)),
]);

/** How each key is read. `absent`: what it says when it is not there; without it, it then says nothing. */
const keys: Record<string, { read: (value: unknown) => Values | null; absent?: Values }> = {
  title: { read: into(words.pipe(z.string().trim().min(1)), (title) => ({ title })) },
  source: { read: into(text, (url) => ({ url })), absent: { url: null } },
  author: { read: into(list, (names) => ({ byline: names.join(', ') || null })), absent: { byline: null } },
  published: { read: into(shape.published, (published) => ({ published })), absent: { published: null } },
  description: { read: into(text, (excerpt) => ({ excerpt })), absent: { excerpt: null } },
  tags: { read: into(list, (tags) => ({ tags: cleanTags(tags) })), absent: { tags: [] } },
  site: { read: into(text, (site) => ({ site })), absent: { site: null } },
  lang: { read: into(text, (lang) => ({ lang })), absent: { lang: null } },
  state: { read: into(shape.state, (state) => ({ state })) },
  favourite: { read: into(shape.favourite, (favourite) => ({ favourite })) },
  progress: { read: into(shape.progress, (progress) => ({ progress })) },
  image: { read: into(text, (image) => ({ image })), absent: { image: null } },
  canonicalUrl: { read: into(text, (canonicalUrl) => ({ canonicalUrl })), absent: { canonicalUrl: null } },
  modified: { read: into(shape.modified, (modified) => ({ modified })), absent: { modified: null } },
  problem: { read: into(shape.problem, (problem) => ({ problem })), absent: { problem: null } },
  trashed: { read: into(shape.trashed, (trashed) => ({ trashed })), absent: { trashed: false } },
  trashedAt: { read: into(shape.trashedAt, (trashedAt) => ({ trashedAt })), absent: { trashedAt: null } },
  note: { read: into(text, (note) => ({ note })), absent: { note: null } },
  highlights: { read: into(highlights, (marked) => ({ highlights: marked })), absent: { highlights: [] } },
  place: { read: into(readingPlace.nullable(), (place) => ({ place })), absent: { place: null } },
};

function into<T>(schema: z.ZodType<T>, make: (value: T) => Values): (value: unknown) => Values | null {
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? make(parsed.data) : null;
  };
}

/** Reads front matter that a person or another program may have written. Null when it cannot be read at all. */
export function readValues(yaml: string): OutsideValues | null {
  const map = readWholeMap(yaml);
  if (map === null) return null;
  const found: OutsideValues = { id: shape.id.safeParse(map.id).data ?? null, values: {}, wrong: [] };
  for (const [key, { read, absent }] of Object.entries(keys)) {
    if (!(key in map)) Object.assign(found.values, absent);
    else {
      const values = read(map[key]);
      if (values === null) found.wrong.push(key);
      else Object.assign(found.values, values);
    }
  }
  return found;
}

/** What the front matter that we would write for a record says. */
export function ownValues(record: StoredRecord): Values {
  return readValues(ownFront(record))?.values ?? {};
}

/** The front matter that we would write for a record, without what others added. */
export function ownFront(record: StoredRecord): string {
  return splitFrontMatter(articleFile(record, {}, '')).yaml ?? '';
}
