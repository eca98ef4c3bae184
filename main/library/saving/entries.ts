import { createHash, randomBytes } from 'node:crypto';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { SaveItem, SaveJob, SaveStep } from '../../../shared/model/save.ts';
import { firstWords } from '../../../shared/text/first-words.ts';
import { addressKey, webAddress } from '../../../shared/url.ts';
import type { Saved } from '../library.types.ts';
import { addressTitle } from './article.ts';
import type { KeptJob, KeptTask } from './kept-job.ts';

/** A row of the queue. */
export type Entry = {
  job: SaveJob;
  kept: KeptJob;
  cancel: AbortController;
  /** Whether the page is asked for although the network seems to be away: the person said so. */
  insist: boolean;
};

export function newId(): string {
  return randomBytes(8).toString('hex');
}

/** A job of an item, and the content that lies beside it. */
export function jobOf(
  item: SaveItem,
  tags: readonly string[],
  order: number,
): { job: KeptJob; content: Uint8Array | null } {
  const content = contentOf(item);
  const job: KeptJob = {
    version: 1,
    job: newId(),
    order,
    tags: [...tags],
    label: labelOf(item),
    task: taskOf(item, content ?? new Uint8Array()),
    failed: null,
  };
  return { job, content };
}

/** Tells content from every other. */
export function proofOfContent(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function taskOf(item: SaveItem, content: Uint8Array): KeptTask {
  const article = newId();
  const bytes = content.byteLength;
  const proof = proofOfContent(content);
  switch (item.kind) {
    case 'link':
      return { kind: 'link', url: item.url, outside: item.outside, article };
    case 'text':
      return { kind: 'text', format: item.format, url: item.url, bytes, proof, article };
    case 'file':
      return { kind: 'file', name: item.name, url: item.url, bytes, proof, article };
  }
}

function contentOf(item: SaveItem): Uint8Array | null {
  switch (item.kind) {
    case 'link':
      return null;
    case 'text':
      return new TextEncoder().encode(item.text);
    case 'file':
      return item.bytes;
  }
}

/** What was put in, as it was. `content`: what lies beside the job. */
export function itemOf(
  task: Exclude<KeptTask, { kind: 'retry' }>,
  content: Uint8Array<ArrayBuffer>,
): SaveItem {
  switch (task.kind) {
    case 'link':
      return { kind: 'link', url: task.url, outside: task.outside };
    case 'text':
      return { kind: 'text', format: task.format, url: task.url, text: new TextDecoder().decode(content) };
    case 'file':
      return { kind: 'file', name: task.name, url: task.url, bytes: content };
  }
}

/** A job that fetches a stub again. */
export function retryOf(
  record: { id: ArticleId; title: string; url: string | null },
  order: number,
): KeptJob {
  const task: KeptTask = { kind: 'retry', id: record.id, url: record.url };
  return { version: 1, job: newId(), order, tags: [], label: record.title, task, failed: null };
}

/** The row of a job as it lies on the disk. */
export function entryOf(kept: KeptJob): Entry {
  const { job, label, failed } = kept;
  const step: SaveStep =
    failed === null ? { kind: 'waiting', for: 'turn' } : { kind: 'failed', code: failed };
  return {
    job: { job, label, url: kept.task.url, step },
    kept,
    cancel: new AbortController(),
    insist: false,
  };
}

/** Whether a job is for the network; the others are done here. */
export function isFetch({ task }: KeptJob): boolean {
  return task.kind === 'link' || task.kind === 'retry';
}

/** What two jobs have in common that fetch the same page, null for those that fetch none. */
export function pageOf(kept: KeptJob): string | null {
  const { task } = kept;
  return isFetch(kept) && task.url !== null ? (addressKey(task.url) ?? task.url) : null;
}

/** Items, each link once: the same page may be named in several ways. */
export function withoutRepeats(items: readonly SaveItem[]): SaveItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.kind !== 'link') return true;
    const key = addressKey(item.url) ?? item.url;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function doneStep({ record, known, images }: Saved): SaveStep {
  const { id, words, problem } = record;
  return { kind: 'done', id, known, words, images, problem };
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
