import { createReadStream, writeSync } from 'node:fs';
import { LONGEST_LINE, openLibrary, readLines } from '../index.ts';
import { herePorts } from './here.testing.ts';

// For tests: imports a file into a library, and prints a line for each group that was acknowledged.

const [dir = '', file = ''] = process.argv.slice(2);
const library = await openLibrary(dir, herePorts);
const chunks: AsyncIterable<Uint8Array> = createReadStream(file);
await library.importFrom(readLines(chunks, LONGEST_LINE), {
  signal: new AbortController().signal,
  onSaved: (saved) => void writeSync(1, `saved ${saved.length}\n`),
});
await library.close();
