import { spawn } from 'node:child_process';
import { chown, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../process.mjs';

/** The user `nobody` of every Linux, who owns nothing. */
const NOBODY = 65534;

/**
 * What came of a program that a person ran.
 * @typedef {object} Ran
 * @property {number | null} code
 * @property {string} out
 * @property {string} err
 */

/**
 * An ordinary account, with a home of its own.
 * @typedef {object} Person
 * @property {string} home
 * @property {(program: string, args?: string[], options?: { input?: string, as?: 'root' }) => Promise<Ran>} run to its end
 * @property {(program: string, args: string[]) => import('node:child_process').ChildProcessWithoutNullStreams} start in a group of its own
 */

/**
 * @param {string} folder where its home is made
 * @param {Record<string, string>} screen
 * @returns {Promise<Person>}
 */
export async function makePerson(folder, screen) {
  const home = join(folder, 'home');
  const runtime = join(folder, 'runtime');
  const rootHome = join(folder, 'root');
  await mkdir(rootHome, { mode: 0o700 });
  for (const path of [home, runtime]) {
    await mkdir(path, { mode: 0o700 });
    await chown(path, NOBODY, NOBODY);
  }
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    // Programs in English alone are used everywhere.
    LANG: 'de_DE.UTF-8',
    HOME: home,
    TMPDIR: home,
    XDG_RUNTIME_DIR: runtime,
    ...(process.env.DISPLAY === undefined ? {} : { DISPLAY: process.env.DISPLAY }),
    ...screen,
  };
  const them = { uid: NOBODY, gid: NOBODY, cwd: home, env };
  return {
    home,
    start: (program, args) => spawn(program, args, { ...them, detached: true, stdio: 'pipe' }),
    run: (program, args = [], { input = '', as } = {}) =>
      new Promise((resolve, reject) => {
        const root = { cwd: rootHome, env: { ...env, HOME: rootHome } };
        const child = spawn(program, args, { ...(as === 'root' ? root : them), timeout: 60_000 });
        const out = textOf(child.stdout);
        const err = textOf(child.stderr);
        child.once('error', reject);
        child.once('close', async (code) => resolve({ code, out: await out, err: await err }));
        // It may end before it has read all.
        child.stdin.on('error', () => {});
        child.stdin.end(input);
      }),
  };
}

/** @param {import('node:stream').Readable} stream */
async function textOf(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

/**
 * Processes that run a program, with their command lines.
 * @param {string} program absolute
 * @returns {Promise<{ pid: string, command: string, status: string }[]>}
 */
export async function processesOf(program) {
  const all = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => ({
        pid,
        command: (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' '),
        status: await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''),
      })),
  );
  return all.filter(({ command }) => command === program || command.startsWith(`${program} `));
}

/** Files on the system that are called after us. */
export async function filesOfOurs() {
  const { output } = await runProgram('find', [
    '/opt',
    '/usr',
    '/etc',
    '/var/lib',
    '-xdev',
    '-iname',
    '*offprint*',
  ]);
  return output.split('\n').sort();
}
