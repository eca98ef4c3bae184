import { app } from 'electron';
import { processIo } from '../cli/io.ts';
import { runCommand } from '../cli/run.ts';
import { processShell } from '../cli/shell.ts';
import { appHostile } from './hostile.ts';

/** Runs a command as `out/cli` does, in the program itself: an installed Electron does not pass for Node. The wrapper that
 * ships with it sees to it that no display is needed.
 * @param hostileEntry the built file of the disposable process */
export async function runInTerminal(argv: readonly string[], hostileEntry: string): Promise<void> {
  // A disposable process of Electron can be had from then on. And until then Chromium puts handlers of its own on the
  // signals that end a program: with those a command that was cut off would end with 0.
  await app.whenReady();
  // Electron would show a dialog of it, where nobody looks.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`offprint: ${error.name}: ${error.message}\n`, () => app.exit(1));
  });
  const { io, end } = processIo();
  const log = () => {};
  const exit = await runCommand(
    argv,
    io,
    processShell(argv, {
      version: async () => app.getVersion(),
      hostile: async () => appHostile(hostileEntry, log),
    }),
  );
  end();
  // Everything is out by now: each write was waited for.
  app.exit(exit);
}
