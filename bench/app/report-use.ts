import { join } from 'node:path';
import { withLibrary } from '../lib/libraries.ts';
import { figure, printTable, ratio } from '../lib/table.ts';
import { floor, HEADS, measure, type PARTS } from './parts.ts';
import { usageOf } from './processes.ts';
import { type Running, use } from './running.ts';
import type { Setting } from './subjects.ts';

type Part = (typeof PARTS)[number];

/** What the app does after a start (it warms up, and makes the backup of the day) begins within so many milliseconds. */
const BEGUN = 12_000;
/** It is at rest when all of its processes together take less than this share of one processor. */
const REST = 0.06;
const MOST_RESTS = 180;

/** Uses the app on libraries of several sizes, and prints how fast it answers: also what was measured before something failed. */
export async function inUse(
  setting: Setting,
  what: { sizes: readonly number[]; parts: readonly Part[] },
): Promise<void> {
  const rows: string[][] = [];
  const memory: string[][] = [];
  try {
    await measureAll(setting, what, { rows, memory });
  } finally {
    printTable('In use', HEADS, rows);
    printTable('Memory after use', ['', 'PSS MiB', 'ratio'], memory);
  }
}

async function measureAll(
  { subjects, folder, env, flags }: Setting,
  { sizes, parts }: { sizes: readonly number[]; parts: readonly Part[] },
  { rows, memory }: { rows: string[][]; memory: string[][] },
): Promise<void> {
  const profile = (name: string) => `--user-data-dir=${join(folder, `used-${name}`)}`;
  const empty = await use(subjects.empty, { args: [...flags, profile('empty')], env }, async (running) => {
    if (parts.includes('reading')) rows.push(await floor(running));
    return usageOf(running.pid);
  });
  memory.push(['empty window', figure(empty.pssMiB), ratio(1)]);
  for (const size of sizes) {
    await withLibrary(size, (dir) =>
      use(
        subjects.app,
        { args: [...flags, profile(String(size)), '--library', dir], env },
        async (running) => {
          const name = size.toLocaleString('en-GB');
          await settled(running);
          for (const part of parts) {
            console.error(`${name} articles: ${part}`);
            rows.push(...(await measure(part, running, name)));
          }
          const { pssMiB } = await usageOf(running.pid);
          memory.push([`Offprint, ${name}`, figure(pssMiB), ratio(pssMiB / empty.pssMiB)]);
        },
      ),
    );
  }
}

/** Until what the app does after a start is done. */
async function settled({ page, pid }: Running): Promise<void> {
  await page.getByRole('grid').first().waitFor();
  await page.waitForTimeout(BEGUN);
  for (let rests = 0; rests < MOST_RESTS; rests++) {
    const before = await usageOf(pid);
    await page.waitForTimeout(1000);
    if ((await usageOf(pid)).cpuMs - before.cpuMs < REST * 1000) return;
  }
}
