import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { packaged, project } from './app.ts';

/** The built command line under plain Node, or the one that is packed. */
const [program, before] =
  packaged === null
    ? [process.execPath, [join(project, 'out/cli/offprint.js')]]
    : [join(packaged, 'bin/offprint'), []];

/** Runs the command line, and tells how it ended. */
export async function runOffprint(
  args: string[],
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  const [out, err, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
    new Promise<void>((resolve) => child.stdin.end(input, resolve)),
  ]);
  return { code, out, err };
}

/** `search --stdin`, which holds the library for as long as it is open. */
export async function openSearch(
  library: string,
): Promise<{ ask(query: string): Promise<string>; close(): Promise<void> }> {
  const child = start(['search', '--stdin', '--library', library]);
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    async ask(query) {
      child.stdin.write(`${query}\n`);
      return (await answers.next()).value ?? '';
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

/** An import that runs until it is through or whoever holds the library ends. */
export function startImport(library: string, lines: string) {
  const child = start(['import', '-', '--json', '--library', library]);
  const ids: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const { id } = JSON.parse(line);
    if (typeof id === 'string') ids.push(id);
  });
  child.stderr.resume();
  // Whoever ends first lets the rest of the lines go.
  child.stdin.on('error', () => undefined);
  child.stdin.end(lines);
  return {
    /** Articles that were acknowledged so far. */
    acknowledged: () => ids.length,
    ended: new Promise<void>((resolve) => child.once('close', () => resolve())),
  };
}

function start(args: string[]): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(program, [...before, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}
