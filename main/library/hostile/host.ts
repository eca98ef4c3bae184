import { LibraryError } from '../../../shared/errors.ts';
import type { HostileJob, HostilePort, Log } from '../ports.ts';
import { residentBytes } from './memory.ts';
import { answer, outputs, type Request } from './messages.ts';

/** A child process, however it was started: `utilityProcess.fork` in the app, `child_process.fork` under Node. */
export type ChildLike = {
  /** Undefined before it has started and after it has ended. */
  readonly pid: number | undefined;
  send(message: Request): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when it could not be started. */
  onExit(listener: () => void): void;
  /** By SIGKILL: an endless loop does not hear anything else. */
  kill(): void;
};

export type HostileLimits = {
  /** Milliseconds a job may take, once the process is ready. */
  timeMs: Record<HostileJob, number>;
  /** Milliseconds until the process must be ready. */
  startMs: number;
  /** Resident memory of the whole process. */
  memoryBytes: number;
  /** Milliseconds without a job after which the process is let go, to give its memory back. */
  idleMs: number;
  /** The same for the process that renders: who reads an article for minutes opens the next one at once. */
  idleRenderingMs: number;
};
const usualLimits: HostileLimits = {
  timeMs: { extractPage: 15_000, extractPlain: 15_000, extractText: 15_000, render: 5_000, mark: 5_000 },
  startMs: 30_000,
  memoryBytes: 1024 ** 3,
  idleMs: 60_000,
  idleRenderingMs: 10 * 60_000,
};
const memoryEveryMs = 50;

export type HostileOptions = {
  spawn: () => ChildLike;
  limits?: Partial<HostileLimits>;
  /** Resident memory in bytes, null when it cannot be told: then only time is limited. The app can ask Electron
   * (`app.getAppMetrics`), which knows on every system. */
  memoryOf?: (pid: number) => Promise<number | null>;
  log?: Log;
};

export type Hostile = HostilePort & {
  /** Starts the process that renders, so that the first article need not wait for it. */
  warm(): void;
  /** Ends the processes and waits until they are gone. Jobs that are not done are `cancelled`. */
  close(): Promise<void>;
};

type Outcome = { value: unknown } | { error: LibraryError };
type Waiting = { request: Request; settle: (outcome: Outcome) => void };

const cancelled = () => new LibraryError({ code: 'cancelled', details: {} });
const overLimit = (limit: 'time' | 'memory' | 'crash') =>
  new LibraryError({ code: 'over-limit', details: { limit } });

/** Runs hostile input in processes that are killed when they take too long or too much memory. Each does one job at a time:
 * one renders the article that a person opens, so that it never waits behind the other, which takes pages apart.
 *
 * Why a process and why watched from outside: HTML and Markdown parsers hang, overflow the stack or take gigabytes on some
 * small inputs. The memory limits of worker_threads (`resourceLimits`) end such a worker under plain Node, but do nothing
 * inside Electron 33: the worker grows past 4 GB, `terminate()` never resolves, and the app cannot quit. V8's own limit
 * (`--max-old-space-size`) does not end an Electron utility process either and never sees buffers outside its heap. So this
 * side reads the resident memory of the process and ends it by SIGKILL. In the app this runs in main, whose event loop is
 * never busy for long; the library worker only sends jobs here. */
export function createHostile(options: HostileOptions): Hostile {
  const limits = { ...usualLimits, ...options.limits };
  const rendering = createLane(options, { ...limits, idleMs: limits.idleRenderingMs });
  const capturing = createLane(options, limits);
  const run: HostilePort = (job, input, more) => (job === 'render' ? rendering : capturing)(job, input, more);
  const close = async () => {
    await Promise.all([rendering.close(), capturing.close()]);
  };
  return Object.assign(run, { warm: rendering.warm, close });
}

/** One process at a time, started when a job needs it, and a queue before it. */
function createLane(options: HostileOptions, limits: HostileLimits): Hostile {
  const memoryOf = options.memoryOf ?? residentBytes;
  const log: Log = options.log ?? (() => {});
  const waiting: Waiting[] = [];
  let active: Waiting | null = null;
  let child: { process: ChildLike; ready: boolean; gone: Promise<void> } | null = null;
  let lastGone: Promise<void> = Promise.resolve();
  let deadline: NodeJS.Timeout | undefined;
  let memoryTimer: NodeJS.Timeout | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let swollen = false;
  let jobs = 0;
  let closed = false;

  function next(): void {
    if (active !== null) return;
    clearTimeout(idleTimer);
    // What one job left behind must not count against the next.
    if (swollen) discard();
    active = waiting.shift() ?? null;
    if (active === null) {
      idleTimer = setTimeout(discard, limits.idleMs).unref();
    } else if (child?.ready === true) {
      begin(active);
    } else {
      deadline = setTimeout(() => give(overLimit('time')), limits.startMs);
      if (child === null) start();
    }
  }

  function start(): void {
    try {
      const process = options.spawn();
      const gone = new Promise<void>((resolve) => {
        process.onExit(() => {
          resolve();
          lost(process);
        });
      });
      child = { process, ready: false, gone };
      process.onMessage((message) => {
        if (child?.process === process) hear(message);
      });
    } catch (error) {
      log('error', 'the disposable process did not start', { error: String(error) });
      give(overLimit('crash'));
    }
  }

  function lost(process: ChildLike): void {
    if (child?.process !== process) return;
    child = null;
    if (active !== null) give(overLimit('crash'));
  }

  function begin(job: Waiting): void {
    clearTimeout(deadline);
    deadline = setTimeout(() => give(overLimit('time')), limits.timeMs[job.request.job]);
    watchMemory(job);
    child?.process.send(job.request);
  }

  function watchMemory(job: Waiting): void {
    memoryTimer = setTimeout(async () => {
      const pid = child?.process.pid;
      const bytes = pid === undefined ? null : await memoryOf(pid);
      if (active !== job) return;
      swollen = bytes !== null && bytes > limits.memoryBytes / 4;
      if (bytes !== null && bytes > limits.memoryBytes) give(overLimit('memory'));
      else watchMemory(job);
    }, memoryEveryMs);
  }

  function hear(message: unknown): void {
    const heard = answer.safeParse(message);
    if (!heard.success) {
      if (active !== null) give(overLimit('crash'));
      return;
    }
    if (heard.data.kind === 'ready') {
      if (child !== null) child.ready = true;
      if (active !== null) begin(active);
    } else if (heard.data.id === active?.request.id) {
      if (heard.data.kind === 'done') {
        finish({ value: heard.data.value });
      } else {
        log('warn', 'a job of the disposable process failed', {
          job: active.request.job,
          error: heard.data.error,
        });
        give(overLimit('crash'));
      }
    }
  }

  /** Gives the active job up, and the process with it: its state cannot be trusted any more. */
  function give(error: LibraryError): void {
    discard();
    finish({ error });
  }

  function finish(outcome: Outcome): void {
    clearTimeout(deadline);
    clearTimeout(memoryTimer);
    const job = active;
    active = null;
    job?.settle(outcome);
    next();
  }

  function discard(): void {
    swollen = false;
    if (child === null) return;
    lastGone = child.gone;
    child.process.kill();
    child = null;
  }

  const run: HostilePort = async (job, input, { signal } = {}) => {
    if (closed || signal?.aborted === true) throw cancelled();
    jobs += 1;
    const request: Request = { id: jobs, job, input };
    const outcome = await new Promise<Outcome>((settle) => {
      const entry: Waiting = { request, settle };
      const abort = () => {
        if (active === entry) give(cancelled());
        else if (waiting.includes(entry))
          waiting.splice(waiting.indexOf(entry), 1)[0]?.settle({ error: cancelled() });
      };
      signal?.addEventListener('abort', abort, { once: true });
      entry.settle = (result) => {
        signal?.removeEventListener('abort', abort);
        settle(result);
      };
      waiting.push(entry);
      next();
    });
    if ('error' in outcome) throw outcome.error;
    const value = outputs[job].safeParse(outcome.value);
    if (value.success) return value.data;
    throw overLimit('crash');
  };

  /** A process that could not be started is started by the next job, which is told. */
  function warm(): void {
    if (closed || child !== null || active !== null) return;
    start();
    idleTimer = setTimeout(discard, limits.idleMs).unref();
  }

  async function close(): Promise<void> {
    closed = true;
    for (const entry of waiting.splice(0)) entry.settle({ error: cancelled() });
    if (active !== null) give(cancelled());
    discard();
    clearTimeout(idleTimer);
    await lastGone;
  }

  return Object.assign(run, { warm, close });
}
