import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { segmentsHolding } from '../search/docs.ts';
import type { FlagChange } from '../search/flags.ts';
import { AT_ONCE } from '../search/search-index.ts';
import { valuesBefore } from './change.ts';
import type { ChangedFields, LogLine } from './changes-log.ts';
import {
  idOf,
  type Line,
  patchOf,
  readSegment,
  recordOf,
  SEGMENT_SIZE,
  type Segment,
  segmentBytes,
  textOf,
  withLines,
} from './segment.ts';
import type { Store } from './store.ts';
import type { UndoStep } from './undo.ts';
import { slices } from './yielding.ts';

/** What a change makes of articles. */
export type Rule = {
  /** What it looks at: articles of one group whose records say the same of these become the same. Null: each for itself. */
  keys: readonly (keyof StoredRecord)[] | null;
  group(id: ArticleId): unknown;
  /** The fields that become different, null when none does. The record stands for all that are alike. */
  make(record: StoredRecord): ChangedFields | null;
};

/** How many were changed, what takes it back, and which there are not. */
export type Changed = { count: number; steps: UndoStep[]; missing: ArticleId[] };

/** Segments that are changed together: their lines in the log are one, and the bytes of all of their files are in memory for a
 * moment. */
const TOGETHER = 128;
/** So few stay as they are in memory. */
const FEW = 4;
/** Ids that are looked up in one go. */
const LOOKED_UP = 4096;

/** What a list shows of an article beside its text: changes of these alone touch nothing else. Tags are in the full text too. */
const flags = new Set(['state', 'favourite', 'trashed', 'trashedAt', 'progress', 'place']);
const flagsAndTags = new Set([...flags, 'tags']);

/** Applies a change: the lines of the log in one piece, then the segments, then the index. A kill between leaves lines that are
 * applied again when the library is opened. Thousands of articles cost little: their lines are not parsed, those that are
 * alike are made once, and the segments are flushed side by side. */
export async function applyTo(
  store: Store,
  ids: readonly ArticleId[],
  rule: Rule,
  logged: boolean,
): Promise<Changed> {
  const changed: Changed = { count: 0, steps: [], missing: [] };
  const wanted = new Set(ids);
  try {
    await applyIn(store, await segmentsOf(store, ids), wanted, rule, logged, changed);
    // The index may be wrong or not know; the catalogue is not.
    const more = new Set<number>();
    for (const id of [...wanted]) {
      const place = await store.catalogue.find(id, null);
      if (place === null) changed.missing.push(id);
      else more.add(place.segment);
    }
    await applyIn(store, more, wanted, rule, logged, changed);
  } finally {
    const { steps, count } = changed;
    if (count > 0) store.changed(count > 1000 ? null : steps.flatMap((step) => step.ids));
  }
  return changed;
}

async function segmentsOf(store: Store, ids: readonly ArticleId[]): Promise<Set<number>> {
  const segments = new Set<number>();
  const all = store.catalogue.numbers();
  // Nearly everything: each segment is looked into anyway.
  if (ids.length > (all.length * SEGMENT_SIZE) / 2) return new Set(all);
  const turn = slices();
  for (let at = 0; at < ids.length; at += LOOKED_UP) {
    const some = ids.slice(at, at + LOOKED_UP);
    const found = await store.index.glance((database) => segmentsHolding(database, some));
    for (const segment of found) segments.add(segment);
    await turn();
  }
  return segments;
}

/** Takes out of `wanted` what it found, and notes in `changed` what it did. */
async function applyIn(
  store: Store,
  segments: ReadonlySet<number>,
  wanted: Set<ArticleId>,
  rule: Rule,
  logged: boolean,
  changed: Changed,
): Promise<void> {
  const known = new Set(store.catalogue.numbers());
  const present = [...segments].filter((number) => known.has(number)).sort((a, b) => a - b);
  const turn = slices();
  for (let at = 0; at < present.length; at += TOGETHER) {
    const outcomes = outcomesOf(rule);
    const plans: Plan[] = [];
    const many = present.length > FEW;
    for (const number of present.slice(at, at + TOGETHER)) {
      const plan = planOf(number, await store.catalogue.segment(number), { wanted, many }, outcomes);
      if (plan !== null) plans.push(plan);
      await turn();
    }
    await writePlans(store, plans, logged, changed);
  }
}

/** What becomes of articles that are alike. */
type Outcome = {
  set: ChangedFields;
  before: ChangedFields;
  patch: (line: Line) => Line;
  only: 'flags' | 'tags' | null;
};

/** Finds out what becomes of the article of a line; the same for all that are alike. */
function outcomesOf({ keys, group, make }: Rule): (line: Line) => Outcome | null {
  const known = new Map<unknown, Map<string, Outcome | null>>();
  const madeOf = (line: Line): Outcome | null => {
    const record = recordOf(line);
    const set = make(record);
    if (set === null) return null;
    const keys = Object.keys(set);
    const tagsToo = keys.every((key) => flagsAndTags.has(key)) ? 'tags' : null;
    const only = keys.every((key) => flags.has(key)) ? 'flags' : tagsToo;
    return { set, before: valuesBefore(record, set), patch: patchOf(set), only };
  };
  if (keys === null) return madeOf;
  return (line) => {
    const its = group(idOf(line));
    const alike = known.get(its) ?? new Map<string, Outcome | null>();
    known.set(its, alike);
    const text = textOf(line, keys);
    const before = alike.get(text);
    if (before !== undefined) return before;
    const made = madeOf(line);
    alike.set(text, made);
    return made;
  };
}

/** What a change does to a segment: what its file is to hold, and whether all of its articles become the same. */
type Plan = { number: number; after: Segment | Buffer; whole: boolean; outcomes: Map<Outcome, ArticleId[]> };

function planOf(
  number: number,
  segment: Segment,
  { wanted, many }: { wanted: Set<ArticleId>; many: boolean },
  outcomeOf: (line: Line) => Outcome | null,
): Plan | null {
  const lines = [...segment.lines];
  const outcomes = new Map<Outcome, ArticleId[]>();
  const its = wanted.size < lines.length ? [...wanted] : segment.places.keys();
  for (const id of its) {
    const at = segment.places.get(id);
    const line = lines[at ?? -1];
    if (at === undefined || line === undefined || !wanted.delete(id)) continue;
    const outcome = outcomeOf(line);
    if (outcome === null) continue;
    lines[at] = outcome.patch(line);
    const ids = outcomes.get(outcome);
    if (ids === undefined) outcomes.set(outcome, [id]);
    else ids.push(id);
  }
  const [first] = outcomes.values();
  if (first === undefined) return null;
  const after = withLines(segment, lines);
  const whole = first.length === lines.length;
  return { number, after: many ? segmentBytes(after) : after, whole, outcomes };
}

/** When segments could not be written, their articles go from the log, and the failure is thrown after the others were
 * finished. */
async function writePlans(
  store: Store,
  plans: readonly Plan[],
  logged: boolean,
  changed: Changed,
): Promise<void> {
  if (plans.length === 0) return;
  if (logged) await store.changes.append(linesOf(plans));
  const failures = await store.catalogue
    .put(new Map(plans.map(({ number, after }) => [number, after])))
    .catch((error: unknown) => new Map(plans.map(({ number }) => [number, error])));
  const done = plans.filter(({ number }) => !failures.has(number));
  const failed = plans.filter(({ number }) => failures.has(number));
  if (logged && failed.length > 0) await store.changes.retract(new Set(failed.flatMap(idsOf)));
  await follow(store, done);
  // Segment by segment: the records of one are read once.
  if (logged) store.frontMatter.add(done.flatMap(idsOf));
  for (const [{ set, before }, ids] of together(done)) {
    changed.count += ids.length;
    changed.steps.push({ ids, before, after: set });
  }
  for (const failure of failures.values()) throw failure;
}

function idsOf({ outcomes }: Plan): ArticleId[] {
  return [...outcomes.values()].flat();
}

/** The articles of all plans by what becomes of them. */
function together(plans: readonly Plan[]): Map<Outcome, ArticleId[]> {
  const all = new Map<Outcome, ArticleId[]>();
  for (const { outcomes } of plans) {
    for (const [outcome, ids] of outcomes) {
      const its = all.get(outcome);
      if (its === undefined) all.set(outcome, [...ids]);
      else for (const id of ids) its.push(id);
    }
  }
  return all;
}

/** One line for all that get the same values. */
function linesOf(plans: readonly Plan[]): LogLine[] {
  const lines = new Map<string, { ids: ArticleId[]; set: ChangedFields }>();
  for (const [{ set }, ids] of together(plans)) {
    const key = JSON.stringify(set);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { ids, set });
    else for (const id of ids) line.ids.push(id);
  }
  return [...lines.values()];
}

/** Lets the index follow. The words of a few articles are searchable at once, also those of their tags. */
async function follow(store: Store, plans: readonly Plan[]): Promise<void> {
  const many = plans.reduce((sum, plan) => sum + idsOf(plan).length, 0) > AT_ONCE;
  const light = plans.filter(({ outcomes }) =>
    [...outcomes.keys()].every(({ only }) => only === 'flags' || (many && only === 'tags')),
  );
  await store.index.updateFlags(
    light.map(({ number, whole, outcomes }) => ({
      segment: number,
      changes: [...outcomes].map(([{ set, before }, ids]): FlagChange => ({ ids, whole, set, before })),
    })),
  );
  const heavy = plans.filter((plan) => !light.includes(plan));
  const together = heavy.reduce((sum, plan) => sum + idsOf(plan).length, 0);
  for (const plan of heavy) {
    const after = Buffer.isBuffer(plan.after) ? readSegment(plan.after) : plan.after;
    if (typeof after === 'string') throw new Error(after);
    const { lines, places } = after;
    const changed = idsOf(plan).flatMap((id) => {
      const line = lines[places.get(id) ?? -1];
      return line === undefined ? [] : [recordOf(line)];
    });
    await store.index.update({ segment: plan.number, changed, together });
  }
}
