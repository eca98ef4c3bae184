import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLine, runProgram } from './process.mjs';
import { Stop, say } from './say.mjs';

/**
 * Runs npm: the one that runs us, or else the one on the PATH.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return runProgram(process.execPath, [own, ...args], options);
  return runProgram('npm', args, { shell: process.platform === 'win32', ...options });
}

/**
 * Installs the npm packages that package-lock.json names, unless the ones that are there come from the same lock file.
 * @param {string} root the project's folder
 */
export async function ensurePackages(root) {
  const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', '.offprint-lock');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return;
  say('Installing npm packages.');
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (code !== 0) {
    throw new Stop(`The npm packages could not be installed (${lastLine(output)}).`);
  }
  await writeFile(stamp, lock);
}
