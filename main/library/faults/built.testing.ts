import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** For tests: a program of this folder, built to run in a process of its own. */
export type Built = { file: string; remove(): Promise<void> };

/** @param name of the file, without `.testing.ts` */
export async function buildProgram(name: string): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), `offprint-${name}-`));
  const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await symlink(fromHere('../../../node_modules'), join(folder, 'node_modules'), 'junction');
  const file = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fromHere(`./${name}.testing.ts`)],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
