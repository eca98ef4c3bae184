import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Library } from '../../library/index.ts';
import { readingFailed } from '../files.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine } from '../print.ts';
import { watchProgress } from '../progress.ts';
import { counted, rejectionWords } from '../words.ts';

/** Lines that are named in the sentence about those that could not be imported. */
const NAMED = 5;

/** Imports NDJSON. Prints `{id, url}` for each article once it is durable, and ends with a summary. */
export async function importFile(
  library: Library,
  io: Io,
  { file, json }: { file: string; json: boolean },
): Promise<Exit> {
  const { LONGEST_LINE, readLines } = await import('../../library/index.ts');
  const progress = watchProgress(io);
  let saved = 0;
  const lines = readLines(chunksOf(file, io), LONGEST_LINE);
  const summary = await library
    .importFrom(lines, {
      signal: io.signal,
      // Importing waits here for a slow reader of our output.
      onSaved: async (articles) => {
        saved += articles.length;
        progress.show(counted(saved, 'article'));
        await io.out(articles.map(({ id, url }) => jsonLine({ id, url })).join(''));
      },
    })
    .finally(progress.end);
  await io.out(json ? jsonLine(summary) : `${described(summary)}\n`);
  if (summary.rejected.length === 0) return 0;
  await io.err(`offprint: ${rejected(summary.rejected)}\n`);
  return 1;
}

type Summary = Awaited<ReturnType<Library['importFrom']>>;

function described({ saved, known, rejected }: Summary): string {
  const parts = [`${counted(saved, 'article')} saved`, `${known.toLocaleString('en-GB')} there already`];
  if (rejected.length > 0) parts.push(`${counted(rejected.length, 'line')} not imported`);
  return `${parts.join(', ')}.`;
}

function rejected(lines: Summary['rejected']): string {
  const named = lines.slice(0, NAMED).map(({ line, reason }) => `line ${line} ${rejectionWords(reason)}`);
  const more = lines.length - named.length;
  const rest = more > 0 ? `, and ${counted(more, 'line')} more` : '';
  return `Some lines could not be imported: ${named.join(', ')}${rest}. All other articles are saved.`;
}

async function* chunksOf(file: string, io: Io): AsyncGenerator<Uint8Array> {
  if (file === '-') return yield* io.input;
  const path = resolve(io.cwd, file);
  try {
    const stream: AsyncIterable<Uint8Array> = createReadStream(path);
    yield* stream;
  } catch (error) {
    throw readingFailed(error, path);
  }
}
