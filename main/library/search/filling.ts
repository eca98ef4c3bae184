import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId } from '../../../shared/model/record.ts';
import { idOf, recordOf, type Segment, textOf } from '../store/segment.ts';
import { slices } from '../store/yielding.ts';
import { type SqlDatabase, writeFast, writeSafely } from './database.ts';
import { dropDocs, putDocs, putSeen, type Seen } from './docs.ts';
import { finishSchema } from './schema.ts';

/** Rows after which lists are shown: more than a window has. */
const SHOWN = 256;
/** Milliseconds that rows are put for before others get their turn; writing them down comes on top. */
const SLICE_MS = 12;

/** The rows of a library whose index is made anew, while that lasts. */
export type Filling = {
  /** Rows that are there, of so many. */
  readonly done: number;
  readonly total: number;
  /** Takes note that a segment was written, in the same turn as rows of it are put. False when its rows are not of this filling:
   * then what its file looks like is to be put by whoever wrote it. */
  overtake(segment: number, present: Seen | null): boolean;
  /** Puts the rows of all records, the newest first. What is written meanwhile stands. `onShown` is called once the newest are
   * there, and again and again while more are. Ends early when `closed`. */
  run(onShown: () => void, closed: () => boolean): Promise<void>;
};

export type FillingSource = {
  segment(segment: number): Promise<Segment>;
  seen(segment: number): Promise<Seen | null>;
};

/** A segment as it was read: null once it was written since. `present`: what its file looked like before. */
type Held = { content: Segment | null; present: Seen | null };
type Row = { time: number; segment: number; at: number; id: ArticleId };

/** @param segments those that the library has */
export function filling(target: SqlDatabase, segments: readonly number[], source: FillingSource): Filling {
  const held = new Map<number, Held>();
  let rows: Row[] = [];
  let done = 0;

  const hold = async (segment: number): Promise<void> => {
    const present = await source.seen(segment);
    const content = await source.segment(segment);
    // One that had to be mended had no file before.
    held.set(segment, { content, present: present ?? (await source.seen(segment)) });
  };

  /** What was written is read again. One that is written while it is read is read once more. */
  const reread = async (segment: number, old: Held): Promise<void> => {
    const content = await source.segment(segment);
    if (held.get(segment) === old) held.set(segment, { ...old, content });
  };

  /** Puts rows for a while; tells the segment that must be read again before the next one. */
  const putSome = (): number | null => {
    const started = performance.now();
    while (done < rows.length && performance.now() - started < SLICE_MS) {
      const row = rows[done];
      const content = row === undefined ? null : held.get(row.segment)?.content;
      if (row === undefined || content === null || content === undefined) return row?.segment ?? null;
      const { lines, places } = content;
      const line = lines[row.at];
      const at = line !== undefined && idOf(line) === row.id ? row.at : places.get(row.id);
      const present = lines[at ?? -1];
      if (present !== undefined) putDocs(target, row.segment, [recordOf(present)]);
      done++;
    }
    return null;
  };

  return {
    get done() {
      return done;
    },
    get total() {
      return rows.length;
    },
    overtake(segment, present) {
      if (!held.has(segment)) return false;
      held.set(segment, { content: null, present });
      return true;
    },
    async run(onShown, closed) {
      const leftOver = target.get('select 1 from doc limit 1') !== null;
      writeFast(target);
      const turn = slices();
      for (const segment of segments) {
        await hold(segment);
        const { lines } = held.get(segment)?.content ?? { lines: [] };
        rows.push(
          ...lines.map((line, at) => ({ time: Date.parse(savedOf(line)) || 0, segment, at, id: idOf(line) })),
        );
        await turn();
        if (closed()) return;
      }
      // Of those saved at one moment, the one that was added last is the newest, and gets the last place.
      rows.sort((a, b) => b.time - a.time || a.segment - b.segment || a.at - b.at);
      while (done < rows.length) {
        const unread = target.transaction(putSome);
        if (unread !== null) {
          const old = held.get(unread);
          if (old !== undefined) await reread(unread, old);
        }
        if (done >= Math.min(SHOWN, rows.length)) onShown();
        await nextTurn();
        if (done < rows.length && closed()) return;
      }
      for (const [segment, { content }] of leftOver ? held : []) {
        const { places } = content ?? (await source.segment(segment));
        target.transaction(() => dropDocs(target, segment, new Set(places.keys())));
        await turn();
      }
      target.transaction(() => {
        for (const [segment, { present }] of held) putSeen(target, segment, present);
      });
      held.clear();
      rows = [];
      await target.settled();
      writeSafely(target);
      finishSchema(target);
    },
  };
}

function savedOf(line: string): string {
  const text = textOf(line, ['saved']);
  return text === line ? recordOf(line).saved : text.slice(1, -2);
}
