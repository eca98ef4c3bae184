import { LibraryError } from '../../../shared/errors.ts';
import {
  type ArticleId,
  type RecordChange,
  recordChange,
  type StoredRecord,
} from '../../../shared/model/record.ts';
import { segmentsOf } from '../search/docs.ts';
import { changedBy, differing, takenBack, valuesBefore } from './change.ts';
import type { ChangedFields, LogLine } from './changes-log.ts';
import type { Store } from './store.ts';
import { finishTexts } from './texts.ts';
import type { UndoStep } from './undo.ts';

/** What a list shows of an article beside its text: changes of these alone touch nothing else. */
const flags = new Set(['state', 'favourite', 'trashed', 'trashedAt', 'progress', 'place']);

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
    const { steps } = await applyTo(store, [id], (record) => changedBy(record, valid, now), true);
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
  return store.write(() =>
    applyTo(store, ids, (record) => changedBy(record, validChange(make(record)), now), true),
  );
}

/** Writes values back that were there before, where nothing else was written since. */
export async function undoSteps(store: Store, steps: readonly UndoStep[]): Promise<Changed> {
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const setFor = (record: StoredRecord) => {
    const step = stepOf.get(record.id);
    return step === undefined ? null : takenBack(record, step.before, step.after);
  };
  return store.write(() => applyTo(store, [...stepOf.keys()], setFor, true));
}

/** Applies what a killed run acknowledged or was about to, and lets the front matter follow. What is pending is looked up
 * in the task itself: a change before it has its own line there, which must not be applied over a later one. */
export async function replayChanges(store: Store): Promise<void> {
  const ids = await store.between(async () => {
    const pending = await store.changes.pending();
    if (pending.size > 0)
      await applyTo(store, [...pending.keys()], (record) => wanted(record, pending), false);
    await finishTexts(store, await store.changes.texts());
    return [...pending.keys()];
  });
  store.frontMatter.defer(ids);
}

function wanted(record: StoredRecord, sets: ReadonlyMap<ArticleId, ChangedFields>): ChangedFields | null {
  const set = sets.get(record.id);
  return set === undefined ? null : differing(record, set);
}

type SetFor = (record: StoredRecord) => ChangedFields | null;

/** A few segments at a time: the lines of the log in one piece, then the segments, then the index. A kill between leaves
 * lines that are applied again when the library is opened. */
async function applyTo(
  store: Store,
  ids: readonly ArticleId[],
  setFor: SetFor,
  logged: boolean,
): Promise<Changed> {
  const steps: UndoStep[] = [];
  const missing: ArticleId[] = [];
  try {
    const hints = await store.index.read((database) => segmentsOf(database, ids));
    const { places, strays } = bySegment(ids, (id) => hints.get(id) ?? null);
    const more = await applyIn(store, places, setFor, logged, steps);
    // The index may be wrong or not know; the catalogue is not.
    const found = new Map<ArticleId, number>();
    for (const id of [...strays, ...more]) {
      const place = await store.catalogue.find(id, null);
      if (place === null) missing.push(id);
      else found.set(id, place.segment);
    }
    await applyIn(
      store,
      bySegment(found.keys(), (id) => found.get(id) ?? null).places,
      setFor,
      logged,
      steps,
    );
  } finally {
    if (logged) store.frontMatter.add(steps.map(({ id }) => id));
    if (steps.length > 0) store.changed(steps.length > 1000 ? null : steps.map(({ id }) => id));
  }
  return { steps, missing };
}

type Places = [segment: number, ids: Set<ArticleId>][];

function bySegment(
  ids: Iterable<ArticleId>,
  segmentOf: (id: ArticleId) => number | null,
): { places: Places; strays: Set<ArticleId> } {
  const places = new Map<number, Set<ArticleId>>();
  const strays = new Set<ArticleId>();
  for (const id of ids) {
    const segment = segmentOf(id);
    if (segment === null) strays.add(id);
    else places.set(segment, (places.get(segment) ?? new Set()).add(id));
  }
  return { places: [...places].sort(([a], [b]) => a - b), strays };
}

/** Returns the articles that are not where they were thought to be. */
async function applyIn(
  store: Store,
  places: Places,
  setFor: SetFor,
  logged: boolean,
  steps: UndoStep[],
): Promise<ArticleId[]> {
  const strays: ArticleId[] = [];
  for (let at = 0; at < places.length; at += TOGETHER) {
    const plans: Plan[] = [];
    for (const [segment, ids] of places.slice(at, at + TOGETHER)) {
      const before = store.catalogue.numbers().includes(segment)
        ? await store.catalogue.records(segment)
        : [];
      const present = new Set(before.map(({ id }) => id));
      for (const id of ids) if (!present.has(id)) strays.push(id);
      const plan = planOf(segment, before, ids, setFor);
      if (plan.changed.length > 0) plans.push(plan);
    }
    steps.push(...(await writePlans(store, plans, logged)));
  }
  return strays;
}

/** Segments whose lines are written in one piece, and which are written at once. */
const TOGETHER = 6;

/** What a change does to a segment. */
type Plan = {
  segment: number;
  after: StoredRecord[];
  changed: StoredRecord[];
  lines: LogLine[];
  steps: UndoStep[];
  flagsOnly: boolean;
};

function planOf(
  segment: number,
  before: readonly StoredRecord[],
  ids: ReadonlySet<ArticleId>,
  setFor: SetFor,
): Plan {
  const plan: Plan = { segment, after: [], changed: [], lines: [], steps: [], flagsOnly: true };
  for (const record of before) {
    const set = ids.has(record.id) ? setFor(record) : null;
    const next = set === null ? record : { ...record, ...set };
    plan.after.push(next);
    if (set === null) continue;
    plan.changed.push(next);
    plan.lines.push({ id: record.id, set });
    plan.steps.push({ id: record.id, before: valuesBefore(record, set), after: set });
    plan.flagsOnly &&= Object.keys(set).every((key) => flags.has(key));
  }
  return plan;
}

/** Returns the steps of what was written. When a segment could not be, its lines go and the failure is thrown after the
 * others were finished. */
async function writePlans(store: Store, plans: Plan[], logged: boolean): Promise<UndoStep[]> {
  if (plans.length === 0) return [];
  if (logged) await store.changes.append(plans.flatMap(({ lines }) => lines));
  const written = await Promise.allSettled(
    plans.map(({ segment, after }) => store.catalogue.write(segment, after)),
  );
  const done = plans.filter((_, at) => written[at]?.status === 'fulfilled');
  const failure = written.find((one) => one.status === 'rejected');
  if (failure !== undefined && logged) {
    const failed = plans.filter((plan) => !done.includes(plan)).flatMap(({ lines }) => lines);
    await store.changes.retract(new Set(failed));
  }
  for (const { segment, changed, flagsOnly } of done)
    await store.index.update({ segment, changed, flagsOnly });
  if (failure !== undefined) throw failure.reason;
  return done.flatMap(({ steps }) => steps);
}
