import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { inChild } from '../lib/child.ts';
import { openAt, withLibrary } from '../lib/libraries.ts';
import { longestStall, quantile, taken } from '../lib/measure.ts';
import { figure, printTable } from '../lib/table.ts';

const rebuilt = z.object({
  first: z.number(),
  wall: z.number(),
  cpu: z.number(),
  stall: z.number(),
  answer: z.number(),
});

/** The index is deleted: until the first page of the list, until everything is found again, and what answers meanwhile. */
export async function rebuilding(sizes: readonly number[]): Promise<void> {
  const rows: string[][] = [];
  for (const size of sizes) {
    await withLibrary(size, async (dir) => {
      await rm(join(dir, 'index'), { recursive: true });
      const { first, wall, cpu, stall, answer } = rebuilt.parse(await inChild('rebuild', dir));
      const cells = [first, wall / 1000, cpu / 1000, stall, answer].map(figure);
      rows.push([size.toLocaleString('en-GB'), ...cells]);
    });
  }
  printTable(
    'The index made anew',
    [
      'articles',
      'first page ms',
      'all of it, wall s',
      'CPU s',
      'longest stall ms',
      'a page meanwhile, p95 ms',
    ],
    rows,
  );
}

export async function rebuildingChild(dir = ''): Promise<z.infer<typeof rebuilt>> {
  const library = await openAt(dir);
  const page = () => library.page({ view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 60 });
  const first = await taken(page);
  const answers: number[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      answers.push((await taken(page)).wall);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const { result, stall } = await longestStall(() => taken(() => library.searchable()));
  over = true;
  await asking;
  await library.close();
  return { first: first.wall, wall: result.wall, cpu: result.cpu, stall, answer: quantile(answers, 0.95) };
}
