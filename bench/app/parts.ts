import { quantile } from '../lib/measure.ts';
import { figure } from '../lib/table.ts';
import { arrows, toggling } from './keys.ts';
import { marking } from './marking.ts';
import { usageOf } from './processes.ts';
import { bareFrame, opening } from './reading.ts';
import { longestFrame, type Running, type Seen } from './running.ts';
import { scrolling } from './scrolling.ts';
import { typing } from './typing.ts';

export const PARTS = ['typing', 'reading', 'keys', 'scrolling', 'marking'] as const;

/** `CPU`: of all processes of the app, ms a sample, pauses between samples included. `longest frame`: of the whole part. */
export const HEADS = ['', 'articles', 'samples', 'p50 ms', 'p95', 'most', 'longest frame', 'CPU', 'remarks'];

/** What one part of the use takes, as rows of the table. `size` names the library. */
export async function measure(
  part: (typeof PARTS)[number],
  running: Running,
  size: string,
): Promise<string[][]> {
  const { page } = running;
  switch (part) {
    case 'typing': {
      const typed = await watched(running, () => typing(page));
      return [row('key to painted hits', size, typed.result, typed)];
    }
    case 'reading': {
      const opened = await watched(running, () => opening(page));
      const { first, others } = opened.result;
      return [row('click to article', size, others, opened, `the first ${figure(first.ms)}`)];
    }
    case 'keys': {
      const moved = await watched(running, () => arrows(page));
      const toggled = await watched(running, () => toggling(page));
      return [
        row('arrow key', size, moved.result, moved),
        row('favourite and back', size, toggled.result, toggled),
      ];
    }
    case 'scrolling': {
      const scrolled = await watched(running, () => scrolling(page));
      const { blank, frames } = scrolled.result;
      const seen = frames.map((ms) => ({ ms, longestFrame: ms }));
      const remark = `frames; ${(blank * 100).toFixed(1)} % of looks met no row`;
      return [row('scrolling at 20,000 px/s', size, seen, scrolled, remark)];
    }
    case 'marking': {
      const { result, longest, cpuMs } = await watched(running, () => marking(running));
      const { marked, undone, main } = result;
      const remark = `with selecting all; the main process held for ${figure(main)}`;
      return [
        row('mark everything read', size, [marked], { longest, cpuMs }, remark),
        row('and undo', size, [undone], { longest: undone.longestFrame, cpuMs: Number.NaN }),
      ];
    }
  }
}

/** What opening takes in an empty window. */
export async function floor(running: Running): Promise<string[]> {
  const framed = await watched(running, () => bareFrame(running.page));
  return row('click to page in a bare frame', '–', framed.result, framed);
}

type Cost = { longest: number; cpuMs: number };

async function watched<T>({ page, pid }: Running, work: () => Promise<T>): Promise<Cost & { result: T }> {
  const before = await usageOf(pid);
  const seen = await longestFrame(page, work);
  return { ...seen, cpuMs: (await usageOf(pid)).cpuMs - before.cpuMs };
}

function row(
  what: string,
  size: string,
  all: readonly Seen[],
  { longest, cpuMs }: Cost,
  remark = '',
): string[] {
  const ms = all.map((one) => one.ms);
  const times = [quantile(ms, 0.5), quantile(ms, 0.95), Math.max(...ms), longest, cpuMs / all.length];
  return [what, size, String(all.length), ...times.map(figure), remark];
}
