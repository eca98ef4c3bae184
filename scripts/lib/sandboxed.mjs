// Chromium does not run as root with its sandbox on, and machines that run tests are often root. So the tests of the
// sandbox run as an ordinary user, on a copy that this user can read wherever the project lies.
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram } from './process.mjs';

/** The user `nobody` of every Linux, who owns nothing. */
const NOBODY = 65534;

/** What the copy consists of, beside the packages. */
const PARTS = ['package.json', 'out', 'e2e', 'main', 'shared'];

/** Needed at run time, though no test names them: the test runner, and what the bundles leave outside. */
const PACKAGES = ['@playwright/test', 'node-sqlite3-wasm'];

/**
 * A copy of the project, the runtime and, if need be, Node, for an ordinary user.
 * @typedef {object} Copy
 * @property {string} project
 * @property {string} home a folder that the user can write
 * @property {string} node
 * @property {import('node:child_process').SpawnOptions} options run a program as that user
 */

/**
 * Copies what the tests need, calls a function, and removes the copy.
 * @template T
 * @param {string} root the project's folder
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {(copy: Copy) => Promise<T>} use
 */
export async function asOrdinaryUser(root, runtime, use) {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-sandbox-'));
  try {
    return await use(await copyInto(folder, root, runtime));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} root
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<Copy>}
 */
async function copyInto(folder, root, runtime) {
  const project = join(folder, 'project');
  const electron = join(folder, 'electron');
  const home = join(folder, 'home');
  const packages = [...(await packagesToCopy(root))];
  await Promise.all([
    ...PARTS.map((part) => cp(join(root, part), join(project, part), { recursive: true })),
    ...packages.map((name) => copyPackage(root, project, name)),
    cp(runtime.dist, electron, { recursive: true }),
    mkdir(home),
  ]);
  const node = await copyNode(folder);
  await runProgram('chmod', ['-R', 'a+rX', folder]);
  await chown(home, NOBODY, NOBODY);
  // Where the kernel gives ordinary users no namespaces of their own, Chromium's helper makes them, as root.
  await chmod(join(electron, 'chrome-sandbox'), 0o4755);
  const env = {
    PATH: process.env.PATH,
    LANG: process.env.LANG,
    DISPLAY: process.env.DISPLAY,
    HOME: home,
    TMPDIR: home,
    ELECTRON_OVERRIDE_DIST_PATH: electron,
  };
  return { project, home, node, options: { uid: NOBODY, gid: NOBODY, cwd: project, env } };
}

/**
 * The packages that the tests name, those that they need in turn, and the ones that are always needed.
 * @param {string} root
 */
async function packagesToCopy(root) {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const sources = (await Promise.all(['e2e', 'shared'].map((part) => textsIn(join(root, part)))))
    .flat()
    .join('\n');
  const named = Object.keys({ ...dependencies, ...devDependencies }).filter((name) =>
    [`'${name}'`, `'${name}/`].some((quoted) => sources.includes(quoted)),
  );
  /** @type {{ packages: Record<string, { dependencies?: Record<string, string> }> }} */
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  // Of Electron's package the tests need the file that tells where the runtime is, not what downloads it.
  const all = new Set(['electron']);
  const queue = [...PACKAGES, ...named];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (all.has(name)) continue;
    all.add(name);
    queue.push(...Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}));
  }
  return all;
}

/** @param {string} folder */
async function textsIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
}

/**
 * @param {string} root
 * @param {string} project
 * @param {string} name
 */
async function copyPackage(root, project, name) {
  const from = join(root, 'node_modules', name);
  const dist = join(root, 'node_modules', 'electron', 'dist');
  await cp(from, join(project, 'node_modules', name), { recursive: true, filter: (path) => path !== dist });
}

/**
 * Node itself, when it lies in a folder that is closed to others, as it does in a home folder.
 * @param {string} folder where to copy it to
 */
async function copyNode(folder) {
  for (let above = dirname(process.execPath); above !== dirname(above); above = dirname(above)) {
    if (((await stat(above)).mode & 0o001) === 0) {
      await copyFile(process.execPath, join(folder, 'node'));
      return join(folder, 'node');
    }
  }
  return process.execPath;
}
