import * as z from 'zod';
import { personalFields, problem, timestampOrDay } from '../../../shared/model/record.ts';
import { textFormat } from '../../../shared/model/save.ts';
import type { HostileJob, HostileJobs } from '../ports.ts';

/** What goes to the disposable process and comes back. Its answers are checked like anything from outside: hostile input
 * may have got the better of it. */
export const request = z.object({
  id: z.int(),
  job: z.enum(['extractPage', 'extractPlain', 'extractText', 'render', 'mark']),
  input: z.unknown(),
});
export type Request = z.infer<typeof request>;

/** `ready` comes once, when the process has loaded its code. `error` is the kind of error and where it was thrown, for the
 * log; never its message, which may hold text of the article. */
export const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('done'), id: z.int(), value: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), error: z.string() }),
]);
export type Answer = z.infer<typeof answer>;

const page = z.object({
  bytes: z.instanceof(Uint8Array),
  contentType: z.string().nullable(),
  url: z.string().nullable(),
  imagePrefix: z.string(),
});

export const inputs: { [J in HostileJob]: z.ZodType<HostileJobs[J]['input']> } = {
  extractPage: page,
  extractPlain: page,
  extractText: z.object({
    text: z.string(),
    format: textFormat,
    url: z.string().nullable(),
    name: z.string().nullable(),
    imagePrefix: z.string(),
  }),
  render: z.object({ markdown: z.string(), imageBase: z.string() }),
  mark: z.object({
    markdown: z.string(),
    passages: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })),
  }),
};

const extracted: z.ZodType<HostileJobs['extractPage']['output']> = z.object({
  title: z.string(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  lang: z.string().nullable(),
  // A date that a record cannot hold is none.
  published: timestampOrDay.nullable().catch(null),
  modified: timestampOrDay.nullable().catch(null),
  excerpt: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  images: z.array(z.object({ url: z.string(), alt: z.string() })),
  lead: z.int().min(0).nullable(),
  markdown: z.string(),
  html: z.string(),
  text: z.string(),
  words: z.int().min(0),
  personal: personalFields.nullable(),
  problem: problem.nullable(),
});

export const outputs: { [J in HostileJob]: z.ZodType<HostileJobs[J]['output']> } = {
  extractPage: extracted,
  extractPlain: extracted,
  extractText: extracted,
  render: z.object({ html: z.string(), text: z.string() }),
  mark: z.object({ markdown: z.string() }),
};
