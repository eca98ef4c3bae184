// npm test [-- part…]: installs what is missing and runs every check and every test. The last line is the sum.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testArguments } from './lib/arguments.mjs';
import { CHECK_TITLES, runCheck } from './lib/checks.mjs';
import { withDisplay } from './lib/display.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ensureBuilt, ensureElectron } from './lib/prepare.mjs';
import { ROOT } from './lib/project.mjs';
import { sum, summary } from './lib/results.mjs';
import { reason, runCommand, say } from './lib/say.mjs';
import { runE2e, runSandboxed, runUnit } from './lib/tests.mjs';

const PASSED = { passed: 1, failed: 0 };

await runCommand(async () => {
  const { parts, rest } = testArguments(process.argv.slice(2));
  await ensurePackages(ROOT);
  /** @type {import('./lib/results.mjs').Tally[]} */
  const tallies = [];

  /**
   * @param {string} title
   * @param {() => Promise<import('./lib/results.mjs').Tally>} run
   */
  const step = async (title, run) => {
    say(`\n== ${title}`);
    const start = performance.now();
    const tally = await run().catch((error) => failure(reason(error)));
    tallies.push(tally);
    say(`${title}: ${summary(tally)} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return tally.failed === 0;
  };

  if (parts.includes('check')) {
    for (const title of CHECK_TITLES) await step(title, () => check(title));
  }
  if (parts.includes('unit')) await step('Unit tests', () => runUnit(ROOT, rest));
  if (parts.includes('e2e')) {
    const runtime = await ensureElectron(ROOT);
    if (await step('Build', build)) {
      await withDisplay(async (screen) => {
        await step(`Electron ${runtime.version}, ${runtime.source}`, () =>
          runE2e(ROOT, runtime, screen, rest),
        );
        if (process.getuid?.() === 0 && rest.length === 0) {
          await step('Electron with its sandbox, as an ordinary user', () =>
            runSandboxed(ROOT, runtime, screen),
          );
        }
      });
    } else {
      await step('Electron', async () => failure('The build failed, so the app was not tested.'));
    }
  }

  const total = sum(tallies);
  const shared = existsSync(join(ROOT, '..', 'shared', 'data'));
  say(
    `\n${shared ? 'The tests over ../shared/data ran as well.' : '../shared/data is not there: the tests over it did not run.'}`,
  );
  say(summary(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** @param {string} title */
async function check(title) {
  const { code, output } = await runCheck(ROOT, title);
  return code === 0 ? PASSED : failure(output.trimEnd());
}

async function build() {
  await ensureBuilt(ROOT);
  return PASSED;
}

/** @param {string} what went wrong */
function failure(what) {
  say(what);
  return { passed: 0, failed: 1 };
}
