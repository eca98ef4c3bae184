import { isDeepStrictEqual } from 'node:util';
import type { StoredRecord } from '../../../shared/model/record.ts';
import type { ChangedFields } from '../store/changes-log.ts';
import { ownValues, type Values } from './values.ts';

/** What front matter that was changed outside makes of a record. */
export type Merged = {
  set: ChangedFields;
  /** Fields that were changed here too, to something else: what is here holds. */
  both: string[];
  /** Something of the record is not in this front matter: ours will be written over it. */
  waits: boolean;
  /** Something that a person may have written was replaced: the front matter of before is worth keeping. */
  replaces: boolean;
};

/** What people write, and what is not made up for by the next click. */
const written = new Set(['title', 'byline', 'site', 'published', 'tags', 'note', 'highlights']);
/** Follows the person through the article by itself: of two, none is worth keeping. */
const passing = new Set(['progress', 'place']);

/** Joins a record with front matter that somebody else has written, field by field.
 * @param pending fields that were changed here and are not in the front matter yet */
export function merged(
  record: StoredRecord,
  outside: Values,
  pending: ReadonlySet<string>,
  now: string,
): Merged {
  const result: Merged = { set: {}, both: [], waits: false, replaces: false };
  const present: Record<string, unknown> = ownValues(record);
  const set: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(outside)) {
    if (isDeepStrictEqual(present[key], value)) continue;
    // A stub that lost its reason is no article by that.
    if (key === 'problem' && value === null) continue;
    if (pending.has(key)) {
      result.waits = true;
      if (!passing.has(key)) result.both.push(key);
      continue;
    }
    set[key] = value;
    if (written.has(key) && !isEmpty(present[key])) result.replaces = true;
  }
  result.set = set;
  if (result.set.trashed === true) result.set.trashedAt ??= now;
  const trashed = result.set.trashed ?? record.trashed;
  // Only what lies in the trash has a time of it.
  if (!trashed && (result.set.trashedAt ?? null) !== null) delete result.set.trashedAt;
  if (trashed && result.set.trashedAt === null) delete result.set.trashedAt;
  return result;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
