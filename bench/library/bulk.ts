import * as z from 'zod';
import { inChild } from '../lib/child.ts';
import { openAt, withLibrary } from '../lib/libraries.ts';
import { longestStall, taken } from '../lib/measure.ts';
import { figure, printTable } from '../lib/table.ts';

const done = z.object({ what: z.string(), wall: z.number(), cpu: z.number(), stall: z.number() });

/** Everything selected and changed at once, durable, and taken back; the longest time that nothing else was answered. */
export async function bulk(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    await withLibrary(size, async (dir) => {
      const steps = z.array(done).parse(await inChild('bulk', dir));
      printTable(
        `All ${size.toLocaleString('en-GB')} articles at once; ms`,
        ['what', 'wall', 'CPU', 'longest stall'],
        steps.map(({ what, wall, cpu, stall }) => [what, figure(wall), figure(cpu), figure(stall)]),
      );
    });
  }
}

export async function bulkChild(dir = ''): Promise<z.infer<typeof done>[]> {
  const library = await openAt(dir);
  const ids = await library.ids({ view: { kind: 'all' }, sort: 'saved-newest', from: 0, to: null });
  const steps: z.infer<typeof done>[] = [];
  const step = async (what: string, work: () => Promise<unknown>) => {
    const { result, stall } = await longestStall(() => taken(work));
    steps.push({ what, wall: result.wall, cpu: result.cpu, stall });
  };
  let token = '';
  await step('archive', async () => {
    token = (await library.change(ids, { state: 'archived' })).undo ?? '';
  });
  await step('undo', async () => library.undo(token));
  await step('mark read', async () => library.change(ids, { progress: 1 }));
  await step('add a tag', async () => library.change(ids, { addTags: ['bench'] }));
  await step('move to the trash', async () => library.change(ids, { trashed: true }));
  await library.close();
  return steps;
}
