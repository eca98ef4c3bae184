import { setTimeout as after } from 'node:timers/promises';
import { type ErrorCode, LibraryError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import {
  isOver,
  type QueueChange,
  type SaveItem,
  type SaveJob,
  type SaveStep,
} from '../../../shared/model/save.ts';
import type { Library, Saved } from '../library.types.ts';
import type { Log } from '../ports.ts';
import {
  doneStep,
  type Entry,
  entryOf,
  isFetch,
  itemOf,
  jobOf,
  newId,
  pageOf,
  retryOf,
  withoutRepeats,
} from './entries.ts';
import type { KeptJob } from './kept-job.ts';

/** Changes are told at most this often, in milliseconds: images of three articles come in quickly. */
const tellEvery = 40;

export type SaveQueue = {
  /** Puts items at the end, in their order, a link that is there twice once. Resolves when they are on the disk. */
  start(items: readonly SaveItem[], tags: readonly string[]): Promise<SaveJob[]>;
  /** Fetches a stub again. Its finished row is used again; a retry that waits or runs is not doubled.
   * Throws `not-found`. */
  retry(id: ArticleId): Promise<SaveJob>;
  /** Tries these jobs again, or all (null): what failed, stubs, and at once what waits for the network. A link that was
   * cancelled is put in again, only by its name. */
  again(jobs: readonly string[] | null): Promise<void>;
  jobs(): SaveJob[];
  /** One job, or all (null). Finished jobs stay as they are. */
  cancel(job: string | null): Promise<void>;
  /** Takes these finished rows out; null: all but the failed ones, which hold what was put in. */
  dismiss(jobs: readonly string[] | null): Promise<void>;
  /** Takes the finished rows of articles out that are gone for good. */
  forget(ids: readonly ArticleId[]): void;
  /** Whether the computer has a network. Until this is told, no page is fetched. */
  network(online: boolean): void;
  /** Gives what runs this many milliseconds; what is not done then, and what waits, goes on when the queue is opened
   * again. */
  close(graceMs: number): Promise<void>;
};

/** Saves one thing after the other, three pages at once and beside them one text or file. Every item that was put in stays
 * in the list, with how it went, until it is dismissed, and on the disk until its article is. */
export async function openSaveQueue(
  library: Pick<Library, 'save' | 'retry' | 'get' | 'jobs'>,
  options: { online: boolean | null; onChange: (change: QueueChange) => void; log?: Log; atOnce?: number },
): Promise<SaveQueue> {
  const atOnce = options.atOnce ?? 3;
  let { online } = options;
  /** How often the network came or went. */
  let turns = 0;
  let closing = false;
  const running = new Map<Entry, Promise<void>>();
  let telling: NodeJS.Timeout | undefined;
  let entries = (await library.jobs.load()).map(entryOf);
  let nextOrder = Math.max(-1, ...entries.map(({ kept }) => kept.order)) + 1;

  /** Jobs that became others since it was last told; null when jobs came, went or changed places. Thousands that wait are
   * not told of again with each that is saved. */
  let altered: Set<Entry> | null = null;

  function tell(): void {
    telling ??= setTimeout(() => {
      telling = undefined;
      const some = altered;
      altered = new Set();
      options.onChange(
        some === null
          ? { whole: true, jobs: jobs() }
          : { whole: false, jobs: [...some].map(({ job }) => job) },
      );
    }, tellEvery);
  }

  function changed(): void {
    altered = null;
    tell();
  }

  function update(entry: Entry, change: Partial<SaveJob>): void {
    entry.job = { ...entry.job, ...change };
    altered?.add(entry);
    tell();
  }
  const step = (entry: Entry, next: SaveStep) => update(entry, { step: next });

  function fill(): void {
    if (closing) return;
    for (const entry of entries) if (mayRun(entry)) running.set(entry, run(entry));
  }

  function mayRun(entry: Entry): boolean {
    const { step: now } = entry.job;
    if (running.has(entry) || now.kind !== 'waiting' || now.for === 'network') return false;
    const others = [...running.keys()].filter(({ kept }) => isFetch(kept) === isFetch(entry.kept));
    if (!isFetch(entry.kept)) return others.length === 0;
    if (online === null && !entry.insist) return false;
    if (others.length >= atOnce) return false;
    const page = pageOf(entry.kept);
    return !others.some(({ kept }) => page !== null && pageOf(kept) === page);
  }

  async function run(entry: Entry): Promise<void> {
    try {
      const saved = await perform(entry);
      await takeAway([entry]);
      update(entry, { label: saved.record.title, step: doneStep(saved) });
    } catch (error) {
      await ended(entry, error);
    }
    running.delete(entry);
    fill();
  }

  async function perform(entry: Entry): Promise<Saved> {
    const { kept, insist } = entry;
    const { task } = kept;
    const { signal } = entry.cancel;
    const begun = turns;
    const saving = {
      tags: kept.tags,
      signal,
      insist,
      // What was cut off because the network went and came back is fetched again as well.
      offline: () => online === false || turns !== begun,
      onStep: (next: SaveStep) => {
        if (!signal.aborted) step(entry, next);
      },
      onTitle: (label: string) => {
        if (!signal.aborted) update(entry, { label });
      },
    };
    if (task.kind === 'retry') return library.retry(task.id, saving);
    const content = task.kind === 'link' ? new Uint8Array() : await library.jobs.content(kept.job);
    return library.save(itemOf(task, content), { ...saving, article: task.article });
  }

  /** A job that has not come to its end, or to none that keeps anything. */
  async function ended(entry: Entry, error: unknown): Promise<void> {
    const code = error instanceof LibraryError ? error.failure.code : 'internal';
    entry.insist = false;
    if (entry.job.step.kind === 'cancelled') return;
    if (code === 'capture') step(entry, { kind: 'waiting', for: online === false ? 'network' : 'turn' });
    else if (code === 'cancelled' && closing) step(entry, { kind: 'waiting', for: 'turn' });
    else await fail(entry, code, error);
  }

  async function fail(entry: Entry, code: ErrorCode, error: unknown): Promise<void> {
    if (code === 'internal') options.log?.('error', 'a save failed', { error: String(error) });
    const { task } = entry.kept;
    // Whatever it has left is another article's.
    const fresh = task.kind === 'retry' ? task : { ...task, article: newId() };
    entry.kept = { ...entry.kept, task: fresh, failed: code };
    await library.jobs.rewrite(entry.kept).catch(notWritten);
    step(entry, { kind: 'failed', code });
  }

  /** The job stays on the disk as it was: it is made again at the next start, which finds what is there. */
  const notWritten = (error: unknown) =>
    options.log?.('warn', 'the queue could not be written', { cause: String(error) });

  async function takeAway(gone: readonly Entry[]): Promise<void> {
    if (gone.length > 0) await library.jobs.remove(gone.map(({ job }) => job.job)).catch(notWritten);
  }

  function jobs(): SaveJob[] {
    return entries.map(({ job }) => job);
  }

  function wait(entry: Entry, insist: boolean): void {
    entry.insist = insist;
    entry.cancel = new AbortController();
    step(entry, { kind: 'waiting', for: 'turn' });
  }

  /** Puts a job in the place of a finished one, or at the end. */
  async function put(kept: KeptJob, place: Entry | undefined): Promise<SaveJob> {
    await library.jobs.put([{ job: kept, content: null }]);
    const entry = entryOf(kept);
    if (place !== undefined && entries.includes(place)) entries[entries.indexOf(place)] = entry;
    else entries.push(entry);
    changed();
    fill();
    return entry.job;
  }

  const retrying = new Map<ArticleId, Promise<SaveJob>>();
  async function retry(id: ArticleId): Promise<SaveJob> {
    const record = await library.get(id);
    const there = entries.find(
      ({ job: { step: now }, kept: { task } }) =>
        task.kind === 'retry' && task.id === id && (!isOver(now) || now.kind === 'failed'),
    );
    if (there !== undefined) {
      if (there.job.step.kind === 'failed') await takeUp(there);
      return there.job;
    }
    const stub = entries.find(({ job: { step: now } }) => now.kind === 'done' && now.id === id);
    const begun = retrying.get(id) ?? put(retryOf(record, nextOrder++), stub);
    retrying.set(id, begun);
    return begun.finally(() => retrying.delete(id));
  }

  /** Lets a job that failed wait for another turn. */
  async function takeUp(entry: Entry): Promise<void> {
    const kept = { ...entry.kept, failed: null };
    await library.jobs.rewrite(kept);
    entry.kept = kept;
    wait(entry, false);
    fill();
  }

  fill();
  return {
    jobs,
    async start(items, tags) {
      const made = withoutRepeats(items).map((item) => jobOf(item, tags, nextOrder++));
      await library.jobs.put(made);
      const added = made.map(({ job }) => entryOf(job));
      entries.push(...added);
      changed();
      fill();
      return added.map(({ job }) => job);
    },
    retry,
    async again(names) {
      const meant = entries.filter(({ job }) => names === null || names.includes(job.job));
      for (const entry of meant) {
        const { step: now } = entry.job;
        if (now.kind === 'failed') await takeUp(entry);
        else if (now.kind === 'waiting' && now.for === 'network') wait(entry, true);
        else if (now.kind === 'done' && now.problem !== null) await retry(now.id);
        else if (now.kind === 'cancelled' && names !== null && isFetch(entry.kept)) {
          await put({ ...entry.kept, job: newId(), order: nextOrder++ }, entry);
        }
      }
      fill();
    },
    async cancel(name) {
      const meant = entries.filter(({ job }) => (name === null || job.job === name) && !isOver(job.step));
      for (const entry of meant) {
        entry.cancel.abort();
        step(entry, { kind: 'cancelled' });
      }
      await takeAway(meant);
    },
    async dismiss(names) {
      const meant = entries.filter(({ job }) =>
        names === null
          ? isOver(job.step) && job.step.kind !== 'failed'
          : names.includes(job.job) && isOver(job.step),
      );
      await takeAway(meant.filter(({ job }) => job.step.kind === 'failed'));
      entries = entries.filter((entry) => !meant.includes(entry));
      changed();
    },
    forget(ids) {
      const gone = new Set(ids);
      const left = entries.filter(({ job: { step: at } }) => at.kind !== 'done' || !gone.has(at.id));
      if (left.length === entries.length) return;
      entries = left;
      changed();
    },
    network(now) {
      if (online !== null && online !== now) turns += 1;
      online = now;
      for (const entry of now ? entries : []) {
        const { step: before } = entry.job;
        if (before.kind === 'waiting' && before.for === 'network') wait(entry, false);
      }
      fill();
    },
    async close(graceMs) {
      closing = true;
      const all = Promise.all(running.values());
      const cancelled = new AbortController();
      await Promise.race([all, after(graceMs, undefined, { signal: cancelled.signal }).catch(() => {})]);
      cancelled.abort();
      for (const entry of running.keys()) entry.cancel.abort();
      await Promise.all(running.values());
      clearTimeout(telling);
      telling = undefined;
    },
  };
}
