import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { openLibrary } from '../library.ts';
import { herePorts } from './here.testing.ts';
import { broken, type Ledger, newLedger, takeLines } from './ledger.testing.ts';

/** The calls to the system between which a library is in one state after the other. `write` is not among them: threads wake
 * each other by it. Between two of these it only makes a file longer that nobody knows yet, and a disk that is full is tried
 * with one that is. */
const CALLS = ['mkdir', 'openat', 'fsync', 'rename', 'link', 'unlink', 'ftruncate'];
/** Calls in which a process may be killed, also those of the index. */
export const ALL_CALLS = [...CALLS, 'write', 'pwrite64'];
export const ACTS = ['save', 'change', 'correct', 'put'];

/** What became of an act while its calls went wrong. */
export type CallReport = {
  /** How many calls were struck. */
  struck: number;
  /** What is not as it was acknowledged; nothing when all is well. */
  wrong: string[];
  /** The codes by which it failed. */
  said: string[];
};

/** Kills a saver in each of its calls, the first, the second and so on, until the act comes through.
 * @param program the built `saver.testing.ts`
 * @param every of how many calls one is struck */
export async function killInEachCall(
  program: string,
  dir: string,
  act: string,
  { calls = CALLS, every = 1 }: { calls?: readonly string[]; every?: number } = {},
): Promise<CallReport> {
  const ledger = newLedger();
  const puts: string[] = [];
  let times = 0;
  let struck = 0;
  for (const call of calls) {
    for (let at = 1, more = true; more; at += every) {
      const { child, lines } = await startSaver(program, dir);
      times++;
      const done = await actWith(
        child,
        `${act} ${times}`,
        `${call}:signal=KILL:when=${at}`,
        join(dir, '..', 'trace'),
      );
      takeLines(ledger, [...lines, ...done.lines]);
      puts.push(...putsIn(done.lines));
      await end(child);
      more = done.struck;
      if (more) struck++;
    }
  }
  return { struck, wrong: await wrongIn(dir, ledger, puts), said: [] };
}

/** Lets each call of an act fail, in one process that goes on all along.
 * @param every of how many calls one fails */
export async function failEachCall(
  program: string,
  dir: string,
  act: string,
  error: 'ENOSPC' | 'EIO',
  every = 1,
): Promise<CallReport> {
  const ledger = newLedger();
  const puts: string[] = [];
  const said = new Set<string>();
  const { child, lines } = await startSaver(program, dir);
  takeLines(ledger, lines);
  let times = 0;
  let struck = 0;
  for (const call of CALLS) {
    for (let at = 1, more = true; more; at += every) {
      times++;
      const done = await actWith(
        child,
        `${act} ${times}`,
        `${call}:error=${error}:when=${at}`,
        join(dir, '..', 'trace'),
      );
      takeLines(ledger, done.lines);
      puts.push(...putsIn(done.lines));
      for (const [, code = ''] of done.lines.join('\n').matchAll(/failed (.*)/g)) said.add(code);
      more = done.struck;
      if (more) struck++;
    }
  }
  await end(child);
  return { struck, wrong: await wrongIn(dir, ledger, puts), said: [...said] };
}

const putsIn = (lines: readonly string[]) => lines.flatMap((line) => /^queued (\S+)/.exec(line)?.[1] ?? []);

async function end(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A saver whose library is open. Its file system calls come from one thread, so that they can be counted. */
async function startSaver(program: string, dir: string): Promise<{ child: Child; lines: string[] }> {
  const child = spawn(process.execPath, [program, dir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  const lines: string[] = [];
  child.stdout.setEncoding('utf8');
  while (!lines.includes('open')) {
    lines.push(...(await nextLines(child)));
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the saver ended');
  }
  return { child, lines };
}

async function nextLines(child: Child): Promise<string[]> {
  const ended = new AbortController();
  const { signal } = ended;
  const output = once(child.stdout, 'data', { signal }).then(([text]) =>
    String(text).split('\n').slice(0, -1),
  );
  const end = once(child, 'exit', { signal }).then(() => []);
  output.catch(() => {});
  end.catch(() => {});
  return Promise.race([output, end]).finally(() => ended.abort());
}

/** Lets one act run while the nth of its calls goes wrong. `struck`: there was such a call. */
async function actWith(child: Child, act: string, fault: string, log: string) {
  const [call = ''] = fault.split(':');
  const tracer = spawn(
    'strace',
    ['-f', '-p', String(child.pid), '-e', `trace=${call}`, '-e', `inject=${fault}`, '-o', log],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(tracer, 'close');
  // It says so when it is attached.
  await once(tracer.stderr, 'data');
  child.stdin.write(`${act}\n`);
  const lines = await nextLines(child);
  tracer.kill('SIGINT');
  await gone;
  const traced = await readFile(log, 'utf8');
  return { lines, struck: traced.includes('(INJECTED)') || traced.includes('+++ killed by SIGKILL') };
}

async function wrongIn(dir: string, ledger: Ledger, puts: readonly string[]): Promise<string[]> {
  const library = await openLibrary(dir, herePorts);
  try {
    const wrong = await broken(library, ledger);
    const jobs = await library.jobs.load();
    const there = jobs.map(({ label }) => /Text (\S+)/.exec(label)?.[1] ?? label);
    for (const name of puts) if (!there.includes(name)) wrong.push(`${name} was put in and is not there`);
    if (new Set(there).size < there.length) wrong.push('a job is there twice');
    const findings = await library.check({ repair: true });
    // The folder of a save that was never acknowledged.
    const strange = findings.filter(({ kind }) => kind !== 'article-without-record');
    wrong.push(
      ...[...strange, ...(await library.check({ repair: false }))].map(({ kind, path }) => `${kind} ${path}`),
    );
    return wrong;
  } finally {
    await library.close();
  }
}
