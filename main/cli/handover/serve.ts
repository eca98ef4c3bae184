import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { LibraryError } from '../../../shared/errors.ts';
import type { Library, Log } from '../../library/index.ts';
import { type Io, OutputClosed } from '../io.ts';
import { type Frame, readFrames, type Start, sendFrame, start } from './frames.ts';

export type CommandServer = {
  /** Takes no more commands, stops those that run, and waits for them. */
  close(): Promise<void>;
};

/** Runs the commands of terminals on the library that this process holds. `socketPath` comes from `commandSocket()`: a
 * folder that only this person can enter. Whoever holds the library owns the path, so what lies there is a leftover. */
export async function serveCommands(
  library: Library,
  { socketPath, version, log }: { socketPath: string; version: string; log: Log },
): Promise<CommandServer> {
  const running = new Map<Socket, Promise<void>>();
  const closing = new AbortController();
  const server = createServer((socket) => {
    const work = serveOne(library, socket, { version, log, closing: closing.signal })
      .catch((error: unknown) => log('warn', 'a command from a terminal failed', { error: String(error) }))
      .finally(() => {
        socket.destroy();
        running.delete(socket);
      });
    running.set(socket, work);
  });
  // A named pipe of Windows goes with its process.
  if (process.platform !== 'win32') await rm(socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  server.on('error', (error) =>
    log('warn', 'commands from terminals are not heard', { error: String(error) }),
  );
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      closing.abort();
      await Promise.all(running.values());
      await closed;
    },
  };
}

async function serveOne(
  library: Library,
  socket: Socket,
  { version, log, closing }: { version: string; log: Log; closing: AbortSignal },
): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => gone.abort());
  socket.on('close', () => gone.abort());
  // Who has not said what to run is not waited for.
  const hangUp = () => socket.destroy();
  closing.addEventListener('abort', hangUp);
  const frames = readFrames(socket);
  const first = await frames.next();
  closing.removeEventListener('abort', hangUp);
  if (closing.aborted || first.done || first.value.kind !== 'start') return;
  const wanted = start.parse(JSON.parse(first.value.content.toString()));
  const signal = AbortSignal.any([gone.signal, closing]);
  const input = inputOf(socket, signal);
  void hear(frames, gone, input);
  signal.addEventListener('abort', () => input.take(END));
  // The commands are loaded with the first of them: the app rarely hears one.
  const { runCommand } = await import('../run.ts');
  const exit = await runCommand(wanted.argv, ioOf(socket, wanted, input.chunks, signal), {
    version: async () => version,
    perform: (task, _library, io) => {
      if (task.needs === 'library') return task.run(library, io);
      // A terminal runs these by itself.
      throw new LibraryError({ code: 'bad-request', details: { issue: 'this command needs no library' } });
    },
    unexpected(error) {
      log('error', 'a command from a terminal failed', {
        error: error instanceof Error ? error.stack : typeof error,
      });
      return error instanceof Error ? error.name : typeof error;
    },
  });
  await sendFrame(socket, 'exit', String(exit)).catch(() => undefined);
  await new Promise<void>((resolve) => socket.end(resolve));
}

/** Hands on what the terminal sends, until it goes. */
async function hear(frames: AsyncGenerator<Frame>, gone: AbortController, input: Input): Promise<void> {
  try {
    for await (const { kind, content } of frames) {
      if (kind === 'input') input.take(content);
      if (kind === 'stop') gone.abort();
    }
  } catch {
    // The connection broke: the same as its end.
  }
  gone.abort();
}

/** An empty piece of standard input. */
const END = new Uint8Array();

type Input = { chunks: AsyncIterable<Uint8Array>; take: (chunk: Uint8Array) => void };

/** Standard input of the terminal, asked for piece by piece: what is not read here stays for others there. It throws when
 * the command is stopped: half of an input must not pass for all of it. */
function inputOf(socket: Socket, signal: AbortSignal): Input {
  let waiting: ((chunk: Uint8Array) => void) | null = null;
  let ended = false;
  const next = () =>
    new Promise<Uint8Array>((resolve, reject) => {
      waiting = resolve;
      sendFrame(socket, 'read').catch(reject);
    });
  return {
    take(chunk) {
      if (chunk.length === 0) ended = true;
      waiting?.(chunk);
      waiting = null;
    },
    chunks: {
      async *[Symbol.asyncIterator]() {
        while (!ended) {
          const chunk = await next();
          signal.throwIfAborted();
          if (chunk.length > 0) yield chunk;
        }
      },
    },
  };
}

function ioOf(socket: Socket, { cwd, columns, watched }: Start, input: Io['input'], signal: AbortSignal): Io {
  return {
    cwd,
    input,
    out: async (text) => {
      if (text === '') return;
      await sendFrame(socket, 'out', text).catch((error: unknown) => {
        throw new OutputClosed('the terminal is gone', { cause: error });
      });
    },
    err: (text) => sendFrame(socket, 'err', text).catch(() => undefined),
    columns,
    watched,
    signal,
  };
}
