import { expect, test } from 'vitest';
import { electronArguments, testArguments } from './arguments.mjs';

test("the app's own arguments follow its folder, as they were given", () => {
  const given = ['--screenshot', 'a b.png', '--library', '/tmp/x'];
  const asUser = electronArguments('/app', given, { asRoot: false, inMemory: false });
  expect(asUser).toEqual(['/app', '--screenshot', 'a b.png', '--library', '/tmp/x']);
});

test("what is Electron's stands before the app's folder", () => {
  const asRoot = electronArguments('/app', ['x'], { asRoot: true, inMemory: true });
  expect(asRoot).toEqual(['--no-sandbox', '--log-level=3', '/app', 'x']);
});

test('without words everything is tested, in one order', () => {
  expect(testArguments([])).toEqual({
    parts: ['check', 'unit', 'e2e', 'sandbox', 'packaged', 'installed'],
    rest: [],
  });
  expect(testArguments(['e2e', 'check'])).toEqual({ parts: ['check', 'e2e'], rest: [] });
});

test('what follows one part is for its test runner', () => {
  expect(testArguments(['unit', 'shared/url', '-t', 'host'])).toEqual({
    parts: ['unit'],
    rest: ['shared/url', '-t', 'host'],
  });
});

test('words that no part can take are refused', () => {
  for (const given of [['fast'], ['unit', 'e2e', 'reader'], ['check', 'shared'], ['installed', 'x']]) {
    expect(() => testArguments(given)).toThrow(/Use npm test/);
  }
});
