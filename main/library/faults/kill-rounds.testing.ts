import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary } from '../library.ts';
import { herePorts } from './here.testing.ts';
import { broken, newLedger, takeLines } from './ledger.testing.ts';

/** What many kills have done to a library. */
export type KillReport = {
  articles: number;
  /** Articles whose removal was acknowledged. */
  removed: number;
  /** What is not as it was acknowledged; nothing when all is well. */
  wrong: string[];
};

/** Kills a writer of a library at a random moment, again and again, and looks at what is there: once as it is, and once more
 * when the catalogue and the index were made anew from the folders.
 * @param program the built `writer.testing.ts`
 * @param most articles that it adds at once: with many, a round takes long */
export async function killRounds(
  program: string,
  dir: string,
  rounds: number,
  most: number,
): Promise<KillReport> {
  const ledger = newLedger();
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round++) {
    // A number of lines and then a moment, so that a slow machine is killed at its work too.
    // Every tenth gets as far as removing.
    const after = round % 10 === 9 ? 100 : 1 + Math.floor(Math.random() ** 2 * 80);
    const lines = await run([program, dir, String(round), String(most)], after);
    if (lines[0] !== 'open') wrong.push(`round ${round} could not open the library`);
    takeLines(ledger, lines);
  }
  const ending = await run([program, dir, 'end', String(most)], null);
  if (!ending.includes('ended')) wrong.push('the queue did not come to its end');

  const look = async (when: string) => {
    const library = await openLibrary(dir, herePorts);
    try {
      await library.searchable();
      wrong.push(...(await broken(library, ledger)).map((what) => `${when}: ${what}`));
      const { all, trash } = await library.counts();
      const findings = await library.check({ repair: true });
      for (const { kind, id, path } of findings) {
        // The folder of a save that was never acknowledged.
        if (kind === 'article-without-record' && !ledger.removing.has(id ?? '')) continue;
        wrong.push(`${when}: ${kind} ${path}`);
      }
      const left = await library.check({ repair: false });
      wrong.push(...left.map(({ kind, path }) => `${when}, after mending: ${kind} ${path}`));
      return all + trash;
    } finally {
      await library.close();
    }
  };
  const articles = await look('as it is');
  wrong.push(...(await readdir(join(dir, 'queue'))).map((name) => `${name} is left in the queue`));
  await rm(join(dir, 'catalogue'), { recursive: true });
  await rm(join(dir, 'index'), { recursive: true });
  await look('made anew');
  return { articles, removed: ledger.removed.size, wrong };
}

/** The lines of a writer that is killed some time after so many, or ends by itself. */
async function run(command: string[], lines: number | null): Promise<string[]> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let killing = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (killing || lines === null || output.split('\n').length <= lines) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
  });
  await once(child, 'close');
  return output.split('\n').slice(0, -1);
}
