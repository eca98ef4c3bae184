import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import type { ExportRequest, Library } from '../../library/index.ts';
import { rowsOf } from '../found.ts';
import { type Exit, type Io, UsageError } from '../io.ts';
import { jsonLine, plain } from '../print.ts';
import { watchProgress } from '../progress.ts';
import { counted } from '../words.ts';

export const exportFormats = ['markdown', 'html', 'text', 'json'] as const;
/** How a file of a format is called at the end. */
const endings = { markdown: '.md', html: '.html', text: '.txt', json: '.json' };

export type ExportArguments = {
  ids: string[];
  query: string | null;
  format: ExportRequest['format'];
  out: string;
  images: boolean;
  overwrite: boolean;
  json: boolean;
};

/** Writes articles into a folder, or one article into a file when `out` is named like one of the format. Without ids and
 * query: all but the trash. */
export async function exportTo(library: Library, io: Io, args: ExportArguments): Promise<Exit> {
  const out = resolve(io.cwd, args.out);
  const ids = await chosen(library, args);
  const single = extname(out).toLowerCase() === endings[args.format];
  if (single && ids.length !== 1) {
    throw new UsageError(
      `${args.out} names one file, but ${counted(ids.length, 'article')} would go there: name a folder`,
    );
  }
  if (!args.overwrite) await refuseTaken(out);
  const progress = watchProgress(io);
  const { files, cancelled } = await library.exportTo({
    ids,
    format: args.format,
    ...(single ? { out: dirname(out), name: basename(out) } : { out }),
    images: args.images,
    overwrite: args.overwrite,
    signal: io.signal,
    onProgress: (done, total) => progress.show(`${done} of ${counted(total, 'article')}`),
  });
  await progress.end();
  if (cancelled) throw new LibraryError({ code: 'cancelled', details: {} });
  if (args.json) await io.out(files.map((path) => jsonLine({ path })).join(''));
  else await io.out(`${counted(files.length, 'article')} written to ${plain(out)}\n`);
  return 0;
}

async function chosen(library: Library, { ids, query }: ExportArguments): Promise<string[]> {
  if (ids.length > 0) return ids;
  const found: string[] = [];
  for await (const rows of rowsOf(library, query)) found.push(...rows.map(({ id }) => id));
  return found;
}

async function refuseTaken(out: string): Promise<void> {
  const there = await lstat(out).catch(() => null);
  if (there !== null) throw new LibraryError({ code: 'already-exists', details: { path: out } });
}
