import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { guessFormat } from '../../../shared/guess-format.ts';
import type { SaveItem } from '../../../shared/model/save.ts';
import { webAddress } from '../../../shared/url.ts';
import type { Library } from '../../library/index.ts';
import { readingFailed } from '../files.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, recordBlock, recordOf } from '../print.ts';
import { stubSentence } from '../words.ts';

/** More than any text that a person pastes or any page that was saved as one file. */
const MAX_BYTES = 100_000_000;

export type SaveArguments = { what: string; url: string | null; tags: string[]; json: boolean };

/** Saves an address, a file or standard input, and prints the record once it is durable. */
export async function save(
  library: Library,
  io: Io,
  { what, url, tags, json }: SaveArguments,
): Promise<Exit> {
  const item = await itemOf(what, url, io);
  const { record, known } = await library.save(item, { tags, signal: io.signal, onStep: () => {} });
  const heading =
    record.problem !== null ? 'Kept without text:' : known ? 'In the library already:' : 'Saved:';
  await io.out(json ? jsonLine(recordOf(record)) : `${heading}\n${recordBlock(record)}`);
  if (record.problem === null) return 0;
  await io.err(`offprint: ${stubSentence(record.problem)}\n`);
  return 1;
}

async function itemOf(what: string, url: string | null, io: Io): Promise<SaveItem> {
  if (what === '-') {
    const { decodeText } = await import('../../library/index.ts');
    const text = decodeText(await readAll(io.input), null);
    return { kind: 'text', text, format: guessFormat(text), url };
  }
  const address = webAddress(what);
  if (address !== null) return { kind: 'link', url: address.href };
  const path = resolve(io.cwd, what);
  const bytes = await readWhole(path).catch((error: unknown) => {
    throw noFile(what, error);
  });
  return { kind: 'file', name: basename(path), bytes, url };
}

/** What names no file may have been meant as an address. */
function noFile(what: string, error: unknown): unknown {
  if (!(error instanceof LibraryError) || error.failure.code !== 'not-found') return error;
  // A drive has one letter, and after a host's name comes the number of a port.
  if (/^[a-z][a-z0-9+.-]+:(?!\d)/i.test(what)) {
    return new LibraryError(
      { code: 'bad-request', details: { issue: `${what} is not a web address` } },
      error,
    );
  }
  const host = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(what);
  if (!host || /^[^/]*\.(?:html?|xhtml|md|markdown|txt)$/i.test(what)) return error;
  const issue = `there is no file ${what}; the page is https://${what}`;
  return new LibraryError({ code: 'bad-request', details: { issue } }, error);
}

async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw tooLarge();
    return await readFile(path);
  } catch (error) {
    throw readingFailed(error, path);
  }
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): LibraryError {
  return new LibraryError({ code: 'too-large', details: { limit: MAX_BYTES } });
}
