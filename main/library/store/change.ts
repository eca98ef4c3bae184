import { isDeepStrictEqual } from 'node:util';
import type { Highlight, RecordChange, StoredRecord } from '../../../shared/model/record.ts';
import type { ChangedFields } from './changes-log.ts';

/** What a change wrote into fields of one record, and what was there. */
type Written = { before: ChangedFields; after: ChangedFields };

/** What a change makes of a record: only the fields that become different, null when none does. */
export function changedBy(record: StoredRecord, change: RecordChange, now: string): ChangedFields | null {
  const { addTags, removeTags, trashed, ...plain } = change;
  const wanted: ChangedFields = { ...plain };
  if (addTags !== undefined || removeTags !== undefined) {
    wanted.tags = tagsAfter(record.tags, addTags ?? [], removeTags ?? []);
  }
  // What is read is not unread.
  if (plain.progress === 1 && plain.state === undefined && record.state === 'unread')
    wanted.state = 'reading';
  if (trashed !== undefined && trashed !== record.trashed) {
    wanted.trashed = trashed;
    wanted.trashedAt = trashed ? now : null;
  }
  return differing(record, wanted);
}

/** The fields of `wanted` that `record` does not have, null when it has all. */
export function differing(record: StoredRecord, wanted: ChangedFields): ChangedFields | null {
  const present: Record<string, unknown> = record;
  const entries = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && !isDeepStrictEqual(present[key], value),
  );
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** What undoing a change makes of a record, null when nothing of it is left to undo. A field that something else was
 * written into since stays; of the tags, those that the change added go and those that it took away come back, and so it is
 * with the highlights. */
export function takenBack(
  record: StoredRecord,
  before: ChangedFields,
  after: ChangedFields,
): ChangedFields | null {
  const present: Record<string, unknown> = record;
  const written: Record<string, unknown> = after;
  const untouched = (key: string) => isDeepStrictEqual(present[key], written[key]);
  const wanted: ChangedFields = Object.fromEntries(
    // The time of trashing goes with the trash.
    Object.entries(before).filter(([key]) => untouched(key === 'trashedAt' ? 'trashed' : key)),
  );
  if (before.tags !== undefined && after.tags !== undefined && !untouched('tags')) {
    wanted.tags = tagsAfter(record.tags, without(before.tags, after.tags), without(after.tags, before.tags));
  }
  if (before.highlights !== undefined && after.highlights !== undefined && !untouched('highlights')) {
    wanted.highlights = highlightsTakenBack(record.highlights, before.highlights, after.highlights);
  }
  return differing(record, wanted);
}

/** One change in place of two to the same record, the second made after the first: perhaps with others between, which stay
 * when it is taken back. */
export function joined(first: Written, second: Written): Written {
  const before: Record<string, unknown> = { ...first.before, ...second.before };
  const firstBefore: Record<string, unknown> = first.before;
  const firstAfter: Record<string, unknown> = first.after;
  const secondBefore: Record<string, unknown> = second.before;
  for (const [key, value] of Object.entries(firstBefore)) {
    if (!(key in secondBefore) || isDeepStrictEqual(firstAfter[key], secondBefore[key])) before[key] = value;
  }
  const fields: ChangedFields = before;
  if (first.before.highlights && first.after.highlights && second.before.highlights) {
    fields.highlights = highlightsTakenBack(
      second.before.highlights,
      first.before.highlights,
      first.after.highlights,
    );
  }
  return { before: fields, after: { ...first.after, ...second.after } };
}

/** Each highlight that a change added, altered or removed is as it was before, unless it was altered again since. */
function highlightsTakenBack(present: Highlight[], before: Highlight[], after: Highlight[]): Highlight[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const became = new Map(after.map((one) => [one.id, one]));
  const there = new Set(present.map(({ id }) => id));
  const kept = present.flatMap((one) => {
    if (!isDeepStrictEqual(one, became.get(one.id))) return [one];
    return was.get(one.id) ?? [];
  });
  return [...kept, ...before.filter(({ id }) => !became.has(id) && !there.has(id))];
}

/** The values that a record has now in the fields that a change touches. */
export function valuesBefore(record: StoredRecord, set: ChangedFields): ChangedFields {
  const present: Record<string, unknown> = record;
  return Object.fromEntries(Object.keys(set).map((key) => [key, present[key]]));
}

/** Tags are trimmed, white space inside becomes one space, each stands once. */
export function cleanTags(tags: string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim().replace(/\s+/g, ' ')).filter((tag) => tag !== ''))];
}

function without(tags: string[], others: string[]): string[] {
  return tags.filter((tag) => !others.includes(tag));
}

function tagsAfter(present: string[], add: string[], remove: string[]): string[] {
  const gone = new Set(cleanTags(remove));
  return cleanTags([...present.filter((tag) => !gone.has(tag)), ...add]);
}
