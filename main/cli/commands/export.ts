import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import {
  type ExportFormat,
  type ExportOptions,
  extensionOf,
  isOneFile,
} from '../../../shared/model/export.ts';
import type { ExportResult, Library } from '../../library/index.ts';
import { rowsOf } from '../found.ts';
import { type Exit, type Io, UsageError } from '../io.ts';
import { tellLiteral } from '../literal.ts';
import { jsonLine, plain } from '../print.ts';
import { watchProgress } from '../progress.ts';
import { counted, sentence } from '../words.ts';

export type ExportArguments = ExportOptions & {
  ids: string[];
  query: string | null;
  out: string;
  json: boolean;
};

/** Writes articles, or what was written about them, into a folder, or into a file when `out` is named like one of the
 * format. Without ids and query: all but the trash. */
export async function exportTo(library: Library, io: Io, args: ExportArguments): Promise<Exit> {
  const { ids: named, query, out: where, json, ...options } = args;
  const out = resolve(io.cwd, where);
  await tellLiteral(io, query);
  const ids = await chosen(library, named, query);
  const single = extname(out).toLowerCase() === extensionOf(options.format);
  if (single && ids.length !== 1 && !isOneFile(options.format)) {
    throw new UsageError(
      `${where} names one file, but ${counted(ids.length, 'article')} would go there: name a folder`,
    );
  }
  if (options.existing === 'ask') await refuseTaken(out);
  const progress = watchProgress(io);
  const result = await library.exportTo({
    ...options,
    ids,
    ...(single ? { out: dirname(out), name: basename(out) } : { out }),
    signal: io.signal,
    onProgress: (done, total) => progress.show(`${done} of ${counted(total, 'article')}`),
  });
  await progress.end();
  if (result.kind === 'taken')
    throw new LibraryError({ code: 'already-exists', details: { path: result.path } });
  if (result.cancelled) throw new LibraryError({ code: 'cancelled', details: {} });
  return await said(io, result, { format: options.format, out, json });
}

async function said(
  io: Io,
  { files, articles, skipped }: Extract<ExportResult, { kind: 'written' }>,
  { format, out, json }: { format: ExportFormat; out: string; json: boolean },
): Promise<Exit> {
  if (json) await io.out(files.map((path) => jsonLine({ path })).join(''));
  else {
    const what = format.startsWith('notes-') ? 'Notes' : counted(articles, 'article');
    await io.out(
      `${what} written to ${plain(files.length === 1 && isOneFile(format) ? (files[0] ?? out) : out)}\n`,
    );
  }
  for (const { title, failure } of skipped)
    await io.err(`offprint: “${plain(title)}” was not exported. ${sentence(failure)}\n`);
  return skipped.length === 0 ? 0 : 1;
}

async function chosen(library: Library, ids: string[], query: string | null): Promise<string[]> {
  if (ids.length > 0) return ids;
  const found: string[] = [];
  for await (const rows of rowsOf(library, query)) found.push(...rows.map(({ id }) => id));
  return found;
}

async function refuseTaken(out: string): Promise<void> {
  const there = await lstat(out).catch(() => null);
  if (there !== null) throw new LibraryError({ code: 'already-exists', details: { path: out } });
}
