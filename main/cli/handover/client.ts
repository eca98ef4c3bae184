import { connect, type Socket } from 'node:net';
import { LibraryError } from '../../../shared/errors.ts';
import type { Exit, Io } from '../io.ts';
import { exit, readFrames, type Start, sendFrame } from './frames.ts';

/** Lets the process that holds the library run a command, and hands its output on. `socket` comes from `reach`. */
export async function handOver(socket: Socket, argv: readonly string[], io: Io): Promise<Exit> {
  const stop = () => {
    sendFrame(socket, 'stop').catch(() => undefined);
  };
  io.signal.addEventListener('abort', stop);
  try {
    const wanted: Start = {
      version: 1,
      argv: [...argv],
      cwd: io.cwd,
      columns: io.columns,
      watched: io.watched,
    };
    await sendFrame(socket, 'start', JSON.stringify(wanted));
    return await relay(socket, io);
  } finally {
    io.signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

async function relay(socket: Socket, io: Io): Promise<Exit> {
  const input = pieces(io.input);
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  for await (const { kind, content } of readFrames(socket)) {
    if (kind === 'out') await io.out(decoders.out.decode(content, { stream: true }));
    if (kind === 'err') await io.err(decoders.err.decode(content, { stream: true }));
    // Not awaited: output goes on while standard input is waited for.
    if (kind === 'read') void sendNext(socket, input);
    if (kind === 'exit') return exit.parse(content.toString());
  }
  // Its end before the exit: the app was closed, or killed.
  if (io.signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} });
  throw new LibraryError({ code: 'internal', details: { id: 'the app has ended' } });
}

async function sendNext(socket: Socket, input: AsyncIterator<Uint8Array>): Promise<void> {
  const next = await input.next().catch(() => null);
  const chunk = next === null || next.done ? new Uint8Array() : next.value;
  await sendFrame(socket, 'input', chunk).catch(() => undefined);
}

/** Pieces that a frame can hold and that are not empty, which would be the end. */
async function* pieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const longest = 64 * 1024;
  for await (const chunk of input) {
    for (let from = 0; from < chunk.length; from += longest) yield chunk.subarray(from, from + longest);
  }
}

/** A connection to the process that listens at a path; null when nobody does. */
export function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      // Later faults end the frames; this keeps them from ending the process.
      socket.on('error', () => {});
      resolve(socket);
    });
    socket.once('error', () => resolve(null));
  });
}
