import { LibraryError } from '../../shared/errors.ts';

/** What to tell of a file that could not be read. Other errors pass through as they are. */
export function readingFailed(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new LibraryError({ code: 'not-found', details: { what: 'file', id: path } }, error);
  }
  return new LibraryError({ code: 'unreadable-file', details: { path } }, error);
}
