// Installs the .deb, uses it as a person does, and takes it away again.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePacked } from '../package/packed.mjs';
import { lastLine, runProgram } from '../process.mjs';
import { isRoot } from '../project.mjs';
import { reason, say } from '../say.mjs';
import { ensureInstalling, programOf } from '../system.mjs';
import { checksOfCommand } from './command.mjs';
import { checksOfMenu } from './menu.mjs';
import { filesOfOurs, makePerson } from './person.mjs';
import { checksAfterwards, checksOfUpgrade } from './upgrade.mjs';
import { checksOfWindow } from './window.mjs';

const STOPS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * What the checks work with.
 * @typedef {object} Context
 * @property {import('../package/packed.mjs').Packed} packed
 * @property {import('./person.mjs').Person} person
 * @property {(file: string) => Promise<void>} install throws when apt-get fails
 * @property {(...args: string[]) => Promise<void>} apt
 * @property {(title: string, run: () => Promise<void>) => Promise<void>} check
 * @property {string[]} before files on the system with our name, before it was installed
 */

/** A sentence that tells why the package cannot be installed here, or null. */
export function whyNotInstalled() {
  const able =
    process.platform === 'linux' &&
    isRoot() &&
    programOf('apt-get') !== null &&
    programOf('dpkg-deb') !== null;
  return able
    ? null
    : 'The installed app is tested where this runs as root on Debian or one of its relatives.';
}

/**
 * @param {string} root the project's folder
 * @param {import('../runtime.mjs').Runtime} runtime
 * @param {Record<string, string>} screen
 * @returns {Promise<import('../results.mjs').Tally>}
 */
export async function runInstalled(root, runtime, screen) {
  // A person's own must not be taken away.
  if (existsSync('/opt/Offprint') || existsSync('/usr/bin/offprint'))
    throw new Error('Offprint is installed on this computer. Its packages can be tested once it is removed.');
  const packed = await ensurePacked(root, runtime);
  await ensureInstalling();
  const tally = { passed: 0, failed: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'offprint-installed-'));
  const stop = () => leaveAtOnce(folder);
  for (const signal of STOPS) process.on(signal, stop);
  try {
    // apt reads packages as an account of its own.
    await chmod(folder, 0o755);
    const person = await makePerson(folder, screen);
    /** @type {Context} */
    const context = {
      packed,
      person,
      apt,
      async install(file) {
        const copy = join(folder, 'offprint.deb');
        await copyFile(file, copy);
        await apt('install', copy);
        await rm(copy);
      },
      check: (title, run) => check(tally, title, run),
      before: await filesOfOurs(),
    };
    await check(tally, 'apt-get installs it, and every file is as it was packed', async () => {
      await context.install(packed.deb);
      const { output } = await runProgram('dpkg', ['--verify', 'offprint']);
      if (output !== '') throw new Error(output);
    });
    if (tally.failed === 0) {
      await checksOfMenu(context);
      await checksOfCommand(context);
      await checksOfWindow(context, (app) => checksOfUpgrade(context, app));
      await checksAfterwards(context);
    }
  } finally {
    if ((await runProgram('dpkg', ['-s', 'offprint'])).code === 0) await takeAway(tally);
    for (const signal of STOPS) process.off(signal, stop);
    await rm(folder, { recursive: true, force: true });
  }
  return tally;
}

/** What a person who stops the tests leaves behind is the computer as it was. @param {string} folder */
function leaveAtOnce(folder) {
  spawnSync('dpkg', ['--purge', 'offprint'], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
}

/**
 * Whatever has gone wrong, the computer is left as it was found.
 * @param {import('../results.mjs').Tally} tally
 */
async function takeAway(tally) {
  try {
    await apt('purge', 'offprint');
  } catch (error) {
    tally.failed += 1;
    say(`  ✘ The package could not be taken away\n    ${reason(error)}`);
  }
}

/** @param {string[]} args */
async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const always = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
  const { code, output } = await runProgram('apt-get', [...always, ...args], { env });
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed: ${lastLine(output)}`);
}

/**
 * @param {import('../results.mjs').Tally} tally
 * @param {string} title
 * @param {() => Promise<void>} run
 */
async function check(tally, title, run) {
  const start = performance.now();
  try {
    await run();
    tally.passed += 1;
    say(`  ✓ ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    tally.failed += 1;
    say(`  ✘ ${title}\n    ${reason(error).replaceAll('\n', '\n    ')}`);
  }
}
