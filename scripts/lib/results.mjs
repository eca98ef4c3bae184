/**
 * How many tests passed and how many did not.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 */

/**
 * A run that ends in an error counts at least one failure, even when no test can be blamed: nothing was found, a worker
 * died, or the report was never written.
 * @param {Tally} tally
 * @param {number} code exit code of the run
 * @returns {Tally}
 */
function blame({ passed, failed }, code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/**
 * @param {string} report what vitest's JSON reporter wrote, or an empty text
 * @param {number} code
 * @returns {Tally}
 */
export function countVitest(report, code) {
  if (report === '') return blame({ passed: 0, failed: 0 }, code);
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(report);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return blame(
    {
      passed: tests.filter(({ status }) => status === 'passed').length,
      failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    },
    code,
  );
}

/**
 * @param {string} report what Playwright's JSON reporter wrote, or an empty text
 * @param {number} code
 * @returns {Tally}
 */
export function countPlaywright(report, code) {
  if (report === '') return blame({ passed: 0, failed: 0 }, code);
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(report);
  return blame({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, code);
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** @param {Tally} tally the last line of every run of the tests */
export function summary({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
