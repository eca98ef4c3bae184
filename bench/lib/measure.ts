import { readFile } from 'node:fs/promises';

/** What a piece of work took, in milliseconds: by the clock, and of the processor, all threads of this process together. */
export type Taken = { wall: number; cpu: number };

export async function taken<T>(work: () => Promise<T>): Promise<Taken & { result: T }> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const result = await work();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1000, result };
}

/** The value below which a share of the values lies: `quantile(values, 0.95)`. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Memory of a process in MiB, shared pages counted by their share. Linux alone tells it; elsewhere NaN. */
export async function pss(pid: number | 'self' = 'self'): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]) / 1024;
}

/** Asks for the memory of this process again and again while something runs, and tells the most. */
export async function peakMemory<T>(work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = 0;
  const look = async () => {
    peak = Math.max(peak, (await pss()) || 0);
  };
  const timer = setInterval(() => void look(), 250);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(timer);
  }
}

/** Tells the longest time, in milliseconds, that the event loop did not turn while something ran. */
export async function longestStall<T>(work: () => Promise<T>): Promise<{ result: T; stall: number }> {
  let stall = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last - 5);
    last = now;
  }, 5);
  try {
    return { result: await work(), stall };
  } finally {
    clearInterval(timer);
  }
}
