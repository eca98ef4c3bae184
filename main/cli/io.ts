/** What a command is given in place of the process: it may run in a terminal's process or inside the app, for a terminal
 * that handed it over. */
export type Io = {
  /** Where relative paths begin. */
  cwd: string;
  /** Standard input. Nothing is read before it is iterated. */
  input: AsyncIterable<Uint8Array>;
  /** Standard output. Resolves when it can take more; throws `OutputClosed` when nobody reads it any longer. */
  out: (text: string) => Promise<void>;
  /** Standard error. Never throws. */
  err: (text: string) => Promise<void>;
  /** Columns of the terminal that shows the output, null when it goes to a file or another program. */
  columns: number | null;
  /** Whether a person watches standard error, so that progress is worth showing. */
  watched: boolean;
  signal: AbortSignal;
};

/** 0 done, 1 a failure that was said in one sentence, 2 wrong use. */
export type Exit = 0 | 1 | 2;

/** The reader of the output went away (`offprint list | head`): no fault, there is only nothing left to do. */
export class OutputClosed extends Error {
  override name = 'OutputClosed';
}

/** Wrong use. The message is for the person. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The streams and signals of this process. `end` lets go of them, so that the process can end. */
export function processIo(): { io: Io; end: () => void } {
  const abort = new AbortController();
  let reading = false;
  // A read that waits for a person hears of nothing else.
  const stopReading = () => {
    if (reading) process.stdin.destroy();
  };
  abort.signal.addEventListener('abort', stopReading);
  const onSignal = () => {
    // The second time a person means it.
    if (abort.signal.aborted) process.exit(1);
    abort.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // Every write has a callback of its own; an unheard 'error' event would end the process with a stack trace.
  process.stdout.on('error', (cause) =>
    abort.abort(new OutputClosed('standard output is closed', { cause })),
  );
  process.stderr.on('error', () => {});
  return {
    io: {
      cwd: process.cwd(),
      input: {
        [Symbol.asyncIterator]() {
          reading = true;
          return process.stdin[Symbol.asyncIterator]();
        },
      },
      out: (text) => written(process.stdout, text),
      err: (text) => written(process.stderr, text).catch(() => {}),
      columns: process.stdout.isTTY ? process.stdout.columns : null,
      // Undefined, whatever the types say, where it is no terminal.
      watched: process.stderr.isTTY === true,
      signal: abort.signal,
    },
    end: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      stopReading();
    },
  };
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(new OutputClosed('standard output is closed', { cause: error }));
      else resolve();
    });
  });
}
