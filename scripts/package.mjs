// npm run package [-- target…]: makes what a person installs, in release/.
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageVersion, packFolder, packTarget, unpackedName } from './lib/package/builder.mjs';
import { tryFolder } from './lib/package/smoke.mjs';
import { packageTargets } from './lib/package/targets.mjs';
import { ensureBuilt, ensureElectron } from './lib/prepare.mjs';
import { ROOT } from './lib/project.mjs';
import { runCommand, Stop, say } from './lib/say.mjs';
import { ensurePacking } from './lib/system.mjs';
import { withWorkFolder } from './lib/work-folder.mjs';

const release = join(ROOT, 'release');

await runCommand(async () => {
  const targets = packageTargets(process.argv.slice(2), process.platform);
  const cancel = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => cancel.abort());
  const runtime = await ensureElectron(ROOT);
  await ensurePacking(targets);
  await ensureBuilt(ROOT);
  const version = await packageVersion(ROOT, runtime);
  say(`Packing Offprint ${version} on Electron ${runtime.version} ${runtime.source}.`);
  const made = await withWorkFolder(release, async (work) => {
    const packing = { root: ROOT, runtime, version, work, signal: cancel.signal };
    const folder = await step('The unpacked folder', () => packFolder(packing));
    if (process.platform === 'linux') await step('A try of it', () => tryFolder(folder, version));
    for (const target of targets) await step(target, () => packTarget(packing, folder, target));
    // electron-builder leaves this in the folder for the .deb.
    await rm(join(folder, 'resources', 'apparmor-profile'), { force: true });
    if (cancel.signal.aborted) throw new Stop('Cancelled. Nothing in release/ was changed.');
    return moveIntoRelease(work);
  });
  say('');
  for (const path of made) say(`${path}  ${await sizeOf(join(ROOT, path))}`);
  return 0;
});

/**
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} run
 */
async function step(title, run) {
  const start = performance.now();
  const result = await run();
  say(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Only what is whole gets its name in release/, in place of what an earlier run made.
 * @param {string} work
 */
async function moveIntoRelease(work) {
  const packages = (await readdir(work)).filter((name) =>
    /\.(?:deb|tar\.gz|AppImage|zip|dmg|exe)$/.test(name),
  );
  const made = [unpackedName(), ...packages];
  for (const name of made) {
    await rm(join(release, name), { recursive: true, force: true });
    await rename(join(work, name), join(release, name));
  }
  return made.map((name) => join('release', name));
}

/** @param {string} path of a file, or of a folder with everything in it */
async function sizeOf(path) {
  const found = await lstat(path);
  const below = found.isDirectory() ? await readdir(path, { recursive: true }) : [];
  const sizes = await Promise.all(below.map(async (name) => (await lstat(join(path, name))).size));
  const bytes = found.isDirectory() ? sizes.reduce((sum, size) => sum + size, 0) : found.size;
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
