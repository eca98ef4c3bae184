import * as z from 'zod';
import { inChild } from '../lib/child.ts';
import { openAt, withLibrary } from '../lib/libraries.ts';
import { pss, quantile, taken } from '../lib/measure.ts';
import { figure, printTable, ratio } from '../lib/table.ts';
import { grepFor } from './grep.ts';
import { type Kind, typedQueries } from './queries.ts';
import { nativeSqlite } from './sqlite.ts';

const timing = z.object({ name: z.string(), p50: z.number(), p95: z.number(), wall95: z.number() });
type Timing = z.infer<typeof timing>;
const measured = z.object({
  kinds: z.array(z.object({ name: z.string(), queries: z.array(z.string()) })),
  typing: z.array(timing),
  ranking: z.array(timing),
  memory: z.number(),
});

/** A query to ranked hits with snippets and the exact total: ours, native SQLite and a search through the files. */
export async function typing(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    await withLibrary(size, async (dir) => {
      const ours = measured.parse(await inChild('typing', dir));
      const peer = await nativeSqlite(dir, ours.kinds);
      const grep = await grepFor(dir, ours.kinds);
      printTable(
        `Typing, ${size.toLocaleString('en-GB')} articles; CPU ms p50 / p95`,
        [
          'query',
          'Offprint',
          'wall p95',
          'native SQLite FTS5',
          'ratio of p95',
          'Enter',
          '`rg -il`, wall p50',
        ],
        ours.typing.map(({ name, p50, p95, wall95 }) => {
          const native = peer.find((one) => one.name === name);
          const enter = ours.ranking.find((one) => one.name === name);
          return [
            name,
            `${figure(p50)} / ${figure(p95)}`,
            figure(wall95),
            native === undefined ? '–' : `${figure(native.p50)} / ${figure(native.p95)}`,
            ratio(p95 / (native?.p95 ?? Number.NaN)),
            enter === undefined ? '–' : `${figure(enter.p50)} / ${figure(enter.p95)}`,
            figure(grep.get(name) ?? Number.NaN),
          ];
        }),
      );
      console.log(`\nMemory of the process after these queries: ${figure(ours.memory)} MiB (PSS).`);
    });
  }
}

export async function typingChild(dir = ''): Promise<z.infer<typeof measured>> {
  const library = await openAt(dir);
  // The index of a library that another version made is made anew first.
  await library.searchable();
  const kinds = await typedQueries(library);
  // As the app does 1.5 s after opening: the first query of a process warms up what it runs in.
  for (const query of ['a', 'the', 'people']) await ask(library, query, true);
  const typed = await timings(library, kinds, true);
  const ranked = await timings(library, kinds, false);
  const memory = await pss();
  await library.close();
  return { kinds, typing: typed, ranking: ranked, memory };
}

async function timings(library: Awaited<ReturnType<typeof openAt>>, kinds: Kind[], unfinished: boolean) {
  const result: Timing[] = [];
  for (const { name, queries } of kinds) {
    const cpu: number[] = [];
    const wall: number[] = [];
    for (const query of queries) {
      // Prefixes are typed without a star, and ranked fully with one.
      const letters = /letter/.test(name);
      const text = unfinished ? (letters ? query : `${query} `) : letters ? `${query}*` : query;
      const took = await taken(() => ask(library, text, unfinished));
      cpu.push(took.cpu);
      wall.push(took.wall);
    }
    result.push({ name, p50: quantile(cpu, 0.5), p95: quantile(cpu, 0.95), wall95: quantile(wall, 0.95) });
  }
  return result;
}

function ask(library: Awaited<ReturnType<typeof openAt>>, query: string, unfinished: boolean) {
  return library.search({ query, typing: unfinished, view: null, offset: 0, limit: 20 });
}
