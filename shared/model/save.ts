import * as z from 'zod';
import { articleId, problem } from './record.ts';

export const textFormat = z.enum(['text', 'html', 'markdown']);
export type TextFormat = z.infer<typeof textFormat>;

/** One thing to save. `bytes` of a file are read by its name's extension (.html .htm .md .txt) and its content. */
export const saveItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('link'),
    url: z.string(),
    /** Another program asked for it, and not the person: no private address is reached this way. */
    outside: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('text'), text: z.string(), format: textFormat, url: z.string().nullable() }),
  z.object({
    kind: z.literal('file'),
    name: z.string(),
    bytes: z.instanceof(Uint8Array),
    url: z.string().nullable(),
  }),
]);
export type SaveItem = z.infer<typeof saveItem>;

/** Where a save is: the queue's row. `done` carries the article; a stub is `done` with a problem. */
export const saveStep = z.discriminatedUnion('kind', [
  /** For its turn, or for the network to come back. */
  z.object({ kind: z.literal('waiting'), for: z.enum(['turn', 'network']) }),
  z.object({ kind: z.literal('fetching') }),
  z.object({ kind: z.literal('reading') }),
  z.object({ kind: z.literal('images'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('done'),
    id: articleId,
    /** True when the address was in the library before: nothing was saved twice. */
    known: z.boolean(),
    words: z.int(),
    images: z.int(),
    problem: problem.nullable(),
  }),
  z.object({ kind: z.literal('cancelled') }),
  /** Nothing was kept: the library could not be written, or the input could not be read. */
  z.object({ kind: z.literal('failed'), code: z.string() }),
]);
export type SaveStep = z.infer<typeof saveStep>;

/** Whether a save has ended, one way or the other. */
export function isOver({ kind }: SaveStep): boolean {
  return kind === 'done' || kind === 'cancelled' || kind === 'failed';
}

export const saveJob = z.object({
  job: z.string(),
  /** The title once it is known; until then the address, the file's name, the first line. */
  label: z.string(),
  url: z.string().nullable(),
  step: saveStep,
});
export type SaveJob = z.infer<typeof saveJob>;

/** What became of the save queue: all its jobs in their order, or only those that became others, each in its place. */
export const queueChange = z.object({ whole: z.boolean(), jobs: z.array(saveJob) });
export type QueueChange = z.infer<typeof queueChange>;

/** The queue after a change. */
export function queueAfter(before: readonly SaveJob[], { whole, jobs }: QueueChange): SaveJob[] {
  if (whole) return jobs;
  const others = new Map(jobs.map((job) => [job.job, job]));
  return before.map((job) => others.get(job.job) ?? job);
}
