import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeIsAtLeast } from './project.mjs';
import { say } from './say.mjs';

/** The installer of the electron package needs a newer Node than we do. */
export function nodeCanDownload() {
  return nodeIsAtLeast(22, 12);
}

/**
 * Lets the electron package download its own runtime. It is tried once for each installation of the npm packages, so
 * that a machine that cannot reach the download does not wait for it at every start.
 * @param {string} root the project's folder
 * @param {number} [patience] milliseconds without a byte after which it is given up
 * @returns {Promise<string | null>} the folder of Electron, or null when it cannot be had this way
 */
export async function downloadElectron(root, patience = 20_000) {
  const tried = join(root, 'node_modules', '.offprint-download-failed');
  if ((await readFile(tried, 'utf8').catch(() => '')) === process.version) return null;
  say('Downloading Electron.');
  const dist = join(root, 'node_modules', 'electron', 'dist');
  const work = await mkdtemp(join(tmpdir(), 'offprint-download-'));
  const installer = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: work, TEMP: work, TMP: work, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const ended = new Promise((resolve) => {
    installer.on('error', () => resolve(false));
    installer.on('exit', (code) => resolve(code === 0));
  });
  try {
    if ((await Promise.race([ended, stalls([work, dist], ended, patience)])) === true) return dist;
  } finally {
    installer.kill('SIGKILL');
    await ended;
    await rm(work, { recursive: true, force: true });
  }
  await rm(dist, { recursive: true, force: true });
  await writeFile(tried, process.version);
  say('Electron could not be downloaded from its own site.');
  return null;
}

/**
 * Resolves with false once the folders have stopped growing.
 * @param {string[]} folders
 * @param {Promise<unknown>} ended
 * @param {number} patience
 */
async function stalls(folders, ended, patience) {
  let running = true;
  ended.then(() => {
    running = false;
  });
  let size = 0;
  let last = Date.now();
  while (running && Date.now() - last < patience) {
    await delay(250);
    const now = (await Promise.all(folders.map(sizeOf))).reduce((sum, bytes) => sum + bytes, 0);
    if (now > size) last = Date.now();
    size = Math.max(size, now);
  }
  return false;
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes in all files below
 */
async function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
