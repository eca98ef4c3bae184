import { readdir, readFile } from 'node:fs/promises';

/** What a program and all that it started take: `cpuMs` in milliseconds since its start, `pssMiB` as shared out among the
 * processes that share it. */
export type Usage = { cpuMs: number; pssMiB: number; processes: number };

/** Ticks of a second, as Linux tells them to programs. */
const TICKS = 100;

/** Looks at the processes of a tree. Linux only: nothing else knows how memory is shared. */
export async function usageOf(root: number): Promise<Usage> {
  const stats = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf));
  const known = stats.filter((stat) => stat !== null);
  const tree = new Set([root]);
  // A process is always younger than its parent, but numbers begin anew.
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const { pid, parent } of known) if (tree.has(parent)) tree.add(pid);
  }
  const ours = known.filter(({ pid }) => tree.has(pid));
  const sizes = await Promise.all(ours.map(({ pid }) => pssOf(pid)));
  return {
    // What has ended counts with the one that waited for it.
    cpuMs: ours.reduce((sum, { ticks }) => sum + ticks, 0) * (1000 / TICKS),
    pssMiB: sizes.reduce((sum, size) => sum + size, 0) / 1024,
    processes: ours.length,
  };
}

async function statOf(name: string): Promise<{ pid: number; parent: number; ticks: number } | null> {
  const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name of the program stands in brackets and may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0] = fields.slice(1);
  const ticks = fields.slice(11, 15).reduce((sum, part) => sum + part, 0);
  return { pid: Number(name), parent, ticks };
}

/** KiB; 0 for one that has just ended. */
async function pssOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}
