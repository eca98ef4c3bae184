import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../library.types.ts';
import { proofOfContent } from '../saving/entries.ts';
import { type KeptJob, type KeptJobs, keptJob } from '../saving/kept-job.ts';
import {
  fileError,
  isMissing,
  isTemporary,
  readRegular,
  syncFolder,
  writeAllDurably,
  writeDurably,
} from './files.ts';
import { readJson } from './json-file.ts';
import type { Layout } from './layout.ts';
import { moveAside } from './restore.ts';
import type { Store } from './store.ts';

const fileOf = (layout: Layout, job: string): string => join(layout.queue, `${job}.json`);
const contentOf = (layout: Layout, job: string): string => join(layout.queue, `${job}.content`);

/** The save queue on the disk: a file a job, and its content beside it. The content comes first and goes last, so that no
 * job is ever without. */
export function jobFiles(store: Store): KeptJobs {
  const { layout } = store;
  return {
    async load() {
      if (store.readOnly) return [];
      return store.write(async () => {
        const jobs = await readJobs(store, true, store.found);
        await clear(layout, jobs);
        return withoutFinished(store, jobs);
      });
    },
    put: (jobs) =>
      store.write(async () => {
        const contents = jobs.flatMap(({ job, content }) =>
          content === null ? [] : [{ path: contentOf(layout, job.job), content }],
        );
        const files = jobs.map(({ job }) => ({ path: fileOf(layout, job.job), content: written(job) }));
        try {
          await writeAllDurably(contents);
          await writeAllDurably(files);
        } catch (error) {
          // All or none: what was refused must not be saved at the next start.
          for (const { path } of [...files, ...contents]) await rm(path, { force: true }).catch(() => {});
          throw error;
        }
      }),
    rewrite: (job) => store.write(() => writeDurably(fileOf(layout, job.job), written(job))),
    async content(job) {
      const path = contentOf(layout, job);
      try {
        return new Uint8Array(await readRegular(path));
      } catch (error) {
        throw fileError(error, path);
      }
    },
    remove: (jobs) =>
      store.write(async () => {
        for (const job of jobs) await rm(fileOf(layout, job), { force: true });
        await syncFolder(layout.queue);
        for (const job of jobs) await rm(contentOf(layout, job), { force: true });
      }),
  };
}

function written(job: KeptJob): string {
  return `${JSON.stringify(job, null, 2)}\n`;
}

/** All jobs in their order. What cannot be read, or has lost its content, is reported, and moved aside if `mending`. The
 * caller lets nothing else be written. */
export async function readJobs(
  { layout }: Pick<Store, 'layout'>,
  mending: boolean,
  report: (finding: Finding) => void,
): Promise<KeptJob[]> {
  const jobs: KeptJob[] = [];
  for (const name of await namesIn(layout)) {
    const job = /^([^.].*)\.json$/.exec(name)?.[1];
    if (job === undefined) continue;
    const path = fileOf(layout, job);
    const read = await readJson(path, keptJob).catch(() => null);
    if (read?.kind === 'missing') continue;
    const whole = read?.kind === 'good' && read.value.job === job && (await isWhole(layout, read.value));
    if (whole) jobs.push(read.value);
    // Nothing is done to a file that the system does not let us read: it may be whole.
    else {
      const repaired = read !== null && mending && (await setJobAside(layout, job));
      report({ kind: 'damaged-job', id: null, path, repaired });
    }
  }
  return jobs.sort((a, b) => a.order - b.order);
}

/** Whether it is out of the way. */
async function setJobAside(layout: Layout, job: string): Promise<boolean> {
  try {
    await moveAside(layout, fileOf(layout, job));
    await moveAside(layout, contentOf(layout, job)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    return true;
  } catch {
    return false;
  }
}

/** Whether everything that was put in is there, as it was. */
async function isWhole(layout: Layout, { job, task }: KeptJob): Promise<boolean> {
  if (task.kind !== 'text' && task.kind !== 'file') return true;
  const content = await readRegular(contentOf(layout, job)).catch(() => null);
  if (content?.byteLength !== task.bytes) return false;
  return task.proof === undefined || proofOfContent(content) === task.proof;
}

/** Takes away what a kill left: files that were not finished, and content whose job was not written yet or is gone. */
async function clear(layout: Layout, jobs: readonly KeptJob[]): Promise<void> {
  const present = new Set(jobs.map(({ job }) => job));
  for (const name of await namesIn(layout)) {
    const job = /^(.+)\.content$/.exec(name)?.[1];
    if (!isTemporary(name) && (job === undefined || present.has(job))) continue;
    await rm(join(layout.queue, name), { force: true });
  }
}

/** Jobs whose article became durable before the kill are done. An article's folder without a record was never
 * acknowledged: it goes, and its job makes it anew. */
async function withoutFinished(store: Store, jobs: readonly KeptJob[]): Promise<KeptJob[]> {
  const left: KeptJob[] = [];
  for (const job of jobs) {
    const id = job.task.kind === 'retry' ? null : job.task.article;
    if (id !== null && (await stat(store.layout.article(id)).catch(() => null)) !== null) {
      await store.index.ready();
      if ((await store.find(id)) !== null) {
        await rm(fileOf(store.layout, job.job), { force: true });
        await rm(contentOf(store.layout, job.job), { force: true });
        continue;
      }
      await rm(store.layout.article(id), { recursive: true, force: true });
    }
    left.push(job);
  }
  return left;
}

async function namesIn(layout: Layout): Promise<string[]> {
  return readdir(layout.queue).catch((): string[] => []);
}
