import type { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { LibraryError } from '../../shared/errors.ts';
import type { Hostile } from '../library/hostile/index.ts';
import type { FetchPort, Library, Ports } from '../library/index.ts';
import { defaultBackupsDir, defaultLibraryDir, defaultSettingsDir } from '../settings/places.ts';
import type { Task } from './commands.ts';
import { handOver, reach } from './handover/client.ts';
import type { Exit, Io } from './io.ts';
import type { Shell } from './run.ts';

type LibraryTask = Extract<Task, { needs: 'library' }>;

const log: Ports['log'] = () => {};

/** What Node does one way and Electron another. */
export type Machine = {
  version: () => Promise<string>;
  /** A disposable process. */
  hostile: () => Promise<Hostile>;
};

/** Commands in a process of their own: each opens what it needs, and closes it again. */
export function processShell(argv: readonly string[], { version, hostile }: Machine): Shell {
  return {
    version,
    async perform(task, library, io) {
      if (task.needs === 'hostile')
        return await withHostiles(hostile, task.processes, (hostiles) => task.run(io, hostiles));
      const dir = library === null ? await usualLibrary() : resolve(io.cwd, library);
      return await withHostiles(hostile, 1, ([one]) => withLibrary(dir, task, one, argv, io));
    },
    // There is no log to look into: the error itself has to do.
    unexpected: (error) =>
      error instanceof Error ? (`${error.name}: ${error.message}`.split('\n')[0] ?? '') : typeof error,
  };
}

async function withLibrary(
  dir: string,
  task: LibraryTask,
  hostile: Hostile,
  argv: readonly string[],
  io: Io,
): Promise<Exit> {
  const opened = await openOrReach(dir, task.access, { fetch: nodeFetch(), hostile, log }, io.signal);
  if ('socket' in opened) return await handOver(opened.socket, argv, io);
  try {
    return await task.run(opened.library, io);
  } finally {
    await opened.library.close();
  }
}

/** Milliseconds that a command waits for another one to let go of the library. */
const PATIENCE = 5000;

/** The library, or a connection to the process that holds it and runs commands for others. The app may not be listening
 * yet, and another command may be about to end: both get a little time. */
async function openOrReach(
  dir: string,
  access: LibraryTask['access'],
  ports: Ports,
  signal: AbortSignal,
): Promise<{ library: Library } | { socket: Socket }> {
  const { lockHolderOf } = await import('../library/index.ts');
  const patient = performance.now() + PATIENCE;
  for (;;) {
    try {
      return { library: await openFor(dir, access, ports) };
    } catch (error) {
      if (!(error instanceof LibraryError && error.failure.code === 'library-in-use')) throw error;
      const holder = await lockHolderOf(error.failure.details.dir);
      const socket = holder?.socket == null ? null : await reach(holder.socket);
      if (socket !== null) return { socket };
      if (performance.now() > patient || signal.aborted) throw error;
      await after(100);
    }
  }
}

/** A library that cannot be written, or is of a newer version, can still be read. */
async function openFor(dir: string, access: LibraryTask['access'], ports: Ports): Promise<Library> {
  const { openLibrary } = await import('../library/index.ts');
  try {
    return await openLibrary(dir, ports, { create: access === 'make', backups: defaultBackupsDir() });
  } catch (error) {
    const code = error instanceof LibraryError ? error.failure.code : null;
    if (access !== 'read' || (code !== 'read-only' && code !== 'library-newer')) throw error;
    return await openLibrary(dir, ports, { readOnly: true, backups: defaultBackupsDir() });
  }
}

/** Loaded with the first request: most commands make none. */
function nodeFetch(): FetchPort {
  let made: Promise<FetchPort> | null = null;
  const make = async () => {
    const { createFetch, proxyFromEnvironment } = await import('../library/network/index.ts');
    return createFetch({ proxyFor: proxyFromEnvironment() });
  };
  return async (request) => {
    made ??= make();
    return await (await made)(request);
  };
}

async function withHostiles(
  make: () => Promise<Hostile>,
  processes: number,
  run: (hostiles: [Hostile, ...Hostile[]]) => Promise<Exit>,
): Promise<Exit> {
  const first = await make();
  const more = await Promise.all(Array.from({ length: processes - 1 }, make));
  try {
    return await run([first, ...more]);
  } finally {
    await Promise.all([first, ...more].map((hostile) => hostile.close()));
  }
}

/** The library that the settings name, or the one at the usual place. */
async function usualLibrary(): Promise<string> {
  const { readSettings } = await import('../settings/store.ts');
  const settings = await readSettings(join(defaultSettingsDir(), 'settings.json'), log);
  return settings.libraryDir ?? defaultLibraryDir();
}
