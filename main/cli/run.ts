import { type Failure, LibraryError } from '../../shared/errors.ts';
import { type Options, readWords, splitLine } from './arguments.ts';
import { commands, type Task } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { type Exit, type Io, OutputClosed, UsageError } from './io.ts';
import { sentence } from './words.ts';

/** Where commands get what they need: the process of a terminal opens a library, the app has one open. */
export type Shell = {
  version: () => Promise<string>;
  /** `library`: the folder that was named with --library, null for the usual one. */
  perform: (task: Task, library: string | null, io: Io) => Promise<Exit>;
  /** Called with what no one expected; gives it an id for the log. */
  unexpected: (error: unknown) => string;
};

/** Runs one command line. Never throws: what went wrong is one sentence on standard error, and the exit. */
export async function runCommand(argv: readonly string[], io: Io, shell: Shell): Promise<Exit> {
  try {
    return await run(argv, io, shell);
  } catch (error) {
    if (error instanceof OutputClosed || io.signal.reason instanceof OutputClosed) return 0;
    if (error instanceof UsageError) {
      const { command } = splitLine(argv);
      const known = command !== null && commands[command] !== undefined;
      await io.err(`offprint: ${error.message}. See offprint ${known ? `${command} ` : ''}--help\n`);
      return 2;
    }
    await io.err(`offprint: ${sentence(failureOf(error, io, shell))}\n`);
    return 1;
  }
}

async function run(argv: readonly string[], io: Io, shell: Shell): Promise<Exit> {
  const line = splitLine(argv);
  if (line.command === null) {
    const { options } = readWords(line.rest, {}, false);
    if (line.version) await io.out(`${await shell.version()}\n`);
    else if (options.flag('help')) await io.out(generalHelp());
    else throw new UsageError('a command is missing');
    return 0;
  }
  const command = Object.hasOwn(commands, line.command) ? commands[line.command] : undefined;
  if (command === undefined) throw new UsageError(`there is no command “${line.command}”`);
  const { words, options } = readWords(line.rest, command.options, command.signed ?? false);
  if (options.flag('help')) {
    await io.out(commandHelp(line.command, command));
    return 0;
  }
  const library = libraryOf(options);
  return await shell.perform(command.read(words, options), library, io);
}

function libraryOf(options: Options): string | null {
  const dir = options.text('library');
  if (dir === '') throw new UsageError('--library needs a folder');
  return dir;
}

function failureOf(error: unknown, io: Io, shell: Shell): Failure {
  if (error instanceof LibraryError) return error.failure;
  if (io.signal.aborted) return { code: 'cancelled', details: {} };
  return { code: 'internal', details: { id: shell.unexpected(error) } };
}
