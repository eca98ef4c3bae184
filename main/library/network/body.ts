import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { captureError } from './problems.ts';

/** What is asked for. `deflate` is understood when it comes, but servers disagree on what it is. */
export const acceptEncoding = 'gzip, br';
/** A server that packs twice is odd, one that packs more often is hostile. */
const mostEncodings = 2;

/** Reads a response body, unpacked. Memory never holds more than `maxBytes` and a chunk, however small the packed body is.
 *
 * @param encodings value of the Content-Encoding header
 * @param framed whether HTTP itself tells where the body ends (Content-Length or chunks). Then packed data without its
 *   last bytes is taken, as every browser does; otherwise it is a cut body.
 * @throws capture `too-large`, or `unsupported-type` for an encoding that was not asked for; errors of the streams
 */
export async function readBody(
  body: Readable,
  options: { encodings: string; framed: boolean; maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size > options.maxBytes) {
        done(captureError('too-large'));
      } else {
        chunks.push(chunk);
        done();
      }
    },
  });
  await pipeline([body, ...decoders(options.encodings, options.framed), collect], { signal: options.signal });
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function decoders(encodings: string, framed: boolean) {
  const names = encodings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > mostEncodings) throw captureError('unsupported-type');
  const finishFlush = framed ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
  // Encodings are listed in the order in which they were applied.
  return names.reverse().map((name) => {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return createGunzip({ finishFlush });
      case 'deflate':
        return createInflate({ finishFlush });
      case 'br':
        return createBrotliDecompress();
      default:
        throw captureError('unsupported-type');
    }
  });
}
