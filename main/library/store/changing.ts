import { LibraryError } from '../../../shared/errors.ts';
import {
  type ArticleId,
  type RecordChange,
  recordChange,
  type StoredRecord,
  storedRecord,
} from '../../../shared/model/record.ts';
import { applyTo, type Changed, type Rule } from './applying.ts';
import { changedBy, differing, takenBack } from './change.ts';
import type { ChangedFields } from './changes-log.ts';
import type { Store } from './store.ts';
import { finishTexts } from './texts.ts';
import type { UndoStep } from './undo.ts';

/** Changes many articles; resolves once that is durable. `steps` are what takes it back. */
export async function changeArticles(
  store: Store,
  ids: readonly ArticleId[],
  change: RecordChange,
): Promise<Changed> {
  const valid = validChange(change);
  const now = new Date().toISOString();
  const rule: Rule = {
    keys: keysOf(valid),
    group: () => null,
    make: (record) => changedBy(record, valid, now),
  };
  return store.write(() => applyTo(store, ids, rule, true));
}

/** What a change looks at in a record. */
function keysOf({ addTags, removeTags, ...plain }: RecordChange): readonly (keyof StoredRecord)[] {
  const keys = new Set<keyof StoredRecord>();
  for (const key of recordKeys.options) if (key in plain) keys.add(key);
  if (addTags !== undefined || removeTags !== undefined) keys.add('tags');
  if (keys.has('progress')) keys.add('state');
  if (keys.has('trashed')) keys.add('trashedAt');
  return [...keys];
}

const recordKeys = storedRecord.keyof();

/** What is written must be readable. */
function validChange(change: RecordChange): RecordChange {
  const valid = recordChange.safeParse(change);
  if (valid.success) return valid.data;
  throw new LibraryError({ code: 'bad-request', details: { issue: valid.error.issues[0]?.message ?? '' } });
}

/** Changes one article by what it is now: no other change can come between. `steps` are what takes it back. Throws
 * `not-found`, and what `make` throws. */
export async function changeArticle<T>(
  store: Store,
  id: ArticleId,
  make: (record: StoredRecord) => { change: RecordChange; result: T },
): Promise<{ result: T; steps: UndoStep[] }> {
  return store.write(async () => {
    const place = await store.find(id);
    if (place === null) throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
    const { change, result } = make(place.record);
    const valid = validChange(change);
    const now = new Date().toISOString();
    const rule = { ...each, make: (record: StoredRecord) => changedBy(record, valid, now) };
    const { steps } = await applyTo(store, [id], rule, true);
    return { result, steps };
  });
}

/** Changes articles, each by what it is now. */
export async function changeEach(
  store: Store,
  ids: readonly ArticleId[],
  make: (record: StoredRecord) => RecordChange,
): Promise<Changed> {
  const now = new Date().toISOString();
  const rule = {
    ...each,
    make: (record: StoredRecord) => changedBy(record, validChange(make(record)), now),
  };
  return store.write(() => applyTo(store, ids, rule, true));
}

/** Every article for itself. */
const each = { keys: null, group: () => null };

/** Writes values back that were there before, where nothing else was written since. */
export async function undoSteps(store: Store, steps: readonly UndoStep[]): Promise<Changed> {
  const stepOf = new Map(steps.flatMap((step) => step.ids.map((id) => [id, step])));
  const rule: Rule = {
    keys: keysIn(steps.flatMap(({ before, after }) => [before, after])),
    group: (id) => stepOf.get(id),
    make(record) {
      const step = stepOf.get(record.id);
      return step === undefined ? null : takenBack(record, step.before, step.after);
    },
  };
  return store.write(() => applyTo(store, [...stepOf.keys()], rule, true));
}

/** Gives articles other values, each by what it is now; resolves once that is durable. The caller lets nothing else be
 * written. */
export async function applyFields(store: Store, sets: ReadonlyMap<ArticleId, ChangedFields>): Promise<void> {
  const make = (record: StoredRecord) => differing(record, sets.get(record.id) ?? {});
  await applyTo(store, [...sets.keys()], { ...each, make }, true);
}

/** Applies what a killed run acknowledged or was about to, and lets the front matter follow. What is pending is looked up
 * in the task itself: a change before it has its own line there, which must not be applied over a later one. */
export async function replayChanges(store: Store): Promise<void> {
  const ids = await store.between(async () => {
    const pending = await store.changes.pending();
    const rule: Rule = {
      keys: keysIn(pending.values()),
      group: (id) => pending.get(id),
      make: (record) => differing(record, pending.get(record.id) ?? {}),
    };
    if (pending.size > 0) await applyTo(store, [...pending.keys()], rule, false);
    await finishTexts(store, await store.changes.texts());
    return [...pending.keys()];
  });
  store.frontMatter.defer(ids);
}

function keysIn(sets: Iterable<ChangedFields>): readonly (keyof StoredRecord)[] {
  const names = new Set<string>();
  for (const set of new Set(sets)) for (const key of Object.keys(set)) names.add(key);
  return recordKeys.options.filter((key) => names.has(key));
}
