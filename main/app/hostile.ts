import { app, utilityProcess } from 'electron';
import { type ChildLike, createHostile, type Hostile } from '../library/hostile/index.ts';
import type { Log } from '../library/index.ts';

/** The disposable process in the app: an Electron utility process, since memory limits of worker threads do nothing
 * here. Linux is asked for its memory by the library itself; elsewhere Electron knows. */
export function appHostile(entry: string, log: Log): Hostile {
  return createHostile({
    spawn: () => fork(entry),
    memoryOf: process.platform === 'linux' ? undefined : workingSet,
    log,
  });
}

function fork(entry: string): ChildLike {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Offprint article', stdio: 'ignore', env: {} });
  // A fatal error of V8; `exit` follows.
  child.on('error', () => {});
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', listener);
    },
    kill: () => kill(child),
  };
}

/** `kill()` of Electron asks by SIGTERM, which an endless loop does not hear. */
function kill(child: Electron.UtilityProcess): void {
  const { pid } = child;
  if (pid === undefined) {
    child.kill();
    return;
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself just now.
  }
}

/** Resident memory in bytes. */
async function workingSet(pid: number): Promise<number | null> {
  const metric = app.getAppMetrics().find((process) => process.pid === pid);
  return metric === undefined ? null : metric.memory.workingSetSize * 1024;
}
