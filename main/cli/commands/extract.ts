import { access, constants, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import type { ExtractedPage, HostilePort } from '../../library/index.ts';
import { readingFailed } from '../files.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, plain } from '../print.ts';
import { watchProgress } from '../progress.ts';
import { counted, pageFailure } from '../words.ts';

const unzip = promisify(gunzip);
/** Largest page that is read, in bytes, also after unpacking. */
const MAX_BYTES = 50_000_000;

/** Prints the article of one page: no library, no network, nothing kept. */
export async function extract(
  io: Io,
  hostile: HostilePort,
  { file, url }: { file: string; url: string | null },
): Promise<Exit> {
  await io.out(jsonLine(await extractFile(hostile, resolve(io.cwd, file), url, io.signal)));
  return 0;
}

const batchList = z.array(z.object({ id: z.string(), file: z.string(), url: z.string().nullable() }));

/** Extracts the pages of a list, one at a time in each disposable process, into one JSON file, whose folder is made if
 * there is none. Paths in the list begin at the list's folder, or, if nothing is there, where the command runs. Pages that
 * cannot be read are left out and told; the others are written. */
export async function extractBatch(
  io: Io,
  hostiles: readonly HostilePort[],
  { list, out, overwrite }: { list: string; out: string; overwrite: boolean },
): Promise<Exit> {
  const listPath = resolve(io.cwd, list);
  const outPath = resolve(io.cwd, out);
  const there = await stat(outPath).catch(() => null);
  if (there !== null && (!overwrite || !there.isFile())) {
    throw new LibraryError({ code: 'already-exists', details: { path: outPath } });
  }
  const pages = await readList(listPath);
  // Not after an hour's work.
  await prepareFolder(dirname(outPath));
  const results = new Map<string, ExtractedPage>();
  const failures = new Map<string, unknown>();
  const progress = watchProgress(io);
  const queue = pages.values();
  const work = async (hostile: HostilePort) => {
    for (const { id, file, url } of queue) {
      try {
        const beside = resolve(dirname(listPath), file);
        const path = (await isThere(beside)) ? beside : resolve(io.cwd, file);
        results.set(id, await extractFile(hostile, path, url, io.signal));
      } catch (error) {
        if (io.signal.aborted) throw error;
        failures.set(id, error);
      }
      progress.show(`${results.size} of ${pages.length} pages`);
    }
  };
  await Promise.all(hostiles.map(work));
  await progress.end();
  // In the order of the list, however long each took.
  const ordered = pages.flatMap(({ id }) => {
    const result = results.get(id);
    return result === undefined ? [] : [[id, result] as const];
  });
  const { writeDurably } = await import('../../library/index.ts');
  await writeDurably(outPath, `${JSON.stringify(Object.fromEntries(ordered))}\n`);
  if (failures.size === 0) return 0;
  const named = [...failures].map(([id, error]) => `${plain(id)} (${pageFailure(error)})`).join(', ');
  await io.err(
    `offprint: ${counted(failures.size, 'page')} of ${pages.length} could not be extracted: ${named}. All others are in ${plain(outPath)}.\n`,
  );
  return 1;
}

async function prepareFolder(folder: string): Promise<void> {
  const { fileError } = await import('../../library/index.ts');
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw fileError(error, folder);
  }
}

async function extractFile(hostile: HostilePort, path: string, url: string | null, signal: AbortSignal) {
  const { extractPage } = await import('../../library/index.ts');
  return await extractPage({ hostile, log: () => {} }, { bytes: await readPage(path), url }, signal);
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function readPage(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MAX_BYTES) throw tooLarge();
    const bytes = await readFile(path);
    if (extname(path).toLowerCase() !== '.gz') return bytes;
    return await unzip(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw readingFailed(error, path);
  }
}

async function readList(path: string): Promise<z.infer<typeof batchList>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readingFailed(error, path);
  });
  const parsed = batchList.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new LibraryError({
    code: 'bad-request',
    details: { issue: `${path} is no list of {id, file, url}` },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tooLarge(): LibraryError {
  return new LibraryError({ code: 'too-large', details: { limit: MAX_BYTES } });
}
