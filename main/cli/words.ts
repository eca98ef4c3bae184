import { assertNever, type ErrorDetails, type Failure, LibraryError } from '../../shared/errors.ts';
import type { Problem } from '../../shared/model/record.ts';
import type { Deed, Finding, RejectReason } from '../library/index.ts';

/** The sentence of a failure: what happened, what was kept, what to do. One line, for standard error. */
export function sentence(failure: Failure): string {
  switch (failure.code) {
    case 'bad-request':
      return `This was not understood: ${failure.details.issue}. Nothing was changed.`;
    case 'not-found':
      return missing(failure.details);
    case 'library-in-use':
      return `The library ${failure.details.dir} is open in ${holder(failure.details.pid)}. Nothing was changed; close it there and try again.`;
    case 'library-newer':
      return `The library ${failure.details.dir} was written by a newer version of Offprint (library version ${failure.details.version}, this one knows ${failure.details.supported}). It was left as it is; update Offprint.`;
    case 'library-missing':
      return `There is no library in ${failure.details.dir}. Name its folder with --library, or save something to begin one.`;
    case 'disk-full':
      return `The disk is full: ${failure.details.path} could not be written. What was there before is kept; make room and try again.`;
    case 'read-only':
      return `${failure.details.path} could not be written: writing there is not allowed. What was there before is kept.`;
    case 'unreadable-file':
      return `${failure.details.path} could not be read. Nothing was changed.`;
    case 'already-exists':
      return `${failure.details.path} is there already. It was left as it is; choose another place, or add --overwrite.`;
    case 'inside-library':
      return `${failure.details.path} lies inside the library, which is Offprint’s own. Nothing was written; choose a place outside.`;
    case 'unsupported-file':
      return `${failure.details.name} is not a kind of file that can be used here. Nothing was changed.`;
    case 'needs-app':
      return 'A PDF is printed by the app: open Offprint on this library and give the command again, or export from its window. Nothing was written.';
    case 'too-large':
      return `This is larger than the ${megabytes(failure.details.limit)} MB that can be taken. Nothing was saved.`;
    case 'capture':
      return `${reason(failure.details.problem)}${failure.details.status === null ? '' : ` (status ${failure.details.status})`}. Nothing was saved.`;
    case 'over-limit':
      return `The page took more ${failure.details.limit === 'memory' ? 'memory' : 'time'} than it may have, and was stopped. Nothing was changed.`;
    case 'cancelled':
      return 'Stopped. Everything up to here is kept.';
    case 'internal':
      return `Something went wrong inside Offprint (${failure.details.id}). What was saved before is kept.`;
    default:
      return assertNever(failure);
  }
}

/** The sentence of a stub: the record is kept, its text is not there. */
export function stubSentence(problem: Problem): string {
  return `${reason(problem)}. The address is kept as an article without text; save it again to retry.`;
}

function reason(problem: Problem): string {
  switch (problem) {
    case 'unreachable':
      return 'The page could not be reached';
    case 'timeout':
      return 'The page did not answer in time';
    case 'not-found':
      return 'There is no page at this address';
    case 'server-error':
      return 'The site answered with an error';
    case 'login':
      return 'The page is shown only to those who sign in';
    case 'blocked':
      return 'The site refused to hand out the page';
    case 'not-article':
      return 'No article was found in the page';
    case 'needs-scripts':
      return 'The page shows its text only with scripts running';
    case 'too-large':
      return 'The page is too large';
    case 'unsupported-type':
      return 'The address does not lead to a page';
    case 'pdf':
      return 'The address leads to a PDF';
    case 'image':
      return 'The address leads to an image';
    case 'audio':
      return 'The address leads to a sound file';
    case 'video':
      return 'The address leads to a video';
    case 'video-page':
      return 'The page shows a video and has no article';
    case 'too-many-redirects':
      return 'The address leads round in circles';
    case 'private-address':
      return 'The address leads into a private network';
    case 'over-limit':
      return 'The page could not be read within the limits of time and memory';
    case 'text-lost':
      return 'Its text was lost from the disk';
    default:
      return assertNever(problem);
  }
}

/** What `check` prints of a finding, before the path. */
export function findingWords(kind: Finding['kind']): string {
  switch (kind) {
    case 'record-without-article':
      return 'record without an article';
    case 'article-without-record':
      return 'article without a record';
    case 'damaged-segment':
      return 'damaged catalogue file';
    case 'damaged-changes':
      return 'damaged list of changes';
    case 'damaged-article':
      return 'damaged article';
    case 'damaged-draft':
      return 'damaged correction that was begun';
    case 'unreadable-front':
      return 'front matter that cannot be read';
    case 'wrong-value':
      return 'front matter with a value that cannot be used';
    case 'damaged-job':
      return 'damaged save that waited';
    case 'missing-image':
      return 'missing image';
    case 'altered-image':
      return 'altered image';
    case 'index-disagrees':
      return 'search index out of step';
    default:
      return assertNever(kind);
  }
}

/** How `check --repair` mended it. */
export function deedWords(did: Deed): string {
  switch (did) {
    case 'made-anew':
      return 'made anew';
    case 'rewritten':
      return 'written anew around its text';
    case 'from-source':
      return 'its text came from the page that was kept';
    case 'became-link':
      return 'no text is left; its link and notes are kept';
    case 'taken-in':
      return 'in the list again';
    case 'set-aside':
      return 'moved to set-aside';
    case 'from-another':
      return 'copied from another article';
    default:
      return assertNever(did);
  }
}

/** Why a line of an import file was passed over; the line is the subject. */
export function rejectionWords(reason: RejectReason): string {
  switch (reason) {
    case 'malformed-row':
      return 'is no JSON object';
    case 'too-long':
      return 'is too long';
    case 'empty':
      return 'has no text';
    case 'bad-url':
      return 'has an address that is none';
    case 'scheme':
      return 'has an address that leads to no web page';
    default:
      return assertNever(reason);
  }
}

/** Why a page could not be extracted, in few words. */
export function pageFailure(error: unknown): string {
  const failure = error instanceof LibraryError ? error.failure : null;
  switch (failure?.code) {
    case 'not-found':
      return 'no such file';
    case 'unreadable-file':
      return 'not readable';
    case 'too-large':
      return 'too large';
    case 'over-limit':
      return `took too much ${failure.details.limit === 'memory' ? 'memory' : 'time'}`;
    default:
      return failure?.code ?? 'a fault inside Offprint';
  }
}

function missing({ what, id }: ErrorDetails['not-found']): string {
  switch (what) {
    case 'article':
      return `There is no article ${id} in the library.`;
    case 'job':
      return `There is no job ${id}.`;
    case 'file':
      return `There is no file ${id}.`;
    case 'passage':
      return `“${id}” was not found in the article, or is marked already. Nothing was changed.`;
    case 'highlight':
      return `There is no highlight ${id}.`;
    case 'search':
      return `There is no saved search “${id}” in the library. Those there are: offprint searches.`;
    default:
      return assertNever(what);
  }
}

function holder(pid: number | null): string {
  return pid === null ? 'another program' : `another program (process ${pid})`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

/** `1 article`, `2 articles`, `1,024 articles`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
