import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { articleFile } from '../lib/articles.ts';
import { inChild } from '../lib/child.ts';
import { importInto, openAt } from '../lib/libraries.ts';
import { longestStall, peakMemory, taken } from '../lib/measure.ts';
import { figure, printTable } from '../lib/table.ts';

const imported = z.object({
  wall: z.number(),
  cpu: z.number(),
  peak: z.number(),
  stall: z.number(),
  foundHalfWay: z.number(),
});

/** NDJSON into an empty library, index and all; half-way a word is looked for. */
export async function importing(sizes: readonly number[]): Promise<void> {
  const rows: string[][] = [];
  for (const size of sizes) {
    await articleFile(size);
    const dir = await mkdtemp(join(tmpdir(), 'offprint-bench-'));
    try {
      const { wall, cpu, peak, stall, foundHalfWay } = imported.parse(
        await inChild('import', dir, String(size)),
      );
      rows.push([
        size.toLocaleString('en-GB'),
        figure(wall / 1000),
        figure(cpu / 1000),
        figure(peak),
        figure(stall),
        foundHalfWay.toLocaleString('en-GB'),
      ]);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
  printTable(
    'Import of NDJSON with index',
    ['articles', 'wall s', 'CPU s', 'peak PSS MiB', 'longest stall ms', '“people” found half-way'],
    rows,
  );
}

export async function importingChild(dir = '', count = '0'): Promise<z.infer<typeof imported>> {
  const library = await openAt(dir);
  const half = { groups: 0, found: 0 };
  const onSaved = async () => {
    half.groups++;
    if (half.groups !== Math.ceil(Number(count) / 512 / 2)) return;
    const answer = await library.search({ query: 'people', typing: true, view: null, offset: 0, limit: 1 });
    half.found = answer.total;
  };
  const work = () => taken(() => importInto(library, Number(count), onSaved));
  const { result, peak } = await peakMemory(() => longestStall(work));
  await library.close();
  return { ...result.result, peak, stall: result.stall, foundHalfWay: half.found };
}
