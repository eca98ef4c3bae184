import { resolve } from 'node:path';
import { readWanted, type Wanted } from './wanted.ts';

/** What the app itself is told on the command line. `--user-data-dir` and the like are Chromium's. */
export type AppArguments = {
  /** `--library DIR`, absolute. */
  library: string | null;
  /** `--screenshot FILE`, absolute: save what the window shows once it is there, and end. */
  screenshot: string | null;
  /** Links and files to save. */
  wanted: Wanted;
};

/** Reads the app's own arguments. Where a plain Electron runs the app (`defaultApp`), they follow the argument that names
 * the app's folder: what stands before it belongs to Electron, Chromium or a debugger. Options of others are passed over.
 * A packaged app has its own from the first on. */
export function readArguments(
  argv: readonly string[],
  where: { defaultApp: boolean; appPath: string; cwd: string },
): AppArguments {
  const own = argv.slice(where.defaultApp ? afterAppFolder(argv, where) : 1);
  const found: { library: string | null; screenshot: string | null } = { library: null, screenshot: null };
  const words: string[] = [];
  for (let at = 0; at < own.length; at++) {
    const argument = own[at] ?? '';
    const [, name, written] = /^--(library|screenshot)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === 'library' || name === 'screenshot') {
      if (written === undefined) at++;
      const value = written ?? own[at] ?? '';
      if (value !== '') found[name] = resolve(where.cwd, value);
    } else if (!argument.startsWith('-') && argument !== '') words.push(argument);
  }
  return { ...found, wanted: readWanted(words, where.cwd) };
}

function afterAppFolder(argv: readonly string[], where: { appPath: string; cwd: string }): number {
  const index = argv.findIndex(
    (argument, place) =>
      place > 0 && !argument.startsWith('-') && resolve(where.cwd, argument) === where.appPath,
  );
  return index + 1;
}
