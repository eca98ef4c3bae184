import { join } from 'node:path';
import { app } from 'electron';
import { openSettings } from '../settings/store.ts';
import { forLog } from '../worker/failure.ts';
import { readArguments } from './arguments.ts';
import { openInbox } from './inbox.ts';
import { openLog } from './log.ts';
import { registerScheme } from './protocol.ts';
import { secureContents } from './security.ts';
import { openShell } from './shell.ts';

// Everything that Electron wants to be told before it is ready. `ready` waits for this file, so nothing here may wait
// for `ready`.
const argumentsOfApp = readArguments(process.argv, {
  defaultApp: process.defaultApp === true,
  appPath: app.getAppPath(),
  cwd: process.cwd(),
});
registerScheme();

/** Resolves when Electron may go on to get ready: the library's thread runs by then, since until it is ready Electron lets
 * nothing of ours in. */
export const started = start();

async function start(): Promise<void> {
  if (app.requestSingleInstanceLock(argumentsOfApp.wanted)) {
    const inbox = openInbox(app, argumentsOfApp.wanted);
    // Packages for the other systems tell it themselves.
    if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient('offprint');
    const userData = app.getPath('userData');
    const logFile = openLog(join(userData, 'logs'));
    const { log } = logFile;
    process.on('uncaughtException', (error) => log('error', 'uncaught', { cause: forLog(error) }));
    process.on('unhandledRejection', (error) => log('error', 'unhandled', { cause: forLog(error) }));
    log('info', 'started', { version: app.getVersion(), electron: process.versions.electron });
    secureContents(app, log);
    const failed = async (error: unknown): Promise<void> => {
      log('error', 'the app could not start', { cause: forLog(error) });
      await logFile.settled();
      process.stderr.write(`Offprint could not start. ${join(userData, 'logs')} tells why.\n`);
      app.exit(1);
    };
    try {
      const settings = await openSettings(userData, log);
      void openShell({ settings, logFile, inbox, told: argumentsOfApp }).catch(failed);
    } catch (error) {
      await failed(error);
    }
  } else {
    // The one that runs shows its window, and saves what this one was told to.
    app.exit(argumentsOfApp.screenshot === null ? 0 : 1);
  }
}
