import type { Socket } from 'node:net';
import * as z from 'zod';

/** What passes between a terminal and the app that runs its command: frames of one letter, four bytes for the length (big
 * end first), and the content. */
export type Frame = { kind: FrameKind; content: Buffer };
export type FrameKind = keyof typeof letters;

const letters = {
  /** To the app: what to run, JSON of `start`. The first frame. */
  start: 's',
  /** To the app: a piece of standard input, sent when it was asked for; an empty one is its end. */
  input: 'i',
  /** To the app: the person pressed Ctrl+C. */
  stop: 'c',
  /** From the app: a piece of standard input is wanted. */
  read: 'r',
  /** From the app: UTF-8 for standard output, for standard error. */
  out: 'o',
  err: 'e',
  /** From the app: the exit, one digit. The last frame. */
  exit: 'x',
} as const;
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter.charCodeAt(0), kind]));
const frameKind = z.enum(['start', 'input', 'stop', 'read', 'out', 'err', 'exit']);

export const start = z.object({
  version: z.literal(1),
  argv: z.array(z.string()),
  cwd: z.string(),
  columns: z.int().nullable(),
  watched: z.boolean(),
});
export type Start = z.infer<typeof start>;

export const exit = z.enum(['0', '1', '2']).transform((digit) => exits[digit]);
const exits = { '0': 0, '1': 1, '2': 2 } as const;

const HEAD = 5;
/** Longest content of a frame, in bytes: longer text goes in several. */
const LONGEST = 256 * 1024;

/** The frames that come in, until the other side ends. Throws for what is no frame. */
export async function* readFrames(socket: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of socket) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= HEAD) {
      const length = rest.readUInt32BE(1);
      const kind = frameKind.parse(kinds.get(rest.readUInt8(0)));
      if (length > LONGEST) throw new Error(`a frame of ${length} bytes`);
      if (rest.length < HEAD + length) break;
      yield { kind, content: rest.subarray(HEAD, HEAD + length) };
      rest = rest.subarray(HEAD + length);
    }
  }
}

/** Sends content in as many frames as it needs. Resolves when the system has taken it; rejects when nobody is there. */
export async function sendFrame(
  socket: Socket,
  kind: FrameKind,
  content: string | Uint8Array = '',
): Promise<void> {
  const bytes = Buffer.from(content);
  let from = 0;
  do {
    const piece = bytes.subarray(from, from + LONGEST);
    const head = Buffer.alloc(HEAD);
    head.write(letters[kind], 'latin1');
    head.writeUInt32BE(piece.length, 1);
    await new Promise<void>((resolve, reject) => {
      socket.write(Buffer.concat([head, piece]), (error) => (error ? reject(error) : resolve()));
    });
    from += LONGEST;
  } while (from < bytes.length);
}
