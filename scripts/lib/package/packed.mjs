// The packed app for tests: made once from the same sources, and kept beside the npm packages.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt, filesState } from '../prepare.mjs';
import { lastLine, runProgram } from '../process.mjs';
import { Stop, say } from '../say.mjs';
import { ensurePacking } from '../system.mjs';
import { withWorkFolder } from '../work-folder.mjs';
import { packageVersion, packFolder, packTarget, unpackedName } from './builder.mjs';
import { tryFolder } from './smoke.mjs';

/**
 * @typedef {object} Packed
 * @property {string} version
 * @property {string} inspectable the unpacked folder, a debugger let in: Playwright cannot start the app otherwise
 * @property {string} deb
 * @property {string} nextDeb the same with a higher version
 */

/** What the packages are made of, beside out/ and the runtime. */
const FILES = ['package.json', 'LICENSE', 'electron-builder.yml', 'out/.built-from'];
const FOLDERS = ['scripts/lib/package', 'shared/icon'];

/**
 * @param {string} root
 * @param {import('../runtime.mjs').Runtime} runtime
 * @returns {Promise<Packed>}
 */
export async function ensurePacked(root, runtime) {
  await ensureBuilt(root);
  const version = await packageVersion(root, runtime);
  const cache = join(root, 'node_modules/.cache/offprint-packed');
  const state = `${runtime.dist} ${runtime.version} ${version} ${await filesState(root, FILES, FOLDERS)}`;
  const stamp = join(cache, 'made', 'stamp');
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== state) {
    say('Packing.');
    await ensurePacking(['deb']);
    await withWorkFolder(cache, async (work) => {
      const made = await make(root, runtime, version, work);
      await writeFile(join(made, 'stamp'), state);
      await rm(join(cache, 'made'), { recursive: true, force: true });
      await rename(made, join(cache, 'made'));
    });
  }
  const made = join(cache, 'made');
  return {
    version,
    inspectable: join(made, 'inspectable'),
    deb: join(made, 'offprint.deb'),
    nextDeb: join(made, 'offprint-next.deb'),
  };
}

/**
 * @param {string} root
 * @param {import('../runtime.mjs').Runtime} runtime
 * @param {string} version
 * @param {string} work
 */
async function make(root, runtime, version, work) {
  const { signal } = new AbortController();
  const packing = { root, runtime, version, work, compression: 'none', signal };
  const folder = await packFolder(packing);
  await tryFolder(folder, version);
  await packTarget(packing, folder, 'deb');
  const made = join(work, 'made');
  await mkdir(made);
  const deb = join(made, 'offprint.deb');
  const name = (await readdir(work)).find((file) => file.endsWith('.deb'));
  await rename(join(work, name ?? 'offprint.deb'), deb);
  await raiseVersion(deb, join(made, 'offprint-next.deb'), join(work, 'next'));
  await letInspect(join(work, unpackedName()), join(made, 'inspectable'));
  return made;
}

/**
 * The same package as one that comes later.
 * @param {string} deb
 * @param {string} next
 * @param {string} tree is made
 */
async function raiseVersion(deb, next, tree) {
  await must('dpkg-deb', ['--raw-extract', deb, tree]);
  const control = join(tree, 'DEBIAN', 'control');
  const text = await readFile(control, 'utf8');
  await writeFile(control, text.replace(/^Version: .*$/m, 'Version: 999.0.0'));
  await must('dpkg-deb', ['-Znone', '--root-owner-group', '--build', tree, next]);
}

/**
 * A copy of the unpacked folder that differs in one byte: the fuse that keeps debuggers out.
 * @param {string} folder
 * @param {string} copy
 */
async function letInspect(folder, copy) {
  await cp(folder, copy, { recursive: true });
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(copy, 'offprint'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * @param {string} program
 * @param {string[]} args
 */
async function must(program, args) {
  const { code, output } = await runProgram(program, args);
  if (code !== 0) throw new Stop(`${program} failed: ${lastLine(output)}`);
}
