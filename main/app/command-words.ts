/** The mark in front of a command, set by the wrapper `offprint`. */
const COMMAND = '--offprint-command';

/** The words of a command line that is to run without a window, null when the window is wanted. `--` stands between, so that
 * Chromium takes none of the words for a switch of its own. */
export function readCommand(argv: readonly string[]): string[] | null {
  const mark = argv.indexOf(COMMAND);
  return mark < 0 || argv[mark + 1] !== '--' ? null : argv.slice(mark + 2);
}
