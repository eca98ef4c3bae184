import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePacked } from './package/packed.mjs';
import { isRoot } from './project.mjs';
import { countPlaywright, countVitest } from './results.mjs';
import { asOrdinaryUser } from './sandboxed.mjs';
import { runTool } from './tool.mjs';

/** The tag of the tests that need Chromium's sandbox, which root cannot have. */
const SANDBOX = '@sandbox';

const PLAYWRIGHT = ['@playwright/test/cli.js', 'test', '--config=e2e/playwright.config.ts'];

/**
 * Runs the unit tests under plain Node.
 * @param {string} root the project's folder
 * @param {readonly string[]} rest what to pass on to vitest
 * @returns {Promise<import('./results.mjs').Tally>}
 */
export function runUnit(root, rest) {
  return inTemporaryFolder(async (folder) => {
    const report = join(folder, 'unit.json');
    const own = [
      '--config=scripts/vitest.config.mjs',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const { code } = await runTool(root, ['vitest/vitest.mjs', 'run', ...own, ...rest], {
      show: true,
      env: process.stdout.isTTY ? {} : { NO_COLOR: '1' },
    });
    return countVitest(await readReport(report), code);
  });
}

/**
 * Runs the tests in Electron; as root, without those that need the sandbox.
 * @param {string} root
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {Record<string, string>} screen what the environment needs for a window
 * @param {readonly string[]} rest what to pass on to Playwright
 * @returns {Promise<import('./results.mjs').Tally>}
 */
export function runE2e(root, runtime, screen, rest) {
  return inTemporaryFolder(async (folder) => {
    const report = join(folder, 'e2e.json');
    const own = ['--project=app', ...(isRoot() ? [`--grep-invert=${SANDBOX}`] : [])];
    const { code } = await runTool(root, [...PLAYWRIGHT, '--reporter=list,json', ...own, ...rest], {
      show: true,
      env: { ...screen, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return countPlaywright(await readReport(report), code);
  });
}

/**
 * Runs the tests that need the sandbox, as an ordinary user.
 * @param {string} root
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {Record<string, string>} screen
 * @returns {Promise<import('./results.mjs').Tally>}
 */
export function runSandboxed(root, runtime, screen) {
  if (!isRoot()) return runE2e(root, runtime, screen, [`--grep=${SANDBOX}`]);
  return asOrdinaryUser(root, runtime, async ({ project, home, node, options }) => {
    const report = join(home, 'e2e.json');
    const own = ['--project=app', `--grep=${SANDBOX}`, `--output=${join(home, 'results')}`];
    const { code } = await runTool(project, [...PLAYWRIGHT, '--reporter=list,json', ...own], {
      ...options,
      node,
      show: true,
      env: { ...options.env, ...screen, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return countPlaywright(await readReport(report), code);
  });
}

/** What is tested on the packed app as well, unless other files are named: what packing can break, and a walk through each
 * part of the app. */
const ON_THE_PACKED_APP = [
  'main-job',
  'security',
  'security-doors',
  'command-line',
  'opened',
  'remembered',
  'notes',
  'search',
  'trash',
  'correct',
  'export',
  'palette',
];

/**
 * Runs tests in the packed app.
 * @param {string} root
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {Record<string, string>} screen
 * @param {readonly string[]} rest files, or what else to pass on to Playwright
 * @returns {Promise<import('./results.mjs').Tally>}
 */
export async function runPackaged(root, runtime, screen, rest) {
  const { inspectable } = await ensurePacked(root, runtime);
  const files = rest.length > 0 ? rest : ON_THE_PACKED_APP.map((name) => `tests/${name}.test.ts`);
  return runE2e(root, runtime, { ...screen, OFFPRINT_PACKAGED: inspectable }, files);
}

/**
 * Takes the pictures of the documentation.
 * @param {string} root
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {Record<string, string>} screen
 * @returns {Promise<number>} exit code
 */
export async function runScreenshots(root, runtime, screen) {
  const { code } = await runTool(root, [...PLAYWRIGHT, '--project=screenshots'], {
    show: true,
    env: { ...screen, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist },
  });
  return code;
}

/** @param {string} file */
function readReport(file) {
  return readFile(file, 'utf8').catch(() => '');
}

/**
 * @template T
 * @param {(folder: string) => Promise<T>} use
 */
async function inTemporaryFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
