import { LibraryError } from '../../../shared/errors.ts';
import { isOneFile } from '../../../shared/model/export.ts';
import type { ExportRequest, ExportResult, Skipped } from '../library.types.ts';
import type { Ports } from '../ports.ts';
import { mapBounded } from '../store/yielding.ts';
import { writeArticle } from './article-files.ts';
import { openFolder } from './folder.ts';
import { collected } from './one-file.ts';
import { type PlannedFile, planFiles } from './plan.ts';
import type { ExportSource } from './reading.ts';

/** Articles that are written at once. */
const WRITERS = 4;

/** Writes articles, or what was written about them, into a folder: a file each, named by day and title, with the images of
 * Markdown and JSON in `images/<id>/` beside it, or one file in all, as the format is. Every name is known before the first
 * file is written; when there is something in the way and `existing` is `ask`, nothing is. Each file appears whole. When it
 * is cancelled, files that were written stay. An article that cannot be read is passed over and told.
 * Throws what the only article failed with, `already-exists`, `inside-library`, `unsupported-file`, `read-only`,
 * `disk-full`, `needs-app`. */
export async function exportArticles(
  library: ExportSource,
  ports: Ports,
  request: ExportRequest,
): Promise<ExportResult> {
  const { format, signal, existing } = request;
  if (format === 'pdf' && ports.pdf === undefined) {
    throw new LibraryError({ code: 'needs-app', details: { what: 'pdf' } });
  }
  const folder = await openFolder(request.out, library.dir, existing === 'replace');
  const written = new Set<PlannedFile>();
  try {
    const { files: planned, taken, skipped } = await planFiles(library, request, folder);
    const [first] = taken;
    if (first !== undefined) {
      return { kind: 'taken', path: folder.path(first), count: taken.length, total: planned.length };
    }
    const total = new Set(request.ids).size;
    let done = skipped.length;
    const step = () => {
      done++;
      request.onProgress(done, total);
    };
    // Pages are printed one after the other, by one window.
    await mapBounded(planned, format === 'pdf' ? 1 : WRITERS, async (file) => {
      if (signal.aborted) return;
      const failure = isOneFile(format)
        ? await folder.write(file.file, collected(library, request, file.ids, skipped, step)).then(() => null)
        : await writeArticle({ library, ports, request, folder }, file);
      if (failure === null) written.add(file);
      else skipped.push(failure);
      if (!isOneFile(format)) step();
    }).catch((error: unknown) => {
      // What was being written when it was cancelled leaves nothing behind.
      if (!signal.aborted) throw error;
    });
    refuseNothing(written, skipped, signal);
    return {
      kind: 'written',
      files: planned.filter((file) => written.has(file)).map(({ file }) => folder.path(file)),
      articles: [...written].reduce((sum, { ids }) => sum + ids.length, 0),
      skipped,
      cancelled: signal.aborted,
    };
  } finally {
    if (written.size === 0) await folder.removeEmpty();
  }
}

/** Nothing but failures is a failure. */
function refuseNothing(
  written: ReadonlySet<unknown>,
  [first]: readonly Skipped[],
  signal: AbortSignal,
): void {
  if (written.size === 0 && first !== undefined && !signal.aborted) throw new LibraryError(first.failure);
}
