import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { LibraryError } from '../../../shared/errors.ts';
import { errorCode, fileError, isMissing, readText, temporaryName } from './files.ts';

/** Who holds a library. `socket` is where the holder takes commands of other processes, null when it takes none. */
const lockHolder = z.object({
  token: z.string(),
  pid: z.int(),
  /** When the process started, in the system's own measure: tells a process from a later one of the same id. */
  started: z.string().nullable(),
  /** Changes when the machine starts anew. */
  boot: z.string().nullable(),
  host: z.string(),
  socket: z.string().nullable(),
});
export type LockHolder = z.infer<typeof lockHolder>;

export type LibraryLock = {
  /** The one before us did not let go of it: it was killed. */
  takenOver: boolean;
  /** False once the lock file is gone: the folder was moved, deleted, or is another one now. */
  held(): Promise<boolean>;
  release(): Promise<void>;
};

/** How often a holder touches its lock, and how old a lock is believed of another machine, which cannot be asked: a copy
 * of a library that was open is not locked for ever. Milliseconds. */
const BEAT_MS = 120_000;
const BELIEVED_MS = 600_000;

const lockName = /^lock-(\d+)\.json$/;

/** Takes the one writer's lock of a library. Lock files are numbered: to take over from a dead holder, a process makes
 * the next number, which only one can; nobody deletes a file that might have become somebody else's in between.
 * @param dir without symlinks
 * @param alone nothing else in this process holds a library: a lock of its own is that of a thread that died
 * Throws `library-in-use`, `read-only`, `disk-full`. */
export async function acquireLock(
  dir: string,
  socket: string | null = null,
  alone = false,
): Promise<LibraryLock> {
  const me: LockHolder = { token: randomBytes(8).toString('hex'), socket, ...(await thisProcess()) };
  for (;;) {
    const found = await lockFiles(dir);
    await refuseLiving(dir, found, alone);
    const path = join(dir, `lock-${(found.at(-1)?.number ?? 0) + 1}.json`);
    if (!(await create(path, me))) continue;
    const others = (await lockFiles(dir)).filter((other) => other.path !== path);
    try {
      await refuseLiving(dir, others, alone);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    // One that is no file, and no lock of ours, stays: it holds nobody off.
    for (const dead of others) await rm(dead.path, { force: true }).catch(() => undefined);
    const { ino } = await stat(path);
    const beating = setInterval(() => {
      const now = new Date();
      utimes(path, now, now).catch(() => undefined);
    }, BEAT_MS).unref();
    return {
      takenOver: others.length > 0,
      held: () =>
        stat(path).then(
          (present) => present.ino === ino,
          () => false,
        ),
      async release() {
        clearInterval(beating);
        await rm(path, { force: true });
      },
    };
  }
}

/** The living holder of a library, null when nobody holds it. */
export async function lockHolderOf(dir: string): Promise<LockHolder | null> {
  for (const { path } of await lockFiles(dir)) {
    const holder = await livingHolder(path);
    if (holder !== null) return holder;
  }
  return null;
}

async function refuseLiving(dir: string, files: { path: string }[], alone: boolean): Promise<void> {
  for (const { path } of files) {
    const holder = await livingHolder(path);
    const left = alone && holder?.pid === process.pid && holder.host === hostname();
    if (holder !== null && !left) {
      throw new LibraryError({ code: 'library-in-use', details: { dir, pid: holder.pid } });
    }
  }
}

async function lockFiles(dir: string): Promise<{ number: number; path: string }[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw fileError(error, dir);
  });
  return names
    .map((name) => ({ number: Number(lockName.exec(name)?.[1]), path: join(dir, name) }))
    .filter(({ number }) => !Number.isNaN(number))
    .sort((a, b) => a.number - b.number);
}

/** Makes the lock file with its content in one step. False when the name is taken. */
async function create(path: string, holder: LockHolder): Promise<boolean> {
  const temporary = temporaryName(path);
  try {
    await writeFile(temporary, JSON.stringify(holder), { flag: 'wx' });
    await link(temporary, path).catch(async (error: unknown) => {
      // File systems without hard links: the name is still made exclusively.
      if (errorCode(error) === 'EEXIST') throw error;
      await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw fileError(error, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The holder a lock file names, when that process still runs. What cannot be read names nobody. */
async function livingHolder(path: string): Promise<LockHolder | null> {
  const text = await readText(path).catch(() => '');
  const parsed = lockHolder.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const holder = parsed.data;
  const here = await thisProcess();
  if (holder.boot !== null && here.boot !== null && holder.boot !== here.boot) {
    // This machine was started anew since, or it is another one that shares the folder.
    if (holder.host === here.host) return null;
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
    // A time in the future was told by a clock that was wrong.
    return Math.abs(age) < BELIEVED_MS ? holder : null;
  }
  if (!isRunning(holder.pid)) return null;
  const started = await processStart(holder.pid);
  return started !== null && holder.started !== null && started !== holder.started ? null : holder;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function thisProcess(): Promise<Omit<LockHolder, 'token' | 'socket'>> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  return {
    pid: process.pid,
    started: await processStart(process.pid),
    boot: boot?.trim() ?? null,
    host: hostname(),
  };
}

/** Field 22 of `/proc/<pid>/stat`, ticks since boot; null where there is no `/proc`. The name in field 2 may hold
 * spaces and brackets, so fields are counted from its last bracket. A process that ended and was not waited for (state
 * Z) counts as one that started never. */
async function processStart(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? 'never' : (fields?.[19] ?? null);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
