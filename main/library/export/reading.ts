import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { Library, Skipped } from '../library.types.ts';

/** What exporting needs of a library. */
export type ExportSource = Pick<Library, 'dir' | 'get' | 'markdown' | 'rendered' | 'imagePath'>;

/** Reads something of an article. What is wrong with the article alone is told and ends nothing else. */
export async function readOrSkip<T>(
  { id, title }: { id: ArticleId; title: string },
  read: () => Promise<T>,
): Promise<{ value: T } | { skipped: Skipped }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!(error instanceof LibraryError) || !ofOneArticle.has(error.failure.code)) throw error;
    return { skipped: { id, title, failure: error.failure } };
  }
}

const ofOneArticle = new Set(['not-found', 'unreadable-file', 'over-limit', 'too-large']);
