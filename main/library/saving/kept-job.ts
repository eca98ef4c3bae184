import * as z from 'zod';
import { articleId } from '../../../shared/model/record.ts';
import { textFormat } from '../../../shared/model/save.ts';

const id = z.string().regex(/^[0-9a-f]{16}$/);
/** The id that the article will have: a save that is made again after a kill is known by it. */
const article = articleId;
const address = z.string().nullable();
/** How many bytes lie beside the job. */
const bytes = z.int().min(0);
/** Of those bytes. Jobs of before have none. */
const proof = z.string().optional();

/** What a job does. A text and the bytes of a file lie beside it. */
const keptTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string(), outside: z.literal(true).optional(), article }),
  z.object({ kind: z.literal('text'), format: textFormat, url: address, bytes, proof, article }),
  z.object({ kind: z.literal('file'), name: z.string(), url: address, bytes, proof, article }),
  /** A stub that is fetched again. */
  z.object({ kind: z.literal('retry'), id: articleId, url: address }),
]);
export type KeptTask = z.infer<typeof keptTask>;

/** A job of the save queue as it lies in the library, from the moment it was put in until its article is durable. */
export const keptJob = z.object({
  version: z.literal(1),
  job: id,
  /** Place in the queue. */
  order: z.int().min(0),
  tags: z.array(z.string()),
  /** What to call it until its title is known. */
  label: z.string(),
  task: keptTask,
  /** Why nothing could be kept of it, null while it waits. */
  failed: z.string().nullable(),
});
export type KeptJob = z.infer<typeof keptJob>;

/** The jobs on the disk. Each method resolves once it is durable. Throw `disk-full`, `read-only`, `library-newer`,
 * `library-missing`. */
export type KeptJobs = {
  /** Every job that was put in and is not done, in order. Damaged ones are set aside and found; none in a library that
   * cannot be written. */
  load(): Promise<KeptJob[]>;
  /** `content`: the bytes of its text or file. */
  put(jobs: readonly { job: KeptJob; content: Uint8Array | null }[]): Promise<void>;
  rewrite(job: KeptJob): Promise<void>;
  /** Throws `unreadable-file`. */
  content(job: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Those that are gone already do no harm. */
  remove(jobs: readonly string[]): Promise<void>;
};
