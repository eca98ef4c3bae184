import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

/** From running a file until what V8 has compiled of it is kept, in milliseconds: by then it has compiled what a start
 * needs. */
const KEEP_AFTER = 1500;

/** What a bundle hands out, and what became of what V8 compiled of it: `taken` from an earlier start, or `made` and kept for the
 * next one; `failed`: it could not be kept. */
type Ran = { exports: { started?: Promise<unknown> }; kept: Promise<'taken' | 'made' | 'failed'> };

/**
 * Runs a bundle, a CommonJS file that has a name of its own for every content, with what V8 compiled of it at an earlier
 * start. Without that, or when it is of another V8, the bundle is compiled again, and what came of it is kept in `folder`.
 */
export async function runCompiled(file: URL, folder: string, { keepAfter = KEEP_AFTER } = {}): Promise<Ran> {
  const filename = fileURLToPath(file);
  const path = join(folder, `${basename(filename)}.bin`);
  const [source, cachedData] = await Promise.all([
    // The build writes ASCII.
    readFile(filename, 'latin1'),
    readKept(path),
  ]);
  const script = new Script(`(function (module, exports, require, __file) {${source}\n})`, {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const run: unknown = script.runInThisContext();
  if (typeof run !== 'function') throw new Error(`${filename} is no bundle`);
  const module: Pick<Ran, 'exports'> = { exports: {} };
  run(module, module.exports, createRequire(file), file.href);
  const taken = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    exports: module.exports,
    kept: taken ? Promise.resolve('taken') : keepLater(script, path, keepAfter),
  };
}

/** Without it the next start takes a little longer, and tries again. */
async function keepLater(script: Script, path: string, time: number): Promise<'made' | 'failed'> {
  await after(time, null, { ref: false });
  return keep(script.createCachedData(), path).then(
    () => 'made',
    () => 'failed',
  );
}

/** Undefined where there is nothing, or not what was written: V8 would trust it all the same, and die. */
async function readKept(path: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return undefined;
  const data = bytes.subarray(SUM);
  return sumOf(data).equals(bytes.subarray(0, SUM)) ? data : undefined;
}

/** Bytes of a sum, which stands in front of what it is of. */
const SUM = 20;

function sumOf(data: Buffer): Buffer {
  return createHash('sha1').update(data).digest();
}

/** Never half. What is kept of bundles of earlier versions goes. */
async function keep(data: Buffer, path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, [sumOf(data), data], { mode: 0o600 });
  await rename(part, path);
  const others = (await readdir(folder)).filter((one) => bundleOf(one) === bundleOf(name) && one !== name);
  for (const one of others) await rm(join(folder, one), { force: true });
}

/** Which bundle a name is of, without the sum over its content. */
function bundleOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}
