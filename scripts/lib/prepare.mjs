// Everything between a fresh clone and a running app. Each step is silent when there is nothing to do.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { findRuntime, hasRuntime, sourcesOf } from './runtime.mjs';
import { say } from './say.mjs';
import { ensureSystem, ensureUnpacking } from './system.mjs';

/**
 * Installs what is missing for running Electron.
 * @param {string} root
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function ensureElectron(root) {
  await ensurePackages(root);
  if (!hasRuntime(root)) await ensureUnpacking();
  const runtime = await findRuntime(sourcesOf(root));
  await ensureSystem(runtime.executable);
  return runtime;
}

/**
 * Builds the app, unless out/ was built from the very files that are there.
 * @param {string} root
 */
export async function ensureBuilt(root) {
  const stamp = await readFile(stampOf(root), 'utf8').catch(() => '');
  if (stamp === (await sourceState(root))) return;
  say('Building.');
  await build(root);
}

/**
 * Builds the app, and notes what it was built from.
 * @param {string} root
 */
export async function build(root) {
  const state = await sourceState(root);
  await rm(stampOf(root), { force: true });
  const { bundle } = await import('./bundle.mjs');
  await bundle(root);
  await writeFile(stampOf(root), state);
}

/** @param {string} root */
function stampOf(root) {
  return join(root, 'out', '.built-from');
}

/** @param {string} root */
function sourceState(root) {
  const single = ['package.json', 'package-lock.json', 'scripts/lib/bundle.mjs', 'scripts/lib/licences.mjs'];
  return filesState(root, single, ['main', 'renderer', 'shared']);
}

/**
 * A sum over names, sizes and times of files.
 * @param {string} root
 * @param {readonly string[]} single files
 * @param {readonly string[]} folders of which all files count, but for tests
 */
export async function filesState(root, single, folders) {
  const below = await Promise.all(folders.map((folder) => sourcesIn(root, folder)));
  const files = [...single, ...below.flat()];
  const lines = files.map(async (file) => {
    const { size, mtimeMs } = await stat(join(root, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return createHash('sha256')
    .update((await Promise.all(lines)).sort().join('\n'))
    .digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 */
async function sourcesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath.slice(root.length + 1), entry.name));
}
