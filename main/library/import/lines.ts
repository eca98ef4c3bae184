import { StringDecoder } from 'node:string_decoder';

/** The lines of UTF-8 text as it comes in, without their ends (`\n`, `\r\n`) and without a byte order mark. A line of more
 * than `longest` units comes as its first `longest + 1`: whoever reads can tell, and memory stays bounded. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let first = true;
  let parts: string[] = [];
  let length = 0;

  const keep = (part: string) => {
    const room = longest + 1 - length;
    if (room > 0 && part !== '') parts.push(part.length > room ? part.slice(0, room) : part);
    length += part.length;
  };
  const whole = () => {
    const line = parts.join('');
    const end = length <= longest && line.endsWith('\r') ? line.slice(0, -1) : line;
    const start = first && end.startsWith('\ufeff') ? end.slice(1) : end;
    first = false;
    parts = [];
    length = 0;
    return start;
  };

  for await (const chunk of chunks) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      keep(text.slice(from, end));
      from = end + 1;
      yield whole();
    }
    keep(text.slice(from));
  }
  keep(decoder.end());
  if (length > 0) yield whole();
}
