import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** For tests: the real disposable process, built into a temporary folder, since Node 20 runs no TypeScript. */
export async function buildChild(): Promise<{ entry: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-child-'));
  const entry = join(folder, 'hostile.mjs');
  const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await symlink(fromHere('../../../node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    entryPoints: [fromHere('./child.ts')],
    outfile: entry,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.18',
    logLevel: 'silent',
  });
  return { entry, remove: () => rm(folder, { recursive: true, force: true }) };
}
