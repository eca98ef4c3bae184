// electron-builder, told where everything is, so that it fetches nothing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCarried } from '../carrier.mjs';
import { lastLine } from '../process.mjs';
import { Stop } from '../say.mjs';
import { programOf } from '../system.mjs';

/**
 * Everything that a run of electron-builder depends on.
 * @typedef {object} Packing
 * @property {string} root the project's folder
 * @property {import('../runtime.mjs').Runtime} runtime
 * @property {string} version of the package
 * @property {string} work a folder of this run's own; packages are made in it
 * @property {string} [compression] of the .deb, as fpm calls it
 * @property {AbortSignal} signal ends what runs
 */

/**
 * The version in package.json, with a mark when the runtime is the carried one: such a package is for closed machines, and
 * dpkg takes one without the mark for newer.
 * @param {string} root
 * @param {import('../runtime.mjs').Runtime} runtime
 */
export async function packageVersion(root, runtime) {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return (await isCarried(runtime.dist)) ? `${version}-closed` : version;
}

/**
 * Makes the unpacked folder.
 * @param {Packing} packing
 * @returns {Promise<string>} the folder
 */
export async function packFolder(packing) {
  await run(packing, 'dir', []);
  return join(packing.work, unpackedName());
}

/**
 * Packs a folder that `packFolder` made.
 * @param {Packing} packing
 * @param {string} folder
 * @param {string} target
 */
export function packTarget(packing, folder, target) {
  return run(packing, target, ['--prepackaged', folder]);
}

/** What electron-builder calls the unpacked folder on this system. */
export function unpackedName() {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'darwin') return `mac${arch}`;
  return `${process.platform === 'win32' ? 'win' : 'linux'}${arch}-unpacked`;
}

/**
 * @param {Packing} packing
 * @param {string} target
 * @param {string[]} more arguments
 */
async function run(packing, target, more) {
  const { root, work, signal } = packing;
  const config = join(work, 'config.json');
  await writeFile(config, JSON.stringify(await configuration(packing)));
  const system = { darwin: '--mac', win32: '--win' }[String(process.platform)] ?? '--linux';
  const command = join(root, 'node_modules/electron-builder/cli.js');
  const args = [command, system, target, '--config', config, '--publish', 'never', ...more];
  const tools = await mkdtemp(join(tmpdir(), 'offprint-pack-'));
  const { code, output } = await environment(work, tools)
    .then((env) => runGroup(args, { cwd: root, env, signal }))
    .finally(() => rm(tools, { recursive: true, force: true }));
  if (signal.aborted) throw new Stop('Cancelled. Nothing in release/ was changed.');
  if (code !== 0) throw new Stop(`electron-builder could not make ${target}: ${faultIn(output)}`);
}

/** @param {Packing} packing */
async function configuration({ root, runtime, version, work, compression }) {
  // The packages may not have been there when this file was read.
  const { parse } = await import('yaml');
  const config = parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
  const link = join(work, 'command', 'offprint');
  if (process.platform === 'linux' && !existsSync(join(work, 'command'))) {
    await mkdir(join(work, 'command'));
    await symlink('/opt/Offprint/bin/offprint', link);
  }
  return {
    ...config,
    directories: { ...config.directories, output: work },
    electronDist: runtime.dist,
    electronVersion: runtime.version,
    extraMetadata: { version },
    deb: {
      ...config.deb,
      fpm: [
        ...config.deb.fpm,
        `${link}=/usr/bin/offprint`,
        ...(compression === undefined ? [] : ['--deb-compression', compression]),
      ],
    },
  };
}

/**
 * Tells electron-builder of our stand-in for fpm, and of the system's 7-Zip, so that it downloads neither.
 * @param {string} work
 * @param {string} tools a folder for what it calls: it takes no path with a quote, as the project's may have
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function environment(work, tools) {
  // The best level takes 7-Zip minutes, for a few per cent.
  const level = process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ?? '5';
  // What it unpacks goes with our own folder, also when it is cut off.
  const temporary = join(work, 'temporary');
  await mkdir(temporary, { recursive: true });
  const env = {
    ...process.env,
    ...{ ELECTRON_BUILDER_COMPRESSION_LEVEL: level, CI: '1', NO_COLOR: '1' },
    ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  };
  if (process.platform !== 'linux') return env;
  const fpm = join(tools, 'fpm');
  const main = join(import.meta.dirname, 'fpm/main.mjs');
  await writeFile(fpm, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(main)} "$@"\n`, { mode: 0o755 });
  const sevenZip = programOf('7za');
  return {
    ...env,
    CUSTOM_FPM_PATH: fpm,
    ...(sevenZip === null ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
  };
}

/** @param {string} path */
function quoted(path) {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/**
 * Runs Node in a process group of its own, and ends all of the group when told to.
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<import('../process.mjs').Outcome>}
 */
function runGroup(args, { cwd, env, signal }) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ code: 128, output: '' });
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const end = () => {
      if (process.platform === 'win32' || child.pid === undefined) child.kill();
      else process.kill(-child.pid, 'SIGTERM');
    };
    signal.addEventListener('abort', end, { once: true });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve({ code: code ?? 128, output });
    });
  });
}

/**
 * What went wrong, out of all that electron-builder prints.
 * @param {string} output
 */
function faultIn(output) {
  const marked = output.split('\n').find((line) => /^\s*⨯ /.test(line));
  return (marked ?? lastLine(output)).replace(/^\s*⨯ /, '').trim();
}
