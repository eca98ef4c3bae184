import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Ran = { exit: number | null; out: string; err: string };
export type RunOptions = { input?: string | Uint8Array; cwd?: string; env?: Record<string, string> };

/** For tests: the real command line, built as the product is, in a place where it finds its packages; and a folder for
 * libraries that goes with it. */
export async function builtCli() {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const built = await mkdtemp(join(cache, 'offprint-cli-'));
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'offprint-cli-')));
  await copyFile(join(root, 'package.json'), join(built, 'package.json'));
  await build({
    absWorkingDir: root,
    entryPoints: { 'cli/offprint': 'main/cli/index.ts', 'main/hostile': 'main/library/hostile/child.ts' },
    outdir: join(built, 'out'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.18',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['node-sqlite3-wasm', 'canvas'],
    logLevel: 'silent',
  });

  const start = (
    args: readonly string[],
    { cwd = folder, env = {} }: RunOptions = {},
  ): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, [join(built, 'out/cli/offprint.js'), ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: folder, XDG_RUNTIME_DIR: folder, ...env },
    });

  return {
    folder,
    start,
    /** Runs a command to its end. */
    async run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
      const child = start(args, options);
      child.stdin.on('error', () => {});
      child.stdin.end(options.input ?? '');
      return await ended(child);
    },
    async remove() {
      await rm(built, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a child printed, once it is gone. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
