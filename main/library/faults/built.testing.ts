import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Packages that are CommonJS ask for it. */
const REQUIRE =
  "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);";

/** For tests: a program of this folder, built to run in a process of its own. */
export type Built = { file: string; remove(): Promise<void> };

/** @param name of the file, without `.testing.ts`
 * @param root the project's folder */
export async function buildProgram(
  name: string,
  root = fileURLToPath(new URL('../../..', import.meta.url)),
): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), `offprint-${name}-`));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const file = join(folder, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`main/library/faults/${name}.testing.ts`],
    outfile: file,
    bundle: true,
    // The rest is loaded faster as one file. This one finds its WebAssembly beside itself.
    external: ['node-sqlite3-wasm'],
    banner: { js: REQUIRE },
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
