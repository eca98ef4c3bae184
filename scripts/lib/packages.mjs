import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './process.mjs';
import { Stop, say } from './say.mjs';

/** Without a network npm would wait for more than a minute before it says so. */
const IMPATIENT = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000', '--loglevel=error'];

/**
 * Runs npm: the one that runs us, or else the one on the PATH.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  const all = [...args, ...IMPATIENT];
  if (own?.endsWith('npm-cli.js')) return runProgram(process.execPath, [own, ...all], options);
  return runProgram('npm', all, { shell: process.platform === 'win32', ...options });
}

/**
 * What went wrong, out of all that npm prints about it.
 * @param {string} output
 */
export function npmReason(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
  return (
    lines.find((line) => line !== '' && !/^(code|errno|syscall|path) /.test(line)) ?? 'npm did not say why'
  );
}

/**
 * Installs the npm packages that package-lock.json names, unless they are there. No package may run a script of its own
 * while it is installed; none of ours needs to.
 * @param {string} root the project's folder
 */
export async function ensurePackages(root) {
  const wanted = await readLock(join(root, 'package-lock.json'));
  const installed = await readLock(join(root, 'node_modules', '.package-lock.json')).catch(() => null);
  if (installed !== null && isInstalled(wanted, installed)) return;
  say('Installing npm packages.');
  const { code, output } = await npm(['ci', '--ignore-scripts'], { cwd: root });
  if (code !== 0) throw new Stop(`The npm packages could not be installed: ${npmReason(output)}`);
}

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Lock folder → package */

/**
 * Whether what is installed is what is wanted. A package for another system is wanted and never installed.
 * @param {Lock} wanted
 * @param {Lock} installed
 */
export function isInstalled(wanted, installed) {
  return (
    Object.keys(installed).every((folder) => folder in wanted) &&
    Object.entries(wanted).every(([folder, { version, integrity, optional }]) => {
      const found = installed[folder];
      if (found === undefined) return folder === '' || optional === true;
      return found.version === version && (integrity === undefined || found.integrity === integrity);
    })
  );
}

/**
 * @param {string} file
 * @returns {Promise<Lock>}
 */
async function readLock(file) {
  return JSON.parse(await readFile(file, 'utf8')).packages;
}
