// What Electron needs of a Linux system. On Debian and its relatives it can be installed here; elsewhere it is named.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLine, runProgram } from './process.mjs';
import { isRoot } from './project.mjs';
import { reason, Stop, say } from './say.mjs';

/** The Debian packages that bring the libraries of Electron; their dependencies bring the rest. */
const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libdrm2',
];

/** Package → a file of it. Without a screen there are usually no fonts either, and pictures would show boxes. */
const FONTS = {
  'fonts-inter': '/usr/share/fonts/opentype/inter',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf',
  'fonts-droid-fallback': '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
};

/** Whether there is no screen to open a window on. */
export function lacksDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Makes sure of what is needed to unpack an Electron runtime. When it is not there, everything else is named as well,
 * so that there is one line to type and not three.
 */
export async function ensureUnpacking() {
  if (process.platform !== 'linux' || hasProgram('unzip')) return;
  await install(['unzip', ...LIBRARIES, ...(lacksDisplay() ? ['xvfb', ...missingFonts()] : [])]);
}

/**
 * Makes sure of the libraries that Electron is linked with and, where there is no screen, of Xvfb.
 * @param {string} executable Electron's program
 */
export async function ensureSystem(executable) {
  if (process.platform !== 'linux') return;
  const { output } = await runProgram('ldd', [executable]);
  const libraries = output.includes('not found') ? LIBRARIES : [];
  const screen = lacksDisplay() && !hasProgram('Xvfb') ? ['xvfb'] : [];
  if (libraries.length + screen.length > 0) await install([...libraries, ...screen]);
  if (lacksDisplay() && isRoot() && hasProgram('apt-get')) await tryFonts(missingFonts());
}

/**
 * Makes sure of what packing calls. Where there is no apt-get, electron-builder downloads 7-Zip itself.
 * @param {readonly string[]} targets
 */
export async function ensurePacking(targets) {
  if (process.platform !== 'linux') return;
  const missing = [
    ...(targets.includes('tar.gz') && hasProgram('apt-get') && !hasProgram('7za') ? ['p7zip-full'] : []),
    ...(targets.includes('deb') && !hasProgram('dpkg-deb') ? ['dpkg'] : []),
  ];
  if (missing.length > 0) await install(missing);
}

/** Makes sure of what the checks of the installed package call, before it is installed: it makes menus and types known. */
export async function ensureInstalling() {
  const missing = [
    ...(hasProgram('desktop-file-validate') ? [] : ['desktop-file-utils']),
    ...(hasProgram('xdg-mime') ? [] : ['xdg-utils']),
  ];
  if (missing.length > 0) await install(missing);
}

/**
 * Without fonts the app works, and only looks wrong.
 * @param {string[]} fonts
 */
async function tryFonts(fonts) {
  if (fonts.length === 0) return;
  try {
    await install(fonts);
  } catch (error) {
    say(`${reason(error)} Text in pictures of the window will look different.`);
  }
}

/** @param {string[]} wanted Debian packages, by the names they have in Debian 12 */
async function install(wanted) {
  if (!hasProgram('apt-get')) {
    throw new Stop(
      `This system lacks something that Electron needs: install what its package manager calls ${wanted.join(', ')}, then run this again.`,
    );
  }
  if (!isRoot()) {
    const packages = available(wanted, await packageNames());
    throw new Stop(
      `Some system packages are missing. Type this, then run it again:\n  sudo apt-get install -y ${packages.join(' ')}`,
    );
  }
  say(`Installing system packages: ${wanted.join(' ')}.`);
  // The lists of packages may be missing, or so old that what they name is gone.
  if ((await tryInstall(wanted)).code === 0) return;
  await runApt(['update', '-qq']);
  const { code, output } = await tryInstall(wanted);
  if (code !== 0) throw new Stop(`apt-get could not install the system packages (${lastLine(output)}).`);
}

/** @param {string[]} wanted */
async function tryInstall(wanted) {
  const names = available(wanted, await packageNames());
  return runApt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/**
 * Debian 13 and Ubuntu 24.04 have given some libraries a new name, with `t64` at its end.
 * @param {string[]} wanted
 * @param {Set<string>} names every package that apt knows
 */
export function available(wanted, names) {
  return wanted.map((name) => (names.has(`${name}t64`) ? `${name}t64` : name));
}

async function packageNames() {
  const { output } = await runProgram('apt-cache', ['pkgnames']);
  return new Set(output.split('\n'));
}

/** @param {string[]} args */
function runApt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return runProgram('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env });
}

function missingFonts() {
  return Object.entries(FONTS).flatMap(([name, file]) => (existsSync(file) ? [] : [name]));
}

/** @param {string} name */
function hasProgram(name) {
  return programOf(name) !== null;
}

/**
 * Where a program of the system lies, or null.
 * @param {string} name
 */
export function programOf(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const found = folders.find((folder) => folder !== '' && existsSync(join(folder, name)));
  return found === undefined ? null : join(found, name);
}
