import { setTimeout } from 'node:timers/promises';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { Log } from '../ports.ts';
import { writeFrontMatter } from './article-folder.ts';
import type { Layout } from './layout.ts';
import type { SeenFiles } from './seen.ts';
import { mapBounded } from './yielding.ts';

/** Articles whose file is written at once. */
const WRITERS = 4;
/** Milliseconds that a batch may keep other writes waiting, and articles of a batch. */
const HELD_MS = 20;
const BATCH = 64;
/** So many can be what a person just did: they are written at once. With more, every batch is followed by a rest three times as
 * long as it took, so that thousands of files leave the machine to the person. */
const FEW = 64;
const REST_MS = 10;
/** Files that somebody else has written and that are read together. */
const MET = 512;

/** Brings the front matter of changed articles up to date, in the background and each once however often it changed. */
export type FrontMatterWriter = {
  add(ids: Iterable<ArticleId>): void;
  /** Notes articles that are to be written with the next ones, or by `start`. */
  defer(ids: Iterable<ArticleId>): void;
  /** Adds those of these articles that wait because somebody else had written their files. */
  addPending(ids: Iterable<ArticleId>): void;
  start(): void;
  /** Runs until everything is written, or `until` is over (milliseconds of `performance.now`); then nothing more runs. */
  finish(until: number): Promise<void>;
};

/** @param prepare runs once before the first article is written
 * @param serially runs a task while nothing else is written
 * @param settled is told, serially, which articles are still not up to date */
export function frontMatterWriter(
  layout: Layout,
  options: {
    prepare: () => Promise<void>;
    record: (id: ArticleId) => Promise<StoredRecord | null>;
    serially: <T>(task: () => Promise<T>) => Promise<T>;
    settled: (left: ReadonlySet<ArticleId>) => Promise<void>;
    seen: SeenFiles;
    /** Told of articles whose file somebody else has written: it is to be read first, and then they come again. */
    outside: (ids: ArticleId[]) => Promise<void>;
    log: Log;
  },
): FrontMatterWriter {
  const waiting = new Set<ArticleId>();
  /** Their lines stay in the log, and the next opening tries again. */
  const failed = new Set<ArticleId>();
  /** Files that somebody else has written. Their lines stay in the log too, until they were read. */
  const strangers = new Set<ArticleId>();
  const met: ArticleId[] = [];
  let running: Promise<void> | null = null;
  let deadline = Number.POSITIVE_INFINITY;

  const writeOne = async (id: ArticleId) => {
    try {
      const record = await options.record(id);
      if (record !== null) {
        const written = await writeFrontMatter(layout, record, options.seen.get(id));
        if (written === null) return void strangers.add(id);
        options.seen.note(id, written);
      }
      failed.delete(id);
      strangers.delete(id);
    } catch (error) {
      failed.add(id);
      options.log('warn', 'front matter was not written', { id, cause: String(error) });
    }
  };

  /** One batch while nothing else is written: neither a newer record nor a newer text can be overwritten. */
  const writeBatch = async () => {
    const began = performance.now();
    const batch: ArticleId[] = [];
    for (const id of waiting) {
      if (batch.length === BATCH) break;
      batch.push(id);
    }
    await mapBounded(batch, WRITERS, async (id) => {
      if (performance.now() - began > HELD_MS) return;
      await writeOne(id);
      waiting.delete(id);
      if (strangers.has(id)) met.push(id);
    });
    if (waiting.size === 0) await options.settled(new Set([...failed, ...strangers]));
    return performance.now() - began;
  };

  /** A while, cut short when it is time to finish. */
  const rest = async (ms: number) => {
    const until = performance.now() + ms;
    while (deadline === Number.POSITIVE_INFINITY && performance.now() < until) await setTimeout(REST_MS);
  };

  let prepared: Promise<void> | null = null;
  const run = async () => {
    prepared ??= options.prepare().catch((error: unknown) => {
      prepared = null;
      throw error;
    });
    await prepared;
    while (waiting.size > 0 && performance.now() < deadline) {
      const took = await options.serially(writeBatch);
      // Many together: reading them takes a look into the log of changes.
      if (met.length >= MET || waiting.size === 0) await options.outside(met.splice(0));
      if (waiting.size > FEW) await rest(3 * took);
    }
  };

  const start = () => {
    running ??= run()
      .catch((error: unknown) => options.log('warn', 'the log of changes stays', { cause: String(error) }))
      .finally(() => {
        running = null;
        // Something may have come while the last batch was ending.
        if (waiting.size > 0 && performance.now() < deadline) void start();
      });
    return running;
  };

  const defer = (ids: Iterable<ArticleId>) => {
    for (const id of ids) waiting.add(id);
  };

  const add = (ids: Iterable<ArticleId>) => {
    defer(ids);
    // A batch that runs already looks for more when it is done.
    if (waiting.size > 0) void start();
  };

  return {
    defer,
    add,
    addPending(ids) {
      add([...ids].filter((id) => strangers.has(id)));
    },
    start() {
      void start();
    },
    async finish(until) {
      deadline = until;
      await running;
      if (waiting.size > 0) await start();
      // What is left is done after the next opening, and only that.
      if (waiting.size > 0)
        await options.serially(() => options.settled(new Set([...waiting, ...failed, ...strangers])));
    },
  };
}
