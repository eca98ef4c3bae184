import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildChild } from '../library/hostile/build-child.ts';
import { createHostile, forkChild } from '../library/hostile/index.ts';
import { openLibrary } from '../library/index.ts';
import { type Io, OutputClosed } from './io.ts';
import { runCommand } from './run.ts';

export type RunOptions = {
  input?: string;
  /** Writes that succeed before the reader of the output goes away. */
  closedAfter?: number;
  columns?: number | null;
};

/** For tests: command lines run in this process, on one open library in a temporary folder. */
export async function openDesk() {
  const child = await buildChild();
  const hostile = createHostile({ spawn: () => forkChild(child.entry) });
  const folder = await mkdtemp(join(tmpdir(), 'offprint-commands-'));
  const fetch = () => Promise.reject(new Error('no command here needs the network'));
  const library = await openLibrary(join(folder, 'Library'), { fetch, hostile, log: () => {} });

  async function run(
    args: string[],
    { input = '', closedAfter = Infinity, columns = null }: RunOptions = {},
  ) {
    const printed = { out: '', err: '' };
    let writes = 0;
    const io: Io = {
      cwd: folder,
      input: (async function* () {
        if (input !== '') yield Buffer.from(input);
      })(),
      out: async (text) => {
        if (++writes > closedAfter) throw new OutputClosed('closed');
        printed.out += text;
      },
      err: async (text) => {
        printed.err += text;
      },
      columns,
      watched: false,
      signal: new AbortController().signal,
    };
    const exit = await runCommand(args, io, {
      version: async () => '1.2.3',
      perform: (task) => (task.needs === 'library' ? task.run(library, io) : task.run(io, [hostile])),
      unexpected: (error) => {
        throw error;
      },
    });
    return { exit, ...printed, lines: printed.out.split('\n').slice(0, -1) };
  }

  return {
    folder,
    library,
    run,
    async close() {
      await library.close();
      await hostile.close();
      await child.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
