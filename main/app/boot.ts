import { join } from 'node:path';
import { app } from 'electron';
import { runCompiled } from '../compiled/run.ts';
import { built } from './built.ts';
import { readCommand } from './command-words.ts';
import { tuneLater } from './tuning.ts';

/** The file of the app, which the build has put beside this one. */
declare const APP_FILE: string;

// It would take `--no-sandbox` back, without which Chromium's processes do not start for root. Every window asks for the
// sandbox itself as well.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const command = readCommand(process.argv);
if (command !== null) {
  void import('./command.ts').then(({ runInTerminal }) => runInTerminal(command, built.hostile));
} else {
  // Compiled code is only taken again under the same settings of V8.
  tuneLater();
  const { exports } = await runCompiled(
    new URL(APP_FILE, import.meta.url),
    join(app.getPath('userData'), 'Compiled'),
  );
  // Electron gets ready only then. Meanwhile it lets nothing of ours in, but the library's thread runs.
  await exports.started;
}
