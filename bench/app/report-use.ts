import { join } from 'node:path';
import { withLibrary } from '../lib/libraries.ts';
import { quantile } from '../lib/measure.ts';
import { figure, printTable, ratio } from '../lib/table.ts';
import { arrows, toggling } from './keys.ts';
import { marking } from './marking.ts';
import { type Usage, usageOf } from './processes.ts';
import { bareFrame, opening } from './reading.ts';
import { type Running, type Seen, use } from './running.ts';
import { scrolling } from './scrolling.ts';
import type { Setting } from './subjects.ts';
import { typing } from './typing.ts';

export const PARTS = ['typing', 'reading', 'keys', 'scrolling', 'marking'] as const;
type Part = (typeof PARTS)[number];

const HEADS = ['', 'articles', 'p50 ms', 'p95', 'most', 'longest frame', 'remarks'];

/** Uses the app on libraries of several sizes, and prints how fast it answers. */
export async function inUse(
  { subjects, folder, env, flags }: Setting,
  { sizes, parts }: { sizes: readonly number[]; parts: readonly Part[] },
): Promise<void> {
  const profile = (name: string) => `--user-data-dir=${join(folder, `used-${name}`)}`;
  const rows: string[][] = [];
  const floor = await use(subjects.empty, { args: [...flags, profile('empty')], env }, async (running) => {
    if (parts.includes('reading'))
      rows.push(times('click to page in a bare frame', '–', await bareFrame(running.page)));
    return usageOf(running.pid);
  });
  const memory: string[][] = [['empty window', figure(floor.pssMiB), ratio(1)]];
  for (const size of sizes) {
    await withLibrary(size, (dir) =>
      use(
        subjects.app,
        { args: [...flags, profile(String(size)), '--library', dir], env },
        async (running) => {
          const usage = await useOne(running, size.toLocaleString('en-GB'), parts, rows);
          const share = ratio(usage.pssMiB / floor.pssMiB);
          memory.push([`Offprint, ${size.toLocaleString('en-GB')}`, figure(usage.pssMiB), share]);
        },
      ),
    );
  }
  printTable('In use', HEADS, rows);
  printTable('Memory after use', ['', 'PSS MiB', 'ratio'], memory);
}

async function useOne(
  running: Running,
  size: string,
  parts: readonly Part[],
  rows: string[][],
): Promise<Usage> {
  const { page, pid } = running;
  await page.getByRole('grid').first().waitFor();
  // Until what the app does after a start is done.
  await page.waitForTimeout(4000);
  for (const part of parts) {
    console.error(`${size} articles: ${part}`);
    switch (part) {
      case 'typing':
        rows.push(times('key to painted hits', size, await typing(page)));
        break;
      case 'reading': {
        const { first, others } = await opening(page);
        rows.push(times('click to article', size, others, `the first ${figure(first.ms)}`));
        break;
      }
      case 'keys':
        rows.push(times('arrow key', size, await arrows(page)));
        rows.push(times('favourite and back', size, await toggling(page)));
        break;
      case 'scrolling': {
        const { blank, frames } = await scrolling(page);
        const remark = `frames; ${(blank * 100).toFixed(1)} % of looks met no row`;
        rows.push(times('scrolling at 20,000 px/s', size, frames.map(asSeen), remark));
        break;
      }
      case 'marking': {
        const { marked, undone, main } = await marking(running);
        rows.push(times('mark everything read', size, [marked], `main process held for ${figure(main)}`));
        rows.push(times('and undo', size, [undone]));
        break;
      }
    }
  }
  return usageOf(pid);
}

const asSeen = (ms: number): Seen => ({ ms, longestFrame: ms });

function times(what: string, size: string, all: readonly Seen[], remark = ''): string[] {
  const ms = all.map((one) => one.ms);
  const frames = all.map(({ longestFrame }) => longestFrame);
  return [
    what,
    size,
    figure(quantile(ms, 0.5)),
    figure(quantile(ms, 0.95)),
    figure(Math.max(...ms)),
    figure(Math.max(...frames)),
    remark,
  ];
}
