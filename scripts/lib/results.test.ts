import { expect, test } from 'vitest';
import { countPlaywright, countVitest, sum, summary } from './results.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const vitest = (...testResults: ReturnType<typeof file>[]) => JSON.stringify({ testResults });

test('every unit test counts, and a file that does not load counts as one failure', () => {
  expect(
    countVitest(vitest(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')), 1),
  ).toEqual({
    passed: 3,
    failed: 1,
  });
  expect(countVitest(vitest(file('passed', 'passed'), file('failed')), 1)).toEqual({ passed: 1, failed: 1 });
});

test('a run that ends in an error has failed, even when no test has', () => {
  expect(countVitest(vitest(file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
  expect(countVitest('', 1)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright('', 1)).toEqual({ passed: 0, failed: 1 });
});

test('every test in Electron counts, and one that passes only now and then has failed', () => {
  const report = (stats: object, errors: object[] = []) => JSON.stringify({ stats, errors });
  expect(countPlaywright(report({ expected: 7, unexpected: 2, flaky: 1, skipped: 0 }), 1)).toEqual({
    passed: 7,
    failed: 3,
  });
  expect(
    countPlaywright(report({ expected: 0, unexpected: 0, flaky: 0 }, [{ message: 'no tests' }]), 1),
  ).toEqual({
    passed: 0,
    failed: 1,
  });
});

test('the last line has the sum', () => {
  const total = sum([
    { passed: 3, failed: 1 },
    { passed: 1, failed: 0 },
  ]);
  expect(summary(total)).toBe('4 passed, 1 failed');
});
