import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives a function a folder of this run's own to make things in, and removes it afterwards. What runs that were killed have
 * left beside it goes as well.
 * @template T
 * @param {string} parent
 * @param {(work: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withWorkFolder(parent, use) {
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  const work = join(parent, `.working-${process.pid}`);
  await mkdir(work);
  try {
    return await use(work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} parent */
async function removeLeftovers(parent) {
  for (const name of await readdir(parent)) {
    const pid = /^\.working-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}
