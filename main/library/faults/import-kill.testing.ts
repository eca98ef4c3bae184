import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { LONGEST_LINE, openLibrary, readLines } from '../index.ts';
import type { ImportSummary } from '../library.types.ts';
import { herePorts } from './here.testing.ts';

/** Writes a file of so many rows for an import, every third without an address. */
export async function writeRows(path: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      url: at % 3 === 0 ? null : `https://example.org/${at}`,
      title: `Title ${at}`,
      text: `The ${at}. ferry left.\n\nIt was late.`,
    }),
  );
  await writeFile(path, `${rows.join('\n')}\n`);
}

/** Imports a file into a library in a process of its own, and kills that at a moment after `acknowledged` rows. Returns how
 * many were acknowledged by then. */
export async function importAndKill(
  program: string,
  dir: string,
  file: string,
  acknowledged: number,
): Promise<number> {
  const child = spawn(process.execPath, [program, dir, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let saved = 0;
  let killing = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const [, count] of text.matchAll(/^saved (\d+)$/gm)) saved += Number(count);
    if (killing || saved < acknowledged) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
  });
  await once(child, 'close');
  return saved;
}

/** Imports a file to its end. */
export async function importWhole(
  dir: string,
  lines: AsyncIterable<Uint8Array>,
): Promise<{ summary: ImportSummary; all: number; findings: unknown[] }> {
  const library = await openLibrary(dir, herePorts);
  try {
    const summary = await library.importFrom(readLines(lines, LONGEST_LINE), {
      signal: new AbortController().signal,
      onSaved: () => {},
    });
    const { all } = await library.counts();
    return { summary, all, findings: await library.check({ repair: false }) };
  } finally {
    await library.close();
  }
}
