import { randomBytes } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { FetchPort, HostilePort, Log, PdfPort } from '../library/index.ts';
import type { MainSide, WorkerSide } from './calls.ts';
import { failureOf, forLog } from './failure.ts';
import { connect, type Listeners, type Peer } from './rpc.ts';

export type LibraryHost = {
  call: Peer<MainSide, WorkerSide>['call'];
  /** Lets the worker finish what it writes, and starts another in its place: on another library. Calls that come meanwhile
   * wait for it. Fails when the old one could not finish; the new one runs all the same. */
  move(): Promise<void>;
  /** Lets the worker finish what it writes, within so many milliseconds, and ends it. Fails when the worker does. */
  close(within: number): Promise<void>;
};

/** A worker that dies again and again is left alone after this many times within a minute. */
const MOST_RESTARTS = 3;
/** What a library that is left for another gets to finish, in milliseconds. */
const TO_MOVE = 4_000;

/** The library worker, from main's side: started at once, and again when it dies. Calls that were waiting then fail as
 * `internal`; what was acknowledged is on the disk. */
export function hostLibrary({
  spawn,
  ports,
  listeners,
  log,
}: {
  /** `again`: in place of one that died. */
  spawn: (again: boolean) => Worker;
  ports: { fetch: FetchPort; hostile: HostilePort; pdf: PdfPort };
  listeners: Omit<Listeners<WorkerSide['events']>, 'log'>;
  log: Log;
}): LibraryHost {
  let restarts: number[] = [];
  let closing = false;
  /** The worker whose end is wanted. */
  let leaving: Worker | null = null;
  let current = start(false);
  let moving: Promise<void> | null = null;

  function start(again: boolean) {
    const worker = spawn(again);
    const peer = connect<MainSide, WorkerSide>(worker, {
      answers: {
        async fetch(request, { signal, handOver }) {
          const fetched = await ports.fetch({ ...request, signal });
          handOver(fetched.bytes);
          return fetched;
        },
        extractPage: (input, { signal }) => ports.hostile('extractPage', input, { signal }),
        extractPlain: (input, { signal }) => ports.hostile('extractPlain', input, { signal }),
        extractText: (input, { signal }) => ports.hostile('extractText', input, { signal }),
        render: (input, { signal }) => ports.hostile('render', input, { signal }),
        mark: (input, { signal }) => ports.hostile('mark', input, { signal }),
        async pdf({ page }, { signal, handOver }) {
          const printed = await ports.pdf(page, { signal });
          handOver(printed);
          return printed;
        },
      },
      listeners: { ...listeners, log: ({ level, message, detail }) => log(level, message, detail) },
      failureOf: (error, doing) => failureOf(error, doing, log),
    });
    worker.on('error', (error) => log('error', 'the library worker failed', { cause: forLog(error) }));
    worker.on('exit', (code) => ended(worker, peer, code));
    return { worker, peer };
  }

  function ended(worker: Worker, peer: Peer<MainSide, WorkerSide>, code: number): void {
    const left = leaving === worker;
    const id = randomBytes(4).toString('hex');
    if (!closing && !left) log('error', 'the library worker ended', { id, code });
    peer.end({ code: 'internal', details: { id } });
    if (left) return;
    const now = Date.now();
    restarts = [...restarts.filter((time) => now - time < 60_000), now];
    if (!closing && restarts.length <= MOST_RESTARTS) current = start(true);
  }

  return {
    call: (name, input, options) =>
      moving === null
        ? current.peer.call(name, input, options)
        : moving.then(() => current.peer.call(name, input, options)),
    async move() {
      // One after the other: two workers never hold a library at once.
      while (moving !== null) await moving;
      const { worker, peer } = current;
      const finish = async () => {
        leaving = worker;
        try {
          await peer.call('close', { within: TO_MOVE });
        } finally {
          await worker.terminate();
          current = start(false);
        }
      };
      const finished = finish();
      // Who waits to call does not fail because of what went before.
      moving = finished.catch(() => {});
      await finished.finally(() => {
        moving = null;
      });
    },
    async close(within) {
      closing = true;
      await moving;
      try {
        await current.peer.call('close', { within });
      } finally {
        await current.worker.terminate();
      }
    },
  };
}
