import { Worker } from 'node:worker_threads';
import { extractPage, extractPlain, extractText } from '../capture/index.ts';
import type { HostileJob, HostileJobs } from '../ports.ts';
import { markMarkdown, renderMarkdown } from '../render/index.ts';
import { type Answer, inputs, request } from './messages.ts';

/** The disposable process itself: started by the host (`host.ts`) as an Electron utility process or a forked Node
 * process, does one job after the other, and holds nothing that would be missed when it is killed. */
type Work = { [J in HostileJob]: (input: HostileJobs[J]['input']) => HostileJobs[J]['output'] };
const work: Work = { extractPage, extractPlain, extractText, render: renderMarkdown, mark: markMarkdown };

type Parent = { send: (message: Answer) => void; onMessage: (listener: (message: unknown) => void) => void };

/** What Electron puts on `process` in a utility process. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
};

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

function parentOf(): Parent {
  const port = 'parentPort' in process ? process.parentPort : undefined;
  if (isParentPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    };
  }
  endWithParent();
  return {
    // An answer that comes after the parent has gone is for nobody.
    send: (message) => process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => process.on('message', listener),
  };
}

/** Chromium ends a utility process with its parent. A forked one is told, but does not hear it inside an endless loop:
 * another thread looks. */
function endWithParent(): void {
  process.on('disconnect', () => process.exit());
  const look = `setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, 'SIGKILL'), 1000)`;
  new Worker(look, { eval: true }).unref();
}

function run<J extends HostileJob>(job: J, input: unknown): HostileJobs[J]['output'] {
  return work[job](inputs[job].parse(input));
}

/** The kind of an error and the places it passed. Its message stays here: it may hold text of the article. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = error.stack?.match(/^\s+at .*$/gm) ?? [];
  return [error.name, ...places.slice(0, 8).map((place) => place.trim())].join(' ');
}

const parent = parentOf();
parent.onMessage((message) => {
  const { id, job, input } = request.parse(message);
  try {
    parent.send({ kind: 'done', id, value: run(job, input) });
  } catch (error) {
    parent.send({ kind: 'failed', id, error: traceOf(error) });
  }
});
parent.send({ kind: 'ready' });
