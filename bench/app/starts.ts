import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { type Usage, usageOf } from './processes.ts';
import type { Program } from './programs.ts';

/** One way to start: a program with its arguments, and its own profile among them. */
export type Contender = { label: string; program: Program; args: readonly string[] };
/** `shownMs`: from the start of the process to the list. `cpuMs`: until then. `rest`: two seconds later. */
export type Start = { shownMs: number; cpuMs: number; rest: Usage };

const REST = 2_000;
const LONGEST = 60_000;

/** Starts each contender once in every round, in an order that changes, one at a time. */
export async function startInTurn(
  contenders: readonly Contender[],
  { rounds, env, say }: { rounds: number; env: NodeJS.ProcessEnv; say: (line: string) => void },
): Promise<Start[][]> {
  const starts: Start[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const place = (turn + round) % contenders.length;
      const contender = contenders[place];
      if (contender === undefined) continue;
      const start = await startOnce(contender, env);
      starts[place]?.push(start);
      say(`round ${round + 1}: ${contender.label} ${Math.round(start.shownMs)} ms, ${start.cpuMs} ms CPU`);
    }
  }
  // The first one also fills caches.
  return starts.map((those) => those.slice(1));
}

async function startOnce({ program, args }: Contender, env: NodeJS.ProcessEnv): Promise<Start> {
  const began = Date.now();
  const child = spawn(program.executable, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const shown = await Promise.race([shownAt(child), after(LONGEST, null, { ref: false })]);
    if (shown === null || child.pid === undefined) throw new Error(`${program.name} showed nothing`);
    const { cpuMs } = await usageOf(child.pid);
    await after(REST);
    return { shownMs: shown - began, cpuMs, rest: await usageOf(child.pid) };
  } finally {
    await end(child);
  }
}

async function shownAt({ stdout }: ChildProcess): Promise<number | null> {
  if (stdout === null) return null;
  for await (const line of createInterface(stdout)) {
    const at = /^shown ([\d.]+)$/.exec(line)?.[1];
    if (at !== undefined) return Number(at);
  }
  return null;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}
