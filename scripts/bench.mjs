// npm run bench -- NAME: measures the library, the app or its behaviour under kills. Files in bench/ are what can be run.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withDisplay } from './lib/display.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ensureBuilt, ensureElectron } from './lib/prepare.mjs';
import { runProgram } from './lib/process.mjs';
import { ROOT } from './lib/project.mjs';
import { runCommand, Stop } from './lib/say.mjs';

/** Benches that open windows. */
const IN_ELECTRON = ['app'];

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const names = (await readdir(join(ROOT, 'bench')))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  if (!names.includes(name)) throw new Stop(`Which one? npm run bench -- ${names.join('|')}`);
  await ensurePackages(ROOT);
  if (!IN_ELECTRON.includes(name)) return run(await bundled(name), args, {});
  const runtime = await ensureElectron(ROOT);
  await ensureBuilt(ROOT);
  const program = await bundled(name);
  return withDisplay((screen) =>
    run(program, args, { ...screen, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist }),
  );
});

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function run(program, args, env) {
  const { code } = await runProgram(process.execPath, [program, ...args], {
    cwd: ROOT,
    show: true,
    env: { ...process.env, ...env },
  });
  return code;
}

/**
 * Makes one file of a bench, for Node knows no TypeScript.
 * @param {string} name
 */
async function bundled(name) {
  const { build } = await import('esbuild');
  const outfile = join(ROOT, 'node_modules/.cache/offprint-bench', `${name}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [`bench/${name}.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  return outfile;
}
