import { LibraryError } from '../../../shared/errors.ts';
import {
  type ArticleId,
  type RecordChange,
  recordChange,
  type StoredRecord,
} from '../../../shared/model/record.ts';
import { segmentsOf } from '../search/docs.ts';
import { changedBy, differing, valuesBefore } from './change.ts';
import type { ChangedFields } from './changes-log.ts';
import type { Store } from './store.ts';
import type { UndoStep } from './undo.ts';

/** What a list shows of an article beside its text: changes of these alone touch nothing else. */
const flags = new Set(['state', 'favourite', 'trashed', 'trashedAt', 'progress']);

export type Changed = { steps: UndoStep[]; missing: ArticleId[] };

/** Changes many articles; resolves once that is durable. `steps` are what takes it back. */
export async function changeArticles(
  store: Store,
  ids: readonly ArticleId[],
  change: RecordChange,
): Promise<Changed> {
  const valid = validChange(change);
  const now = new Date().toISOString();
  return store.write(() => applyTo(store, ids, (record) => changedBy(record, valid, now), true));
}

/** What is written must be readable. */
function validChange(change: RecordChange): RecordChange {
  const valid = recordChange.safeParse(change);
  if (valid.success) return valid.data;
  throw new LibraryError({ code: 'bad-request', details: { issue: valid.error.issues[0]?.message ?? '' } });
}

/** Changes one article by what it is now: no other change can come between. Throws `not-found`. */
export async function changeArticle<T>(
  store: Store,
  id: ArticleId,
  make: (record: StoredRecord) => { change: RecordChange; result: T },
): Promise<T> {
  return store.write(async () => {
    const place = await store.find(id);
    if (place === null) throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
    const { change, result } = make(place.record);
    const valid = validChange(change);
    const now = new Date().toISOString();
    await applyTo(store, [id], (record) => changedBy(record, valid, now), true);
    return result;
  });
}

/** Writes values back that were there before. */
export async function undoSteps(store: Store, steps: readonly UndoStep[]): Promise<Changed> {
  const sets = new Map(steps.map(({ id, set }) => [id, set]));
  return store.write(() => applyTo(store, [...sets.keys()], (record) => wanted(record, sets), true));
}

/** Applies what a killed run acknowledged or was about to, and lets the front matter follow. */
export async function replayChanges(store: Store): Promise<void> {
  const pending = store.changes.pending();
  if (pending.size === 0) return;
  await store.between(() => applyTo(store, [...pending.keys()], (record) => wanted(record, pending), false));
  if (!store.readOnly) store.frontMatter.defer(pending.keys());
}

function wanted(record: StoredRecord, sets: ReadonlyMap<ArticleId, ChangedFields>): ChangedFields | null {
  const set = sets.get(record.id);
  return set === undefined ? null : differing(record, set);
}

/** Segment by segment: the lines of the log, then the segment, then the index. A kill between leaves a prefix of this,
 * and lines that are applied again when the library is opened. */
async function applyTo(
  store: Store,
  ids: readonly ArticleId[],
  setFor: (record: StoredRecord) => ChangedFields | null,
  logged: boolean,
): Promise<Changed> {
  const { bySegment, missing } = await placesOf(store, ids);
  const steps: UndoStep[] = [];
  try {
    for (const [segment, wantedIds] of bySegment) {
      const sets = new Map<ArticleId, ChangedFields>();
      const changed: StoredRecord[] = [];
      const before = await store.catalogue.records(segment);
      const after = before.map((record) => {
        const set = wantedIds.has(record.id) ? setFor(record) : null;
        if (set === null) return record;
        sets.set(record.id, set);
        const next = { ...record, ...set };
        changed.push(next);
        return next;
      });
      if (changed.length === 0) continue;
      if (logged) await store.changes.append([...sets].map(([id, set]) => ({ id, set })));
      try {
        await store.catalogue.write(segment, after);
      } catch (error) {
        if (logged) await store.changes.retract(sets.size);
        throw error;
      }
      for (const record of before) {
        const set = sets.get(record.id);
        if (set !== undefined) steps.push({ id: record.id, set: valuesBefore(record, set) });
      }
      const flagsOnly = [...sets.values()].every((set) => Object.keys(set).every((key) => flags.has(key)));
      await store.index.update({ segment, changed, flagsOnly });
    }
  } finally {
    if (logged) store.frontMatter.add(steps.map(({ id }) => id));
    if (steps.length > 0) store.changed(steps.length > 1000 ? null : steps.map(({ id }) => id));
  }
  return { steps, missing };
}

async function placesOf(store: Store, ids: readonly ArticleId[]) {
  const known = await store.index.read((database) => segmentsOf(database, ids));
  const bySegment = new Map<number, Set<ArticleId>>();
  const missing: ArticleId[] = [];
  for (const id of new Set(ids)) {
    const segment = known.get(id) ?? (await store.catalogue.find(id, null))?.segment;
    if (segment === undefined) {
      missing.push(id);
      continue;
    }
    const inSegment = bySegment.get(segment) ?? new Set();
    bySegment.set(segment, inSegment.add(id));
  }
  return { bySegment: [...bySegment].sort(([a], [b]) => a - b), missing };
}
