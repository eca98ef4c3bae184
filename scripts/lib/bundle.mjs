import { chmod, copyFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeLicences } from './licences.mjs';
import { reason, Stop } from './say.mjs';

/** The oldest Node and Chromium that run the bundles: those of Electron 33. */
const NODE = 'node20.18';
const CHROME = 'chrome130';

/** Bundles that a start runs, each in one file whose name changes with its content, so that what V8 compiled of it can be
 * kept; and the constant that tells their names to what runs them. */
const COMPILED = {
  APP_FILE: { name: 'main/app', entry: 'main/app/index.ts' },
  WORKER_FILE: { name: 'main/library', entry: 'main/worker/entry.ts' },
};

/** Entry → bundle, by its path in out/. All but the preload are ES modules for Node. */
const ENTRIES = {
  'main/index': 'main/app/boot.ts',
  'main/library-worker': 'main/worker/boot.ts',
  'main/hostile': 'main/library/hostile/child.ts',
  'cli/offprint': 'main/cli/index.ts',
};

/** CommonJS packages inside an ES module still call `require`. */
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Packages that are not bundled: Electron is there, the SQLite port loads the .wasm that lies beside it, and canvas is
 * an optional part of linkedom that is not installed.
 */
const EXTERNAL = ['electron', 'node-sqlite3-wasm', 'canvas'];

/**
 * Builds everything into out/.
 * @param {string} root the project's folder
 */
export async function bundle(root) {
  const results = await Promise.allSettled([bundleNode(root), bundlePreload(root), bundleRenderer(root)]);
  const faults = results.flatMap((result) =>
    result.status === 'rejected' ? [withoutStack(reason(result.reason))] : [],
  );
  if (faults.length > 0) throw new Stop(`The build failed.\n${faults.join('\n')}`);
  const files = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  await writeLicences(root, files);
}

/**
 * Some tools put the stack into the message.
 * @param {string} message
 */
function withoutStack(message) {
  return message.replace(/\n {4}at .*/gs, '').trim();
}

/**
 * @param {string} root
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundleNode(root) {
  const { build } = await import('esbuild');
  // Parts have a name that changes with their content: those of the build before would stay.
  for (const folder of ['main', 'cli']) await rm(join(root, 'out', folder), { recursive: true, force: true });
  // Each by itself: what is imported when it is needed lies in a file beside, and starting reads one file.
  const compiled = await Promise.all(
    Object.entries(COMPILED).map(async ([constant, { name, entry }]) => {
      const { metafile } = await build({
        ...common(root),
        metafile: true,
        entryPoints: { [name]: entry },
        entryNames: '[dir]/[name]-[hash]',
        outExtension: { '.js': '.cjs' },
        platform: 'node',
        format: 'cjs',
        target: NODE,
        minifyWhitespace: true,
        minifySyntax: true,
        define: { 'import.meta.url': '__file' },
        external: EXTERNAL,
      });
      const file = Object.keys(metafile.outputs).find((path) => path.endsWith('.cjs')) ?? '';
      return { metafile, constant, file: `./${basename(file)}` };
    }),
  );
  const built = await Promise.all(
    Object.entries(ENTRIES).map(([name, entry]) =>
      build({
        ...common(root),
        metafile: true,
        entryPoints: { [name]: entry },
        splitting: true,
        chunkNames: `${dirname(name)}/parts/[name]-[hash]`,
        platform: 'node',
        format: 'esm',
        target: NODE,
        banner: { js: REQUIRE },
        external: EXTERNAL,
        define: Object.fromEntries(compiled.map(({ constant, file }) => [constant, JSON.stringify(file)])),
      }),
    ),
  );
  const command = join(root, 'out/cli/offprint.js');
  await chmod(command, 0o755);
  await copyFile(join(root, 'shared/icon/256x256.png'), join(root, 'out/main/icon.png'));
  const files = [...compiled, ...built].flatMap(({ metafile }) => Object.keys(metafile.inputs));
  return [...new Set(files)].map((file) => join(root, file));
}

/**
 * @param {string} root
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundlePreload(root) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...common(root),
    metafile: true,
    entryPoints: { 'preload/index': 'main/preload/index.ts' },
    outExtension: { '.js': '.cjs' },
    platform: 'browser',
    format: 'cjs',
    target: CHROME,
    external: ['electron'],
  });
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}

/**
 * @param {string} root
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundleRenderer(root) {
  const { build } = await import('vite');
  const built = await build({ configFile: join(root, 'renderer/vite.config.ts'), logLevel: 'silent' });
  const outputs = [built].flat().flatMap((bundled) => ('output' in bundled ? bundled.output : []));
  return outputs.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : part.originalFileNames));
}

/**
 * @param {string} root
 * @returns {import('esbuild').BuildOptions}
 */
function common(root) {
  return {
    absWorkingDir: root,
    outdir: join(root, 'out'),
    bundle: true,
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'silent',
  };
}
