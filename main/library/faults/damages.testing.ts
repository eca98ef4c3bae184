import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** For tests: what may become of a file. Returns the bytes that must not be lost, null where there are none. */
export type Damage = (path: string) => Promise<Buffer | null>;

const written = (make: (bytes: Buffer) => Buffer): Damage => {
  return async (path) => {
    const bytes = make(await readFile(path));
    await writeFile(path, bytes);
    return bytes.length === 0 ? null : bytes;
  };
};

/** Three bits somewhere. Not that of a version, which would be the file of another one. */
function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const version = /"version": ?\d/.exec(bytes.toString('latin1'));
  for (let count = 0; count < 3; count++) {
    const at = Math.floor(Math.random() * copy.length);
    if (version !== null && at === version.index + version[0].length - 1) continue;
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
  }
  return copy;
}

/** A file that lies in a folder in the place of another. */
const STRANGER = 'kept all the same';

export const damages: Record<string, Damage> = {
  empty: written(() => Buffer.alloc(0)),
  cut: written((bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))),
  'bit-flipped': written(flipped),
  'other JSON': written(() => Buffer.from('{"hello":[1,2,3]}')),
  null: written(() => Buffer.from('null')),
  zeroed: written((bytes) => Buffer.alloc(bytes.length)),
  missing: async (path) => {
    await rm(path);
    return null;
  },
  'a folder in its place': async (path) => {
    await rm(path);
    await mkdir(path);
    await writeFile(join(path, 'inside'), STRANGER);
    return Buffer.from(STRANGER);
  },
  'a link to nothing': async (path) => {
    await rm(path);
    await symlink(`${path}-nowhere`, path);
    return null;
  },
  'a link to itself': async (path) => {
    await rm(path);
    await symlink(path, path);
    return null;
  },
  'a pipe in its place': async (path) => {
    await rm(path);
    await promisify(execFile)('mkfifo', [path]);
    return null;
  },
  '100 MB': async (path) => {
    await truncate(path, 100 * 1024 * 1024);
    return null;
  },
};

/** Whether a file with these bytes lies in a folder, at any depth and under any name. */
export async function lies(dir: string, bytes: Buffer): Promise<boolean> {
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if ((await stat(path)).size === bytes.length && (await readFile(path)).equals(bytes)) return true;
  }
  return false;
}
