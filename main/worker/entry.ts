import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { type ErrorCode, LibraryError } from '../../shared/errors.ts';
import { trashDays } from '../../shared/model/settings.ts';
import { type CommandServer, serveCommands } from '../cli/handover/serve.ts';
import { commandSocket } from '../cli/handover/socket.ts';
import { type Library, type Log, openLibrary, openSaveQueue, type Ports } from '../library/index.ts';
import { keepBackups } from './backups.ts';
import type { MainSide, WorkerSide } from './calls.ts';
import { tellChanges } from './changes.ts';
import { openChecks } from './checks.ts';
import { failureOf } from './failure.ts';
import { finishWithin } from './finish.ts';
import { countFindings, libraryAnswers, type Opened } from './handlers.ts';
import { prepareArticles } from './prepared.ts';
import { tellRebuilding } from './rebuilding.ts';
import { connect } from './rpc.ts';
import { keepTrash } from './trash.ts';

/** The library's own thread: catalogue, index and writes. The network and hostile input are asked of main. */
const { dir, again, version, ...given } = z
  .object({
    dir: z.string(),
    /** Whether an empty library may be made. */
    create: z.boolean(),
    again: z.boolean(),
    version: z.string(),
    trashDays,
    /** Where backups lie, and whether they are made by themselves. */
    backups: z.object({ dir: z.string(), on: z.boolean() }),
    /** Whether the computer has a network, null before anybody has told. */
    online: z.boolean().nullable(),
  })
  .parse(workerData);
if (parentPort === null) throw new Error('this file runs as a worker thread');

/** Articles that are named of those that were changed outside. */
const MOST_NAMED = 100;
const readable: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['library-newer', 'read-only', 'disk-full']);

let { online } = given;
/** Never in place of one that was open: its disk may be away. */
let make = given.create && !again;
let opening: Promise<Opened> | null = null;
let terminals: CommandServer | null = null;
/** How long the trash keeps. */
let keptDays = given.trashDays;
let backsUp = given.backups.on;

const peer = connect<WorkerSide, MainSide>(parentPort, {
  answers: {
    ...libraryAnswers(opened, (progress) => peer.tell('export.progress', progress)),
    async 'library.measure'(_input, { signal }) {
      const { library } = await opened();
      return library.size({ signal, onProgress: (part) => peer.tell('library.measured', { part }) });
    },
    async 'library.make'() {
      make = true;
      try {
        await opened();
      } finally {
        make = false;
      }
      return {};
    },
    async 'trash.keep'({ days }) {
      keptDays = days;
      const open = await opening?.catch(() => null);
      open?.trash.keep(days);
      return null;
    },
    async look() {
      const open = await opening?.catch(() => null);
      if (open === null || open === undefined) return null;
      const { library, reading } = open;
      if (reading.id !== null) await library.look([reading.id]);
      await library.lookThrough();
      return null;
    },
    async 'backups.keep'({ on }) {
      backsUp = on;
      (await opening?.catch(() => null))?.backups.keep(on);
      return null;
    },
    async network(now) {
      online = now.online;
      (await opening?.catch(() => null))?.queue.network(online);
      return null;
    },
    async close({ within }) {
      const open = await opening?.catch(() => null);
      if (open !== null && open !== undefined) await finishWithin(open, terminals, within);
      return null;
    },
  },
  listeners: {},
  failureOf: (error, doing) => failureOf(error, doing, log),
});

function log(...[level, message, detail]: Parameters<Log>): void {
  peer.tell('log', { level, message, detail: detail ?? {} });
}

const ports: Ports = {
  log,
  fetch: ({ signal, ...request }) => peer.call('fetch', request, { signal }),
  hostile: (job, input, options) => peer.call(job, input, options),
  pdf: (page, { signal }) => peer.call('pdf', { page }, { signal, transfer: [page] }),
};

/** The library, opened when it is first asked for. A failure is not kept: the next call tries again, so that a person can
 * close the other program, or plug the disk in, and go on. */
function opened(): Promise<Opened> {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

const guarded = {
  backups: given.backups.dir,
  onRebuild: (done: number, total: number) => peer.tell('library.recovering', { done, total }),
};

/** A library of a newer version, or in a place that cannot be written or has no room, can still be read. */
async function openAsFarAsPossible(socket: string | null): Promise<Library> {
  try {
    // The worker before this one has ended, whether it let go of the library or died.
    return await openLibrary(dir, ports, { create: make, socket, alone: true, ...guarded });
  } catch (error) {
    if (!(error instanceof LibraryError) || !readable.has(error.failure.code)) throw error;
    log('warn', 'the library opens read-only', { code: error.failure.code });
    return openLibrary(dir, ports, { readOnly: true, create: false, ...guarded });
  }
}

async function open(): Promise<Opened> {
  const socket = await commandSocket(dir);
  const library = await openAsFarAsPossible(socket);
  terminals = await hearTerminals(library, socket);
  const tell = tellChanges(library, (event) => peer.tell('library.changed', event));
  library.onChange(tell);
  tellRebuilding(library, (progress) => peer.tell('library.rebuilding', progress));
  library.onFindings(() => peer.tell('library.found', { findings: countFindings(library.findings()) }));
  library.onOutside((changes) =>
    peer.tell('outside.changed', { articles: changes.slice(0, MOST_NAMED), total: changes.length }),
  );
  const queue = await openSaveQueue(library, {
    log,
    online,
    onChange: (change) => peer.tell('save.changed', change),
  });
  // What was told while it opened.
  if (online !== null) queue.network(online);
  const trash = keepTrash(library, {
    days: keptDays,
    tell: (state) => peer.tell('trash.changed', state),
    log,
  });
  library.onChange(({ removed }) => queue.forget(removed));
  if (again) {
    tell({ ids: null });
    peer.tell('trash.changed', { kind: 'idle' });
  }
  // A window that was there before the library was open has asked in vain.
  if (again || queue.jobs().length > 0) peer.tell('save.changed', { whole: true, jobs: queue.jobs() });
  peer.tell('opened', null);
  const checks = openChecks(library, {
    onProgress: (progress) => peer.tell('library.checking', progress),
    onEnd: () => peer.tell('library.found', { findings: countFindings(library.findings()) }),
  });
  const backups = keepBackups(library, {
    on: backsUp,
    onProgress: (progress) => peer.tell('backups.restoring', progress),
    log,
  });
  return {
    library,
    queue,
    trash,
    checks,
    backups,
    reading: { id: null },
    prepared: prepareArticles(library),
  };
}

/** While the app holds the library, commands of terminals run here. Without a place to hear them the app goes on. */
async function hearTerminals(library: Library, socketPath: string | null): Promise<CommandServer | null> {
  if (socketPath === null || library.readOnly) return null;
  return serveCommands(library, { socketPath, version, log }).catch((error: unknown) => {
    log('warn', 'commands of terminals are not heard', { cause: String(error) });
    return null;
  });
}

// Opening begins before anybody asks: the window is being made meanwhile. Who asks gets the failure.
opened().catch(() => {});
