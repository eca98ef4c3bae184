import { isDeepStrictEqual } from 'node:util';
import type { ArticleState, RecordChange, StoredRecord } from '../../../shared/model/record.ts';

/** What a copy says of an article. What it does not name is not known. */
export type Said = Partial<StoredRecord>;

/** What becomes of a record by what a copy of it says that was written elsewhere meanwhile. Nothing that a person wrote or
 * marked in either goes: highlights, notes and tags of both are kept, of one highlight the one that was changed last. Of
 * two facts the newer holds. Null: nothing.
 * @param newer the copy was written last */
export function joined(record: StoredRecord, said: Said, newer: boolean): RecordChange | null {
  const change: RecordChange = {};
  const highlights = joinedHighlights(record.highlights, said.highlights ?? []);
  if (!isDeepStrictEqual(highlights, record.highlights)) change.highlights = highlights;
  const note = joinedNotes(record.note, said.note ?? null);
  if (note !== record.note) change.note = note;
  const tags = (said.tags ?? []).filter((tag) => !record.tags.includes(tag));
  if (tags.length > 0) change.addTags = tags;
  if (said.favourite === true && !record.favourite) change.favourite = true;
  if (
    said.state !== undefined &&
    (newer ? record.state !== said.state : isFurther(said.state, record.state))
  ) {
    if (said.state !== 'unread') change.state = said.state;
  }
  if ((said.progress ?? 0) > record.progress) {
    change.progress = said.progress;
    if (said.place !== undefined) change.place = said.place;
    change.state ??= record.state;
  }
  Object.assign(change, joinedFacts(record, said, newer));
  // What somebody wrote on elsewhere is not to go with the trash.
  const writtenOn = change.highlights !== undefined || change.note !== undefined;
  if (record.trashed && said.trashed === false && writtenOn) change.trashed = false;
  return Object.keys(change).length === 0 ? null : change;
}

type Facts = Pick<RecordChange, 'title' | 'byline' | 'site' | 'published'>;

function joinedFacts(record: StoredRecord, said: Said, newer: boolean): Facts {
  const facts: Facts = {};
  if (said.title && (record.title === '' || newer) && said.title !== record.title) facts.title = said.title;
  for (const key of ['byline', 'site', 'published'] as const) {
    const value = said[key] ?? null;
    if (value !== null && (record[key] === null || newer) && value !== record[key]) facts[key] = value;
  }
  return facts;
}

function joinedHighlights(
  here: StoredRecord['highlights'],
  there: StoredRecord['highlights'],
): StoredRecord['highlights'] {
  const others = new Map(there.map((highlight) => [highlight.id, highlight]));
  const known = new Set(here.map(({ id }) => id));
  const both = here.map((highlight) => {
    const other = others.get(highlight.id);
    if (other === undefined) return highlight;
    const last = other.updated > highlight.updated ? other : highlight;
    // Where it lies in the text follows from the text that is here.
    const { start, end } = highlight;
    return { ...last, start, end, comment: last.comment ?? highlight.comment ?? other.comment };
  });
  return [...both, ...there.filter(({ id }) => !known.has(id))];
}

/** One note that has all of both. */
function joinedNotes(here: string | null, there: string | null): string | null {
  if (there === null || there.trim() === '' || here?.includes(there)) return here;
  if (here === null || there.includes(here)) return there;
  return `${here}\n\n${there}`;
}

const order: readonly ArticleState[] = ['unread', 'reading', 'archived'];

function isFurther(state: ArticleState, than: ArticleState): boolean {
  return order.indexOf(state) > order.indexOf(than);
}
