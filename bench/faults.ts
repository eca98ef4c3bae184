// npm run bench -- faults [--rounds 500] [--rows 50000] [--part kills|calls|import]
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildProgram } from '../main/library/faults/built.testing.ts';
import { ACTS, ALL_CALLS, failEachCall, killInEachCall } from '../main/library/faults/each-call.testing.ts';
import { importAndKill, importWhole, writeRows } from '../main/library/faults/import-kill.testing.ts';
import { killRounds } from '../main/library/faults/kill-rounds.testing.ts';

/** After so many kills a library is looked at, and another one begun: a large one takes long to look at. */
const ROUNDS_A_LIBRARY = 50;
/** Articles that are added at once: more than the tests have the time for. */
const MOST_AT_ONCE = 40;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    rows: { type: 'string', default: '50000' },
    part: { type: 'string' },
  },
});
const root = process.cwd();
let failed = 0;

function tell(what: string, wrong: readonly string[]): void {
  failed += wrong.length;
  process.stdout.write(`${what}: ${wrong.length === 0 ? 'nothing lost, nothing twice' : 'WRONG'}\n`);
  for (const one of wrong) process.stdout.write(`  ${one}\n`);
}

async function inFolder(task: (dir: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-faults-'));
  try {
    await task(join(folder, 'Library'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function kills(): Promise<void> {
  const writer = await buildProgram('writer', root);
  let left = Number(values.rounds);
  while (left > 0) {
    const rounds = Math.min(left, ROUNDS_A_LIBRARY);
    await inFolder(async (dir) => {
      const { articles, wrong } = await killRounds(writer.file, dir, rounds, MOST_AT_ONCE);
      tell(`killed ${rounds} times, ${articles} articles`, wrong);
    });
    left -= rounds;
  }
  await writer.remove();
}

async function calls(): Promise<void> {
  const saver = await buildProgram('saver', root);
  for (const act of ACTS) {
    await inFolder(async (dir) => {
      const { struck, wrong } = await killInEachCall(saver.file, dir, act, { calls: ALL_CALLS });
      tell(`${act}, killed in each of ${struck} calls`, wrong);
    });
    for (const error of ['ENOSPC', 'EIO'] as const) {
      await inFolder(async (dir) => {
        const { struck, wrong, said } = await failEachCall(saver.file, dir, act, error);
        tell(`${act}, ${error} from each of ${struck} calls, said as ${said.join(', ')}`, wrong);
      });
    }
  }
  await saver.remove();
}

async function importing(): Promise<void> {
  const importer = await buildProgram('importer', root);
  const rows = Number(values.rows);
  await inFolder(async (dir) => {
    const file = join(dir, '..', 'rows.ndjson');
    await writeRows(file, rows);
    const acknowledged = await importAndKill(importer.file, dir, file, Math.floor(rows / 2));
    const { summary, all, findings } = await importWhole(dir, createReadStream(file));
    const wrong = findings.map((finding) => JSON.stringify(finding));
    if (all !== rows) wrong.push(`${all} articles of ${rows} rows`);
    if (summary.known < acknowledged) wrong.push(`${acknowledged} were acknowledged, ${summary.known} known`);
    tell(`import of ${rows} rows, killed after ${acknowledged} and run again: ${all} articles`, wrong);
  });
  await importer.remove();
}

const parts: Record<string, () => Promise<void>> = { kills, calls, import: importing };
for (const [name, part] of Object.entries(parts)) {
  if (values.part === undefined || values.part === name) await part();
}
process.exitCode = failed === 0 ? 0 : 1;
