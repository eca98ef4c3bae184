import { randomBytes } from 'node:crypto';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { isOver, type SaveItem, type SaveJob, type SaveStep } from '../../../shared/model/save.ts';
import { firstWords } from '../../../shared/text/first-words.ts';
import { webAddress } from '../../../shared/url.ts';
import type { Library, Saved } from '../library.types.ts';
import type { Log } from '../ports.ts';
import { addressTitle } from './article.ts';

/** What a job does, as plain data: what has to be written down for a queue that outlives the app. */
type Task = { kind: 'save'; item: SaveItem; tags: string[] } | { kind: 'retry'; id: ArticleId };
/** `task` is null once it is over: a finished row holds no file. */
type Entry = { job: SaveJob; task: Task | null; cancel: AbortController };

/** Changes are told at most this often, in milliseconds: images of three articles come in quickly. */
const tellEvery = 40;

export type SaveQueue = {
  /** Puts items at the end, in their order. */
  start(items: SaveItem[], tags: string[]): SaveJob[];
  /** Fetches a stub again. Its finished row is used again; a retry that waits or runs is not doubled.
   * Throws `not-found`. */
  retry(id: ArticleId): Promise<SaveJob>;
  jobs(): SaveJob[];
  /** One job, or all (null). Finished jobs stay as they are. */
  cancel(job: string | null): void;
  /** Takes finished rows out. */
  dismiss(): void;
  /** Takes the finished rows of articles out that are gone for good. */
  forget(ids: readonly ArticleId[]): void;
  /** Cancels what is left and waits until nothing runs. */
  close(): Promise<void>;
};

/** Saves one thing after the other, three at once. Every item that was put in stays in the list, with how it went, until it
 * is dismissed. */
export function createSaveQueue(
  library: Pick<Library, 'save' | 'retry' | 'get'>,
  options: { onChange: (jobs: SaveJob[]) => void; log?: Log; atOnce?: number },
): SaveQueue {
  const atOnce = options.atOnce ?? 3;
  let entries: Entry[] = [];
  const running = new Map<Entry, Promise<void>>();
  let telling: NodeJS.Timeout | undefined;

  function changed(): void {
    telling ??= setTimeout(() => {
      telling = undefined;
      options.onChange(jobs());
    }, tellEvery);
  }

  function step(entry: Entry, next: SaveStep): void {
    entry.job = { ...entry.job, step: next };
    changed();
  }

  function fill(): void {
    for (const entry of entries) {
      if (running.size >= atOnce) return;
      if (entry.task === null || running.has(entry)) continue;
      running.set(entry, run(entry, entry.task));
    }
  }

  async function run(entry: Entry, task: Task): Promise<void> {
    try {
      const saved = await perform(entry, task);
      entry.job = { ...entry.job, label: saved.record.title };
      step(entry, doneStep(saved));
    } catch (error) {
      if (!(error instanceof LibraryError)) options.log?.('error', 'a save failed', { error: String(error) });
      step(entry, failedStep(error));
    }
    entry.task = null;
    running.delete(entry);
    fill();
  }

  async function perform(entry: Entry, task: Task): Promise<Saved> {
    const { signal } = entry.cancel;
    const onStep = (next: SaveStep) => {
      if (!signal.aborted) step(entry, next);
    };
    if (task.kind === 'retry') return library.retry(task.id, { tags: [], signal, onStep });
    return library.save(task.item, { tags: task.tags, signal, onStep });
  }

  function put(task: Task, label: string, url: string | null): Entry {
    const job: SaveJob = { job: randomBytes(8).toString('hex'), label, url, step: { kind: 'waiting' } };
    const entry = { job, task, cancel: new AbortController() };
    entries.push(entry);
    return entry;
  }

  function jobs(): SaveJob[] {
    return entries.map(({ job }) => job);
  }

  function cancel(job: string | null): void {
    for (const entry of entries) {
      if ((job !== null && entry.job.job !== job) || isOver(entry.job.step)) continue;
      entry.cancel.abort();
      // One that runs ends by itself, and tells whether it was cancelled or just done.
      if (running.has(entry)) continue;
      entry.task = null;
      step(entry, { kind: 'cancelled' });
    }
  }

  return {
    jobs,
    start(items, tags) {
      const added = items.map((item) => put({ kind: 'save', item, tags }, labelOf(item), item.url));
      changed();
      fill();
      return added.map(({ job }) => job);
    },
    async retry(id) {
      const record = await library.get(id);
      const busy = entries.find(({ task }) => task?.kind === 'retry' && task.id === id);
      if (busy !== undefined) return busy.job;
      const finished = entries.findIndex(({ job }) => job.step.kind === 'done' && job.step.id === id);
      const entry = put({ kind: 'retry', id }, record.title, record.url);
      if (finished >= 0) {
        entries.splice(finished, 1, entry);
        entries.pop();
      }
      changed();
      fill();
      return entry.job;
    },
    cancel,
    dismiss() {
      entries = entries.filter(({ job }) => !isOver(job.step));
      changed();
    },
    forget(ids) {
      const gone = new Set(ids);
      const left = entries.filter(({ job: { step: at } }) => at.kind !== 'done' || !gone.has(at.id));
      if (left.length === entries.length) return;
      entries = left;
      changed();
    },
    async close() {
      cancel(null);
      while (running.size > 0) await Promise.all(running.values());
      clearTimeout(telling);
      telling = undefined;
    },
  };
}

function doneStep({ record, known, images }: Saved): SaveStep {
  const { id, words, problem } = record;
  return { kind: 'done', id, known, words, images, problem };
}

function failedStep(error: unknown): SaveStep {
  const code = error instanceof LibraryError ? error.failure.code : 'internal';
  return code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', code };
}

/** What to call an item until its title is known. */
function labelOf(item: SaveItem): string {
  switch (item.kind) {
    case 'link': {
      const url = webAddress(item.url);
      return url === null ? item.url : addressTitle(url);
    }
    case 'file':
      return item.name;
    case 'text':
      return firstWords(item.text);
  }
}
