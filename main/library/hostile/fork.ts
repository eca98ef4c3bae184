import { fork } from 'node:child_process';
import type { ChildLike } from './host.ts';

/** The disposable process under plain Node. `entry` is the built `hostile.js`. It gets nothing of our environment, and
 * never keeps us running: while a job runs, the host's own timers do. The limit of its heap stands in on systems where
 * the resident memory of another process cannot be read. */
export function forkChild(entry: string): ChildLike {
  const child = fork(entry, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=1024'],
    env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {},
  });
  child.unref();
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => {
      // A child that is gone is told by `onExit`.
      child.send(message, () => {});
    },
    onMessage: (listener) => {
      child.on('message', listener);
      child.channel?.unref();
    },
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
