import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Stop } from './say.mjs';

/** @typedef {{ name: string, version: string | null, licence: string, text: string }} Licence */

const FOLDER = `${sep}node_modules${sep}`;
/** Files that hold the words of a licence. */
const WORDS = /^(licen[cs]e|copying|notice|unlicense)/i;

/**
 * Folder of the package that a bundled file belongs to, null for one of ours.
 * @param {string} file absolute
 */
export function packageFolder(file) {
  const start = file.lastIndexOf(FOLDER);
  if (start < 0) return null;
  const inside = start + FOLDER.length;
  const [first = '', second = ''] = file.slice(inside).split(sep);
  return file.slice(0, inside) + (first.startsWith('@') ? join(first, second) : first);
}

/**
 * The licence of a package, with its words. A package without them cannot be passed on.
 * @param {string} folder
 * @returns {Promise<Licence>}
 */
async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => WORDS.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const text = texts
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join('\n\n\n');
  if (text === '' || typeof license !== 'string') {
    throw new Stop(
      `${name} ${version} is bundled and has no licence text. It cannot be passed on like this.`,
    );
  }
  return { name, version, licence: license.replace(/^\((.*)\)$/, '$1'), text };
}

/**
 * Licences of all packages that files come from, each version once, by name.
 * @param {Iterable<string>} files absolute
 */
export async function licencesOf(files) {
  const folders = new Set([...files].map(packageFolder).filter((folder) => folder !== null));
  const licences = await Promise.all([...folders].map(licenceOf));
  const once = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Writes out/licences.json: ours, Electron's, and those of everything that is bundled or goes along.
 * @param {string} root the project's folder
 * @param {Iterable<string>} files absolute; what the bundles are made of
 */
export async function writeLicences(root, files) {
  const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const own = {
    name: 'Offprint',
    version,
    licence: license,
    text: (await readFile(join(root, 'LICENSE'), 'utf8')).trim(),
  };
  const packages = join(root, 'node_modules');
  // Which Electron it will run on is not known here.
  const electron = { ...(await licenceOf(join(packages, 'electron'))), name: 'Electron', version: null };
  const others = await licencesOf([...files, join(packages, 'node-sqlite3-wasm', 'package.json')]);
  await writeFile(join(root, 'out/licences.json'), JSON.stringify([own, electron, ...others]));
}
