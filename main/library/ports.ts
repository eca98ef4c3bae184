import type { ArticleId, PersonalFields, Problem, StoredRecord } from '../../shared/model/record.ts';
import type { TextFormat } from '../../shared/model/save.ts';

/** What the library needs from the process it runs in. It knows no Electron: the app gives it ports that forward to
 * main, the command line gives it ports of plain Node. */
export type Ports = {
  fetch: FetchPort;
  hostile: HostilePort;
  log: Log;
  /** Only the app can print. */
  pdf?: PdfPort;
};

/** Prints a page of its own (`articlePage`) as PDF. Throws `over-limit`, `cancelled`. */
export type PdfPort = (page: Uint8Array, options: { signal: AbortSignal }) => Promise<Uint8Array>;

export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  detail?: Record<string, unknown>,
) => void;

export type FetchRequest = {
  url: string;
  /** What is wanted: decides the Accept header, the time limit and which content types are taken. */
  kind: 'page' | 'image';
  /** Bytes after decoding; more than this ends with the problem `too-large`. */
  maxBytes: number;
  /** The host and port that the person typed: the one place where a private address is allowed. Null: none. */
  typed: { host: string; port: string } | null;
  referrer: string | null;
  signal: AbortSignal;
};

export type Fetched = {
  /** Final HTTP status, 200 to 299: others are thrown as `capture` errors with the status. */
  status: number;
  /** The address after redirects. */
  url: string;
  contentType: string | null;
  bytes: Uint8Array;
};

/** The one way to the network. Throws `LibraryError` with `capture` or `cancelled`. */
export type FetchPort = (request: FetchRequest) => Promise<Fetched>;

/** An article as capture makes it, before images are fetched. Images in `markdown` are written as
 * `<imagePrefix><index into images>`, to be replaced by a local path or the original address. */
export type Extracted = {
  title: string;
  byline: string | null;
  site: string | null;
  lang: string | null;
  published: string | null;
  modified: string | null;
  excerpt: string | null;
  canonicalUrl: string | null;
  /** Absolute addresses (or `data:`), in the order of the text. */
  images: { url: string; alt: string }[];
  /** Index into `images` of the lead image, which may be one that is not in the text. */
  lead: number | null;
  markdown: string;
  /** Clean HTML with absolute addresses, as `extract` prints it. */
  html: string;
  /** One line a block, white space folded, without title and captions: what the scorer reads. */
  text: string;
  words: number;
  /** Of a file that Offprint exported: what the person made of the article. Else null. */
  personal: PersonalFields | null;
  /** Set when this is no article; what was found is kept in the other fields all the same. */
  problem: Problem | null;
};

/** What the disposable process can do. Everything in it is plain data. */
export type HostileJobs = {
  /** A page as it came: charset is found here. */
  extractPage: {
    input: { bytes: Uint8Array; contentType: string | null; url: string | null; imagePrefix: string };
    output: Extracted;
  };
  /** What is left of a page that went over a limit: its words, a paragraph a block, found without building a document. */
  extractPlain: {
    input: { bytes: Uint8Array; contentType: string | null; url: string | null; imagePrefix: string };
    output: Extracted;
  };
  /** Text that a person pasted or a file held. */
  extractText: {
    input: { text: string; format: TextFormat; url: string | null; name: string | null; imagePrefix: string };
    output: Extracted;
  };
  /** Markdown of an article to sanitised HTML. Image paths `images/x` become `<imageBase>images/x`. `text` is the plain
   * text that anchors count in. */
  render: {
    input: { markdown: string; imageBase: string };
    output: { html: string; text: string };
  };
  /** Puts `==` around passages, which are of the plain text. */
  mark: {
    input: { markdown: string; passages: { start: number; end: number }[] };
    output: { markdown: string };
  };
};
export type HostileJob = keyof HostileJobs;

/** Runs a job in a process that may be killed. Throws `LibraryError` with `over-limit` when it was, `cancelled` when
 * the signal fired; the next job gets a fresh process. */
export type HostilePort = <J extends HostileJob>(
  job: J,
  input: HostileJobs[J]['input'],
  options?: { signal?: AbortSignal },
) => Promise<HostileJobs[J]['output']>;

/** An article ready to be written: what `Store.add` takes. */
export type NewArticle = {
  /** The id that it gets; a new one without it. */
  id?: ArticleId;
  record: Omit<StoredRecord, 'id'>;
  /** Body without front matter, images linked as `images/<name>`. */
  markdown: string;
  images: { name: string; bytes: Uint8Array }[];
  /** The source as it came, not yet compressed. `extension`: html, md or txt. */
  source: { extension: 'html' | 'md' | 'txt'; bytes: Uint8Array } | null;
};
