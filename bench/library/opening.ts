import * as z from 'zod';
import { inChild } from '../lib/child.ts';
import { openAt, withLibrary } from '../lib/libraries.ts';
import { median, taken } from '../lib/measure.ts';
import { figure, printTable, ratio } from '../lib/table.ts';

const ROUNDS = 9;
const opened = z.object({ wall: z.number(), cpu: z.number() });

/** From `openLibrary` to the first sixty rows and the counts of the views, in a process that has just begun: small library
 * and large in turn. */
export async function opening(sizes: readonly number[]): Promise<void> {
  const [small = 100] = sizes;
  await withLibrary(small, async (smallDir) => {
    for (const size of sizes.slice(1)) {
      await withLibrary(size, async (largeDir) => {
        const runs = {
          small: [opened.parse({ wall: 0, cpu: 0 })],
          large: [opened.parse({ wall: 0, cpu: 0 })],
        };
        for (let round = 0; round < ROUNDS; round++) {
          runs.small.push(opened.parse(await inChild('opening', smallDir)));
          runs.large.push(opened.parse(await inChild('opening', largeDir)));
        }
        const of = (list: z.infer<typeof opened>[], which: 'wall' | 'cpu') =>
          median(list.slice(2).map((one) => one[which]));
        printTable(
          `Opening to the first page of the list, median of ${ROUNDS - 1} in turn; ms`,
          ['', String(small), String(size), 'ratio'],
          (['wall', 'cpu'] as const).map((which) => [
            which,
            figure(of(runs.small, which)),
            figure(of(runs.large, which)),
            ratio(of(runs.large, which) / of(runs.small, which)),
          ]),
        );
      });
    }
  });
}

export async function openingChild(dir = ''): Promise<z.infer<typeof opened>> {
  const { wall, cpu, result } = await taken(async () => {
    const library = await openAt(dir);
    await library.page({ view: { kind: 'all' }, sort: 'saved-newest', offset: 0, limit: 60 });
    await library.counts();
    return library;
  });
  await result.close();
  return { wall, cpu };
}
