import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { RebuildProgress } from '../../../shared/model/view.ts';
import type { Log } from '../ports.ts';
import type { Segment } from '../store/segment.ts';
import type { SqlDatabase } from './database.ts';
import { cannotWrite, isOfDatabase } from './database-errors.ts';
import { dropDocs, putDocs, putSeen, removeDocs, type Seen, seenSegments } from './docs.ts';
import { type Filling, filling } from './filling.ts';
import { type FlagChange, putFlags } from './flags.ts';
import { missingTexts, textProgress } from './fulltext.ts';
import { indexPlace } from './index-place.ts';
import { gate, type Precedence, precedence } from './precedence.ts';
import { putTags } from './tags.ts';
import { textMaker } from './text-maker.ts';

/** Where the index gets everything from: it can be thrown away at any time. */
export type IndexSource = {
  segments(): number[];
  signature(segment: number): Promise<string | null>;
  revision(segment: number): Promise<string | null>;
  records(segment: number): Promise<readonly StoredRecord[]>;
  /** The same, not parsed. */
  segment(segment: number): Promise<Segment>;
  /** An article's Markdown. */
  body(id: ArticleId): Promise<string>;
  /** Told when `rebuilding()` begins and ends, and now and then while rows come. */
  rebuildingChanged(): void;
};

/** A segment that was just written, and which of its records are new or became other ones. */
export type SegmentUpdate = {
  segment: number;
  changed: readonly StoredRecord[];
  /** Articles that the segment held and does not any more. */
  removed?: readonly ArticleId[];
  /** Markdown of new articles. */
  bodies?: ReadonlyMap<ArticleId, string> | undefined;
  /** How many articles change with these, in all segments together. */
  together?: number;
};

export type FlagUpdate = { segment: number; changes: readonly FlagChange[] };

/** The lists and the full text of a library. Whatever happens to it costs time, never an answer for good: it is made
 * anew from the catalogue and the articles. */
export type SearchIndex = {
  /** Resolves once the rows of all records are there: to be awaited before a segment is written, so that what is new is
   * not taken for something that was missed. */
  ready(): Promise<void>;
  /** Runs a query once the rows of all records are there. */
  read<T>(query: (database: SqlDatabase) => T): Promise<T>;
  /** Runs a query that may miss older articles while the index is made anew: it waits for the newest alone. */
  glance<T>(query: (database: SqlDatabase) => T): Promise<T>;
  /** Takes over what was written to a segment. Never fails: what cannot be taken over is made anew later. */
  update(update: SegmentUpdate): Promise<void>;
  /** The same for segments of whose records only state, flags, progress, place and tags are different. The full text of
   * those with other tags follows. */
  updateFlags(updates: readonly FlagUpdate[]): Promise<void>;
  /** Runs work that somebody waits for: full text that follows waits meanwhile. */
  first: Precedence['first'];
  /** Makes full text that is missing or does not fit; resolves when nothing is left to do, or on `close`. */
  catchUp(): Promise<void>;
  /** How far it is while rows are missing, or articles cannot be found by their text. */
  rebuilding(): RebuildProgress | null;
  /** The segments that the rows came from when the index was last brought up to date. */
  segments(): number[];
  /** The catalogue was mended: compare again before the next answer. */
  distrust(): void;
  /** Throws everything away and starts anew. */
  reset(): void;
  /** Lets `catchUp` end where it is, for good: the library is about to be closed. */
  rest(): void;
  close(): Promise<void>;
};

/** Words of this many changed articles are searchable when the change is acknowledged; those of more follow. */
export const AT_ONCE = 32;
/** Milliseconds between two times that it is told how many rows there are by now. */
const TOLD_MS = 700;
/** Rows that go in one step: taking a text out of the index takes about half a millisecond. */
const REMOVED_AT_ONCE = 16;
/** Segments whose flags are brought up to date in one step: as many as take about so long (milliseconds), of which the step
 * before is the measure. */
const STEP_MS = 32;
const SEGMENTS_AT_ONCE = 8;

/** Opens the index in `folder`, or somewhere else when there can be none. */
export async function openSearchIndex(
  folder: string | null,
  source: IndexSource,
  log: Log,
): Promise<SearchIndex> {
  const opened = await indexPlace(folder, log);
  const { place } = opened;
  let { database } = opened;
  /** Articles cannot be found by their text. */
  let lacking = false;
  /** Something could not be written: compare again before more is. */
  let behind = false;
  /** The rows are those of the records, as far as is known. */
  let trusted = false;
  let synchronising: Promise<void> | null = null;
  let rows: Filling | null = null;
  const shown = gate();
  let catching: Promise<void> | null = null;
  const { first, free } = precedence();
  let closed = false;
  let resting = false;

  const reset = (cause: unknown) => {
    log('warn', 'the index is made anew', { cause: String(cause) });
    trusted = false;
    database = place.renew(database);
    nudge();
  };

  /** Runs `work`, which writes; when the database is broken, once more on a new one. */
  const guarded = async <T>(work: () => Promise<T> | T): Promise<T> => {
    const before = database;
    try {
      return await work();
    } catch (error) {
      if (closed || !isOfDatabase(error) || cannotWrite(error)) throw error;
      // Others may have found it broken first.
      if (database === before) reset(error);
      return work();
    }
  };

  const setLacking = (value: boolean) => {
    if (value === lacking) return;
    lacking = value;
    source.rebuildingChanged();
  };

  const seen = async (segment: number): Promise<Seen | null> => {
    const signature = await source.signature(segment);
    const revision = await source.revision(segment);
    return signature === null || revision === null ? null : { signature, revision };
  };

  /** Brings the rows up to date of segments that are not as they were when their rows were made. */
  const synchronise = async () => {
    const target = database;
    if (seenSegments(target).size === 0) await fill(target);
    const known = seenSegments(target);
    const present = source.segments();
    for (const gone of [...known.keys()].filter((segment) => !present.includes(segment))) {
      target.transaction(() => {
        dropDocs(target, gone, new Set());
        putSeen(target, gone, null);
      });
    }
    const done = new Set<number>();
    // Mending what cannot be read may add segments.
    for (let left = present; left.length > 0; left = source.segments().filter((one) => !done.has(one))) {
      // Asked for together: mostly nothing is different.
      const signatures = await Promise.all(left.map((segment) => source.signature(segment)));
      for (const [at, segment] of left.entries()) {
        if (closed) return;
        const before = known.get(segment) ?? null;
        if (before !== null && before.signature === signatures[at]) {
          done.add(segment);
          continue;
        }
        await follow(target, segment, before);
        done.add(segment);
      }
    }
    setLacking(missingTexts(target) > 0);
  };

  /** Puts the rows of a whole library. Lists are answered, and articles changed, once the newest are there. */
  const fill = async (target: SqlDatabase) => {
    const its = filling(target, source.segments(), { segment: source.segment, seen });
    rows = its;
    try {
      let told = Number.NEGATIVE_INFINITY;
      await its.run(
        () => {
          shown.open();
          if (its.done === its.total || performance.now() - told < TOLD_MS) return;
          told = performance.now();
          source.rebuildingChanged();
        },
        () => closed,
      );
    } finally {
      rows = null;
    }
  };

  const follow = async (target: SqlDatabase, segment: number, before: Seen | null) => {
    const present = await seen(segment);
    // A copy of the library, as it was. One of another size was cut off: reading it mends it.
    const isCopy =
      present !== null &&
      present.revision === before?.revision &&
      sizeIn(present.signature) === sizeIn(before.signature);
    if (isCopy) putSeen(target, segment, present);
    else await takeOver(target, segment, present);
  };

  /** In steps, so that others get their turn. What the file looked like before it was read comes last, and says that all
   * of it is here; a segment that had to be mended had no file then. */
  const takeOver = async (target: SqlDatabase, segment: number, present: Seen | null) => {
    const records = await source.records(segment);
    target.transaction(() => dropDocs(target, segment, new Set(records.map(({ id }) => id))));
    for (let at = 0; at < records.length && !closed; at += 64) {
      target.transaction(() => putDocs(target, segment, records.slice(at, at + 64)));
      await nextTurn();
    }
    if (closed) return;
    const file = present ?? (await seen(segment));
    target.transaction(() => putSeen(target, segment, file));
  };

  /** One at a time: an older look at a segment must not write over a newer one. */
  const ready = async () => {
    if (trusted) return;
    synchronising ??= untilTrusted().finally(() => {
      synchronising = null;
      shown.close();
    });
    await synchronising;
  };

  /** The rows of all records are there: trusted they are from the beginning, complete only in the end. */
  const complete = async () => {
    await ready();
    await synchronising;
  };

  /** Runs a query once `there`; when the database is broken, once more on a new one. */
  const asked = async <T>(query: (database: SqlDatabase) => T, there: () => Promise<unknown>) => {
    await there();
    try {
      return query(database);
    } catch (error) {
      if (closed || !isOfDatabase(error)) throw error;
      reset(error);
      await there();
      return query(database);
    }
  };

  const untilTrusted = async () => {
    while (!trusted && !closed) {
      trusted = true;
      try {
        await guarded(synchronise);
      } catch (error) {
        trusted = cannotWrite(error);
        if (!trusted) throw error;
        // With the disk full, what is there still answers.
        behind = true;
        log('warn', 'the index could not be written', { cause: String(error) });
      }
    }
  };

  const catchUp = () => {
    catching ??= guarded(makeTexts).finally(() => {
      catching = null;
    });
    return catching;
  };

  const nudge = () => {
    setImmediate(() => {
      if (!closed) catchUp().catch((error: unknown) => log('error', 'full text', { cause: String(error) }));
    });
  };

  const texts = textMaker(source, {
    database: () => database,
    free,
    stopped: () => closed || resting,
  });

  const makeTexts = async () => {
    await complete();
    if (await texts.make()) setLacking(false);
  };

  /** Takes over what was written; never fails. */
  const following = async (work: () => Promise<void>) => {
    try {
      if (behind) {
        behind = false;
        trusted = false;
      }
      await ready();
      await work();
    } catch (error) {
      if (closed) return;
      log('error', 'the index could not follow', { cause: String(error) });
      behind = true;
      if (!cannotWrite(error)) renewQuietly(error);
    }
  };

  return {
    ready,
    first,
    read: (query) => asked(query, complete),
    glance: (query) =>
      asked(query, () =>
        trusted && synchronising === null ? complete() : Promise.race([complete(), shown.opened()]),
      ),
    update: ({ segment, changed, removed = [], bodies, together = changed.length }) =>
      following(async () => {
        const target = database;
        const present = await seen(segment);
        const overtaken = target.transaction(() => {
          putDocs(target, segment, changed);
          return rows?.overtake(segment, present) ?? false;
        });
        for (let at = 0; at < removed.length; at += REMOVED_AT_ONCE) {
          target.transaction(() => removeDocs(target, removed.slice(at, at + REMOVED_AT_ONCE)));
          await nextTurn();
        }
        if (bodies !== undefined || together <= AT_ONCE) await texts.put(target, changed, bodies);
        else nudge();
        if (!overtaken) target.transaction(() => putSeen(target, segment, present));
      }),
    updateFlags: (updates) =>
      following(async () => {
        const target = database;
        let step = 1;
        for (let at = 0; at < updates.length; ) {
          const some = updates.slice(at, at + step);
          const files = await Promise.all(some.map(({ segment }) => seen(segment)));
          const began = performance.now();
          target.transaction(() => {
            for (const [number, { segment, changes }] of some.entries()) {
              for (const change of changes) putFlags(target, segment, change);
              const present = files[number] ?? null;
              if (!rows?.overtake(segment, present)) putSeen(target, segment, present);
            }
            putTags(
              target,
              some.flatMap(({ changes }) => changes),
            );
          });
          at += some.length;
          const each = (performance.now() - began) / some.length;
          step = Math.max(1, Math.min(SEGMENTS_AT_ONCE, Math.floor(STEP_MS / each)));
          await nextTurn();
        }
        if (updates.some(({ changes }) => changes.some(({ set }) => set.tags !== undefined))) nudge();
      }),
    catchUp,
    segments() {
      try {
        return [...seenSegments(database).keys()];
      } catch {
        return [];
      }
    },
    distrust() {
      trusted = false;
    },
    rebuilding() {
      if (rows !== null && rows.total > 0) return { step: 'rows', done: rows.done, total: rows.total };
      return lacking ? textProgress(database) : null;
    },
    reset: () => reset('asked for'),
    rest() {
      resting = true;
    },
    async close() {
      closed = true;
      await synchronising?.catch(() => undefined);
      await catching?.catch(() => undefined);
      await place.close(database);
    },
  };

  function renewQuietly(cause: unknown) {
    try {
      reset(cause);
    } catch (error) {
      log('error', 'no index', { cause: String(error) });
    }
  }
}

/** The bytes of a file, which its signature begins with. */
function sizeIn(signature: string): string {
  return signature.slice(0, signature.indexOf('-'));
}
