// npm test [-- part…]: installs what is missing and runs every check and every test. The last line is the sum.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canMount, canTrace } from './lib/abilities.mjs';
import { testArguments } from './lib/arguments.mjs';
import { CHECK_TITLES, runCheck } from './lib/checks.mjs';
import { withDisplay } from './lib/display.mjs';
import { runInstalled, whyNotInstalled } from './lib/installed/run.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ensureBuilt, ensureElectron } from './lib/prepare.mjs';
import { isRoot, ROOT } from './lib/project.mjs';
import { sum, summary } from './lib/results.mjs';
import { reason, runCommand, say } from './lib/say.mjs';
import { runE2e, runPackaged, runSandboxed, runUnit } from './lib/tests.mjs';

/** @typedef {import('./lib/results.mjs').Tally} Tally */

/** @type {Tally[]} */
const tallies = [];

await runCommand(async () => {
  const { parts, rest } = testArguments(process.argv.slice(2));
  if (await prepared('The npm packages', () => ensurePackages(ROOT).then(() => true))) {
    if (parts.includes('check')) {
      for (const title of CHECK_TITLES) await step(title, () => check(title));
    }
    if (parts.includes('unit')) await step('Unit tests', () => runUnit(ROOT, rest));
    if (parts.some((part) => part !== 'check' && part !== 'unit')) await inElectron(parts, rest);
  }
  say('');
  if (parts.some((part) => part === 'unit' || part === 'e2e')) say(aboutSharedData());
  if (parts.includes('unit')) say(aboutFaults());
  const total = sum(tallies);
  say(summary(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/**
 * @param {readonly string[]} parts
 * @param {readonly string[]} rest
 */
async function inElectron(parts, rest) {
  const runtime = await prepared('Electron', () => ensureElectron(ROOT));
  if (runtime === null) return;
  const name = `Electron ${runtime.version}, ${runtime.source}`;
  const built = await step('Build', async () => {
    await ensureBuilt(ROOT);
    return { passed: 1, failed: 0 };
  });
  if (!built) {
    await step(name, async () => failure('The build failed, so the app was not tested.'));
    return;
  }
  await withDisplay(async (screen) => {
    if (parts.includes('e2e')) await step(name, () => runE2e(ROOT, runtime, screen, rest));
    // The tests above include these, unless they are run as root.
    if (parts.includes('sandbox') && (isRoot() || !parts.includes('e2e'))) {
      await step(`${name}, as an ordinary user`, () => runSandboxed(ROOT, runtime, screen));
    }
    if (parts.includes('packaged')) {
      if (process.platform === 'linux')
        await step('The packed app', () => runPackaged(ROOT, runtime, screen, rest));
      else say('\nThe packed app is tested on Linux.');
    }
    if (parts.includes('installed')) {
      const reasonNot = whyNotInstalled();
      if (reasonNot === null) await step('The installed app', () => runInstalled(ROOT, runtime, screen));
      else say(`\n${reasonNot}`);
    }
  });
}

/**
 * @param {string} title
 * @param {() => Promise<Tally>} run
 * @returns {Promise<boolean>} whether nothing has failed
 */
async function step(title, run) {
  say(`\n== ${title}`);
  const start = performance.now();
  const tally = await run().catch((error) => failure(reason(error)));
  tallies.push(tally);
  say(`${title}: ${summary(tally)} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return tally.failed === 0;
}

/**
 * Does what must be done before a step. It counts only when it cannot be done.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} prepare
 * @returns {Promise<T | null>}
 */
async function prepared(title, prepare) {
  try {
    return await prepare();
  } catch (error) {
    await step(title, async () => failure(reason(error)));
    return null;
  }
}

/**
 * @param {string} title
 * @returns {Promise<Tally>}
 */
async function check(title) {
  const { code, output } = await runCheck(ROOT, title);
  return code === 0 ? { passed: 1, failed: 0 } : failure(output.trimEnd());
}

/**
 * @param {string} what went wrong
 * @returns {Tally}
 */
function failure(what) {
  say(what);
  return { passed: 0, failed: 1 };
}

function aboutFaults() {
  const traced = canTrace()
    ? 'strace is there: saves were also killed and failed in each of their calls to the system.'
    : 'strace is not there or not allowed: saves were not killed in each of their calls to the system.';
  const mounted = canMount()
    ? 'Disks can be mounted: full and read-only ones were tested.'
    : 'Disks cannot be mounted here: full and read-only ones were not tested.';
  return `${traced}\n${mounted}`;
}

function aboutSharedData() {
  return existsSync(join(ROOT, '..', 'shared', 'data'))
    ? '../shared/data is there: the tests over it ran as well.'
    : '../shared/data is not there: the tests over it did not run.';
}
