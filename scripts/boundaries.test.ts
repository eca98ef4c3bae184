import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PACKAGES = ['zod', 'undici', 'electron', 'react', 'vitest'];

/** Files of a small project that keeps to the rules. */
const GOOD = {
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '*'])) }),
  'tsconfig.json': '{}',
  'shared/url.ts': "import { z } from 'zod'; export const url = z.string();",
  'shared/ipc/contract.ts': "import { url } from '../url.ts'; export const contract = { url };",
  'renderer/window.ts': "import 'react'; import '../shared/url.ts'; export {};",
  'main/library/index.ts':
    "import './store.ts'; import 'node:fs'; import 'undici'; import '../../shared/url.ts';",
  'main/library/store.ts': 'export {};',
  'main/library/hostile/child.ts': 'export {};',
  'main/settings/settings.ts': 'export {};',
  'main/worker/entry.ts': "import '../library/index.ts'; export {};",
  'main/ipc/serve.ts': "import '../worker/entry.ts'; export {};",
  'main/preload/index.ts': "import 'electron'; import '../../shared/ipc/contract.ts';",
  'main/app/index.ts':
    "import 'electron'; import '../ipc/serve.ts'; import '../library/hostile/child.ts'; import '../cli/index.ts';",
  'main/cli/index.ts': "import '../library/index.ts'; import '../settings/settings.ts';",
  'e2e/app.ts': "import '../shared/url.ts';",
  'bench/library.ts': "import '../main/library/index.ts';",
  'scripts/start.mjs': "import 'node:fs'; export const zod = () => import('zod');",
  'shared/url.test.ts': "import 'vitest'; import 'node:fs'; import './url.ts';",
};

/** Each file breaks the rule that is named before it, and no other. */
const BAD: [rule: string, file: string, source: string][] = [
  ['shared-knows', 'shared/a.ts', "import '../main/settings/settings.ts';"],
  ['shared-packages', 'shared/b.ts', "import 'undici';"],
  ['no-node-in-shared-and-renderer', 'shared/c.ts', "import 'node:path';"],
  ['renderer-knows', 'renderer/a.ts', "import '../main/settings/settings.ts';"],
  ['renderer-packages', 'renderer/b.ts', "import 'undici';"],
  [
    'no-node-in-shared-and-renderer',
    'renderer/c.ts',
    "import type { Stats } from 'node:fs'; export type S = Stats;",
  ],
  ['main-library-knows', 'main/library/a.ts', "import '../settings/settings.ts';"],
  [
    'electron-in-the-shell-only',
    'main/library/b.ts',
    "import type { App } from 'electron'; export type A = App;",
  ],
  ['main-settings-knows', 'main/settings/a.ts', "import '../worker/entry.ts';"],
  ['main-worker-knows', 'main/worker/a.ts', "import '../settings/settings.ts';"],
  ['main-ipc-knows', 'main/ipc/a.ts', "import '../library/index.ts';"],
  ['bench-knows', 'bench/a.ts', "import '../main/settings/settings.ts';"],
  ['main-cli-knows', 'main/cli/a.ts', "import '../worker/entry.ts';"],
  ['main-app-knows', 'main/app/a.ts', "import '../preload/index.ts';"],
  ['main-preload-knows', 'main/preload/a.ts', "import '../../shared/url.ts';"],
  ['preload-only-forwards', 'main/preload/b.ts', "import 'node:path';"],
  ['one-door-to-the-library', 'main/cli/b.ts', "import '../library/store.ts';"],
  ['e2e-knows', 'e2e/a.ts', "import '../main/library/index.ts';"],
  ['main-cli-knows', 'main/cli/c.ts', "import '../../e2e/app.ts';"],
  ['scripts-begin-without-packages', 'scripts/a.mjs', "import 'zod';"],
  ['no-cycles', 'shared/d.ts', "import { e } from './e.ts'; export const d = () => e;"],
  ['no-tests-in-the-product', 'main/settings/b.ts', "import '../../shared/url.test.ts';"],
  ['no-tests-in-the-product', 'main/settings/c.ts', "import 'vitest';"],
  ['imports-resolve', 'main/settings/d.ts', "import 'not-there';"],
  ['known-folder', 'main/new/a.ts', "import '../../shared/url.ts';"],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-boundaries-'));
  for (const name of PACKAGES) await write(`node_modules/${name}/index.js`, 'module.exports = {};');
});
afterAll(() => rm(folder, { recursive: true }));

async function write(file: string, source: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), source);
}

/** What the rules find in the folder, as `rule: file`, sorted. */
async function violations(): Promise<string[]> {
  const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const { output } = await cruise(['main', 'renderer', 'shared', 'e2e', 'bench', 'scripts'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

test('each boundary is watched, and what is allowed is let through', async () => {
  for (const [file, source] of Object.entries(GOOD)) await write(file, source);
  expect(await violations()).toEqual([]);
  for (const [, file, source] of BAD) await write(file, source);
  await write('shared/e.ts', "import { d } from './d.ts'; export const e = () => d;");
  expect(await violations()).toEqual(BAD.map(([rule, file]) => `${rule}: ${file}`).sort());
});
