/** Every way an operation can fail that a person may meet. Codes carry typed details and never text for people:
 * the window and the command line turn them into sentences (`shared/locales`). */
export type ErrorDetails = {
  /** Input that does not have the shape the contract asks for. `issue` is for the log. */
  'bad-request': { issue: string };
  /** No article, job, file or saved search by that name. */
  'not-found': { what: 'article' | 'job' | 'file' | 'passage' | 'highlight' | 'search'; id: string };
  /** The library is held by another process. */
  'library-in-use': { dir: string; pid: number | null };
  /** The library was written by a newer version of the app. */
  'library-newer': { dir: string; version: number; supported: number };
  /** The library's folder is gone or is not a library. */
  'library-missing': { dir: string };
  'disk-full': { path: string };
  'read-only': { path: string };
  'unreadable-file': { path: string };
  'already-exists': { path: string };
  /** A place inside the library's own folder was chosen for something to be written to. */
  'inside-library': { path: string };
  'unsupported-file': { name: string };
  /** Only the app can do this, not the command line alone. */
  'needs-app': { what: 'pdf' };
  'too-large': { limit: number };
  /** The fetch port's and capture's failures: the same codes that a stub carries as its `problem`. */
  capture: { problem: import('./model/record.ts').Problem; status: number | null };
  /** The disposable process went over its time or memory limit, or died. */
  'over-limit': { limit: 'time' | 'memory' | 'crash' };
  cancelled: Record<string, never>;
  internal: { id: string };
};

export type ErrorCode = keyof ErrorDetails;

/** A failure as plain data, as it crosses a process boundary. */
export type Failure = { [C in ErrorCode]: { code: C; details: ErrorDetails[C] } }[ErrorCode];

/** The one error class of the library. `failure` is what crosses process boundaries, `cause` stays for the log. */
export class LibraryError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(`${failure.code} ${JSON.stringify(failure.details)}`, { cause });
    this.name = 'LibraryError';
    this.failure = failure;
  }
}

/** Thrown where a union should have been exhausted: the compiler proves that it never is. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
