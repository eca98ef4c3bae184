import { randomBytes } from 'node:crypto';
import type { Library, NewArticle } from '../../main/library/index.ts';
import { blankRecord } from '../../shared/model/blank-record.ts';
import { openAt, withLibrary } from '../lib/libraries.ts';
import { quantile, type Taken, taken } from '../lib/measure.ts';
import { figure, printTable, ratio } from '../lib/table.ts';

const TIMES = 120;

/** One small text saved and one article changed, each durable before it is answered: small library and large in turn. */
export async function saving(sizes: readonly number[]): Promise<void> {
  const [small = 100] = sizes;
  for (const size of sizes.slice(1)) {
    await withLibrary(small, (smallDir) =>
      withLibrary(size, async (largeDir) => {
        const libraries = [await openAt(smallDir), await openAt(largeDir)];
        const saves: Taken[][] = [[], []];
        const changes: Taken[][] = [[], []];
        for (let time = 0; time < TIMES; time++) {
          for (const [at, library] of libraries.entries()) {
            const id = { value: '' };
            saves[at]?.push(await taken(() => addOne(library, id)));
            changes[at]?.push(await taken(() => library.change([id.value], { favourite: true })));
          }
        }
        for (const library of libraries) await library.close();
        printTable(
          `Saving, ${small.toLocaleString('en-GB')} against ${size.toLocaleString('en-GB')} articles, in turn; ms p50 / p95`,
          ['what', String(small), String(size), 'ratio of p50', 'ratio of p95'],
          [
            rowOf('save a small text, wall', saves, 'wall'),
            rowOf('save a small text, CPU', saves, 'cpu'),
            rowOf('change one article, wall', changes, 'wall'),
            rowOf('change one article, CPU', changes, 'cpu'),
          ],
        );
      }),
    );
  }
}

async function addOne(library: Library, id: { value: string }): Promise<void> {
  const [record] = await library.add([smallArticle()]);
  id.value = record?.id ?? '';
}

function rowOf(name: string, runs: readonly (readonly Taken[])[], which: keyof Taken): string[] {
  const [small = [], large = []] = runs.map((run) => run.slice(20).map((one) => one[which]));
  const shown = (values: number[]) => `${figure(quantile(values, 0.5))} / ${figure(quantile(values, 0.95))}`;
  return [
    name,
    shown(small),
    shown(large),
    ratio(quantile(large, 0.5) / quantile(small, 0.5)),
    ratio(quantile(large, 0.95) / quantile(small, 0.95)),
  ];
}

function smallArticle(): NewArticle {
  return {
    record: {
      ...blankRecord(new Date().toISOString()),
      url: `https://example.org/${randomBytes(8).toString('hex')}`,
      title: 'A short notice',
      site: 'example.org',
      lang: 'en',
      words: 9,
    },
    markdown: 'The ferry to the island leaves at nine tomorrow.',
    images: [],
    source: null,
  };
}
