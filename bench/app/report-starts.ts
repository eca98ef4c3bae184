import { join } from 'node:path';
import { withLibrary } from '../lib/libraries.ts';
import { median, quantile } from '../lib/measure.ts';
import { figure, printTable, ratio } from '../lib/table.ts';
import { type Contender, type Start, startInTurn } from './starts.ts';
import type { Setting } from './subjects.ts';

/** Starts the empty window and the app with each library in turn, and prints how they compare. */
export async function starts(
  { subjects, folder, env, flags }: Setting,
  { sizes, rounds }: { sizes: readonly number[]; rounds: number },
): Promise<void> {
  const profile = (name: string) => `--user-data-dir=${join(folder, `profile-${name}`)}`;
  await withLibraries(sizes, folder, async (dirs) => {
    const contenders: Contender[] = [
      { label: 'empty window', program: subjects.empty, args: [...flags, profile('empty')] },
      ...sizes.map((size, place) => ({
        label: `Offprint, ${size.toLocaleString('en-GB')}`,
        program: subjects.app,
        args: [...flags, profile(String(size)), '--library', dirs[place] ?? ''],
      })),
    ];
    const all = await startInTurn(contenders, { rounds, env, say: (line) => console.error(line) });
    const [floor = []] = all;
    printTable(
      `Start to the list shown, ${rounds - 1} rounds in turn after one that is not counted; ratios are per round`,
      ['', 'ms, median', 'least–most', 'ratio', 'quartiles', 'CPU ms', 'PSS MiB', 'ratio'],
      all.map((starts, place) => row(contenders[place]?.label ?? '', starts, floor)),
    );
  });
}

function row(label: string, starts: readonly Start[], floor: readonly Start[]): string[] {
  const shown = starts.map(({ shownMs }) => shownMs);
  const memory = starts.map(({ rest }) => rest.pssMiB);
  const ratios = starts.map(({ shownMs }, round) => shownMs / (floor[round]?.shownMs ?? Number.NaN));
  const shares = memory.map((size, round) => size / (floor[round]?.rest.pssMiB ?? Number.NaN));
  return [
    label,
    figure(median(shown)),
    `${figure(Math.min(...shown))}–${figure(Math.max(...shown))}`,
    ratio(median(ratios)),
    `${quantile(ratios, 0.25).toFixed(2)}–${quantile(ratios, 0.75).toFixed(2)}`,
    figure(median(starts.map(({ cpuMs }) => cpuMs))),
    figure(median(memory)),
    ratio(median(shares)),
  ];
}

/** A library of each size, all at the same time; of 0 articles a place for a new one. */
async function withLibraries(
  sizes: readonly number[],
  folder: string,
  work: (dirs: readonly string[]) => Promise<void>,
  dirs: readonly string[] = [],
): Promise<void> {
  const [size, ...others] = sizes;
  if (size === undefined) return work(dirs);
  const next = (dir: string) => withLibraries(others, folder, work, [...dirs, dir]);
  if (size === 0) await next(join(folder, 'library-0'));
  else await withLibrary(size, next);
}
