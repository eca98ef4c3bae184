import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLine, runProgram } from '../../process.mjs';

/** The order in which Debian's own packages have them. */
const ORDER = [
  'Package',
  'Version',
  'Architecture',
  'Maintainer',
  'Installed-Size',
  'Depends',
  'Recommends',
  'Section',
  'Priority',
  'Homepage',
];

/**
 * Makes a .deb: lays out the tree with its control files beside the place of the package, lets dpkg-deb pack it, and puts
 * it there whole.
 * @param {import('./arguments.mjs').DebRequest} request
 * @returns {Promise<void>}
 */
export async function makeDeb(request) {
  await mkdir(dirname(request.output), { recursive: true });
  const work = await mkdtemp(join(dirname(request.output), '.deb-'));
  try {
    const tree = join(work, 'tree');
    await layOut(tree, request);
    const made = join(work, 'package.deb');
    const packing = [`-Z${request.compression}`, '--root-owner-group', '--build', tree, made];
    const { code, output } = await runProgram('dpkg-deb', packing);
    if (code !== 0) throw new Error(`dpkg-deb failed: ${lastLine(output)}`);
    await rename(made, request.output);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * The package as a folder, control files and all.
 * @param {string} tree is made
 * @param {import('./arguments.mjs').DebRequest} request
 */
export async function layOut(tree, request) {
  await mkdir(tree);
  for (const { from, to } of request.files) {
    const target = join(tree, to);
    await mkdir(dirname(target), { recursive: true });
    // A link stays a link, and points where it pointed.
    await cp(from, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  await writeControl(tree, request);
}

/**
 * @param {string} tree
 * @param {import('./arguments.mjs').DebRequest} request
 */
async function writeControl(tree, request) {
  const found = await entriesOf(tree);
  await fixModes(found);
  const folder = join(tree, 'DEBIAN');
  await mkdir(folder, { mode: 0o755 });
  const files = found.filter(({ kind }) => kind === 'file');
  const sums = [];
  for (const { path } of files) sums.push(`${await md5(path)}  ${relative(tree, path)}\n`);
  await writeFile(join(folder, 'md5sums'), sums.join(''));
  const settings = files
    .map(({ path }) => `/${relative(tree, path)}\n`)
    .filter((name) => name.startsWith('/etc/'));
  if (settings.length > 0) await writeFile(join(folder, 'conffiles'), settings.join(''));
  await writeFile(join(folder, 'control'), controlFile(request, installedSize(found)));
  for (const [name, path] of Object.entries(request.scripts)) {
    await writeFile(join(folder, name), await readFile(path));
    await chmod(join(folder, name), 0o755);
  }
}

/**
 * The control file.
 * @param {import('./arguments.mjs').DebRequest} request
 * @param {number} size in KiB
 */
export function controlFile({ fields, depends, recommends, description }, size) {
  const { Homepage, ...given } = fields;
  /** @type {Record<string, string>} */
  const all = {
    ...given,
    'Installed-Size': String(size),
    // A project without a page of its own names one that cannot be, since electron-builder wants one.
    ...(Homepage === undefined || /\.invalid\/?$/.test(Homepage) ? {} : { Homepage }),
    ...(depends.length > 0 ? { Depends: depends.join(', ') } : {}),
    ...(recommends.length > 0 ? { Recommends: recommends.join(', ') } : {}),
  };
  const lines = ORDER.flatMap((name) => (all[name] === undefined ? [] : [`${name}: ${oneLine(all[name])}`]));
  return `${[...lines, `Description: ${textOf(description)}`].join('\n')}\n`;
}

/** A line break would begin another field. @param {string} value */
function oneLine(value) {
  return value.replace(/\s+/g, ' ').trim();
}

/**
 * One line of synopsis, then lines that begin with a space, of at most 79 letters where words allow it.
 * @param {string} description
 */
function textOf(description) {
  const [synopsis = '', ...more] = description.split('\n');
  /** @type {string[]} */
  const lines = [];
  for (const word of more
    .join(' ')
    .split(/\s+/)
    .filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 78) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return [oneLine(synopsis), ...lines.map((line) => ` ${line}`)].join('\n');
}

/** @typedef {{ path: string, kind: 'file' | 'folder' | 'link', mode: number, size: number }} Entry */

/**
 * Everything below a folder, sorted by path.
 * @param {string} folder
 * @returns {Promise<Entry[]>}
 */
async function entriesOf(folder) {
  const paths = (await readdir(folder, { recursive: true })).sort();
  return Promise.all(
    paths.map(async (path) => {
      const found = await lstat(join(folder, path));
      const kind = found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'folder' : 'file';
      return { path: join(folder, path), kind, mode: found.mode, size: found.size };
    }),
  );
}

/**
 * What is installed for everybody is readable by everybody and written by root alone, whatever umask it was made under.
 * @param {Entry[]} entries
 */
async function fixModes(entries) {
  for (const { path, kind, mode } of entries) {
    if (kind === 'link') continue;
    const runs = kind === 'folder' || (mode & 0o100) !== 0;
    await chmod(path, runs ? 0o755 : 0o644);
  }
}

/** As dpkg counts: whole KiB of each file, and one for everything else. @param {Entry[]} entries */
function installedSize(entries) {
  return entries.reduce((sum, { kind, size }) => sum + (kind === 'file' ? Math.ceil(size / 1024) : 1), 0);
}

/** @param {string} path */
async function md5(path) {
  const hash = createHash('md5');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
