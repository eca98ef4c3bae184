import { resolve } from 'node:path';

/** What the app itself is told on the command line. `--user-data-dir` and the like are Chromium's. */
export type AppArguments = {
  /** `--library DIR`, absolute. */
  library: string | null;
  /** `--screenshot FILE`, absolute: save what the window shows once it is there, and end. */
  screenshot: string | null;
};

/** Reads the app's own arguments. Where a plain Electron runs the app (`defaultApp`), they follow the argument that names
 * the app's folder: what stands before it belongs to Electron, Chromium or a debugger. Options of others are passed over.
 * A packaged app has its own from the first on. */
export function readArguments(
  argv: readonly string[],
  where: { defaultApp: boolean; appPath: string; cwd: string },
): AppArguments {
  const found: AppArguments = { library: null, screenshot: null };
  const own = argv.slice(where.defaultApp ? afterAppFolder(argv, where) : 1);
  for (const [index, argument] of own.entries()) {
    const [, name, written] = /^--(library|screenshot)(?:=(.*))?$/s.exec(argument) ?? [];
    const value = written ?? own[index + 1];
    if (value === undefined || value === '') continue;
    if (name === 'library' || name === 'screenshot') found[name] = resolve(where.cwd, value);
  }
  return found;
}

/** The mark in front of a command, set by the wrapper `offprint`. */
const COMMAND = '--offprint-command';

/** The words of a command line that is to run without a window, null when the window is wanted. `--` stands between, so that
 * Chromium takes none of the words for a switch of its own. */
export function readCommand(argv: readonly string[]): string[] | null {
  const mark = argv.indexOf(COMMAND);
  return mark < 0 || argv[mark + 1] !== '--' ? null : argv.slice(mark + 2);
}

function afterAppFolder(argv: readonly string[], where: { appPath: string; cwd: string }): number {
  const index = argv.findIndex(
    (argument, place) =>
      place > 0 && !argument.startsWith('-') && resolve(where.cwd, argument) === where.appPath,
  );
  return index + 1;
}
