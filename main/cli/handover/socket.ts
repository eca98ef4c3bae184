import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Longest path of a socket that every system takes, in bytes: macOS has the smallest. */
const LONGEST = 103;

/** Where the holder of a library hears the commands of terminals: a socket in the person's runtime folder, made for them
 * alone. Null where no such place is to be had; commands are then refused while the library is held.
 * @param dir the library's folder */
export async function commandSocket(
  dir: string,
  env: Record<string, string | undefined> = process.env,
): Promise<string | null> {
  const real = await realpath(dir).catch(() => dir);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\offprint-${name}`;
  const { uid } = userInfo();
  const runtime = env.XDG_RUNTIME_DIR;
  const folders = [...(runtime ? [join(runtime, 'offprint')] : []), join(tmpdir(), `offprint-${uid}`)];
  for (const folder of folders) {
    const path = join(folder, `${name}.sock`);
    if (Buffer.byteLength(path) <= LONGEST && (await isOurs(folder, uid))) return path;
  }
  return null;
}

/** Makes the folder, and makes sure that nobody else can enter it: the temporary folder belongs to everybody. */
async function isOurs(folder: string, uid: number): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const there = await lstat(folder).catch(() => null);
  return there?.isDirectory() === true && there.uid === uid && (there.mode & 0o077) === 0;
}
