import { nodeIsAtLeast } from './project.mjs';

/** A failure that is told to the person in one sentence, without a stack. */
export class Stop extends Error {}

/**
 * Prints one line of progress.
 * @param {string} line
 */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command of the project: its number becomes the exit code, and what it throws is one sentence on standard
 * error with exit code 1.
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    if (!nodeIsAtLeast(20, 19))
      throw new Stop(`Offprint needs Node 20.19 or newer; this is ${process.version}.`);
    process.exitCode = await command();
  } catch (error) {
    const known = error instanceof Stop;
    process.stderr.write(`${known ? error.message : `Something unexpected went wrong: ${reason(error)}`}\n`);
    process.exitCode = 1;
  }
}

/**
 * The sentence inside an error of any kind.
 * @param {unknown} error
 */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
