import { expect, test } from 'vitest';
import { isInstalled, npmReason } from './packages.mjs';

const wanted = {
  '': {},
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a-darwin': { version: '1.0.0', optional: true },
};
const a = { version: '1.0.0', integrity: 'sha512-a' };

test('packages for other systems may be absent', () => {
  expect(isInstalled(wanted, { 'node_modules/a': a })).toBe(true);
});

test('another version, another content, one too few and one too many are seen', () => {
  expect(isInstalled(wanted, { 'node_modules/a': { ...a, version: '1.0.1' } })).toBe(false);
  expect(isInstalled(wanted, { 'node_modules/a': { ...a, integrity: 'sha512-b' } })).toBe(false);
  expect(isInstalled(wanted, {})).toBe(false);
  expect(isInstalled(wanted, { 'node_modules/a': a, 'node_modules/b': { version: '1.0.0' } })).toBe(false);
});

test("npm's reason is found among its lines", () => {
  const output = [
    'npm error code ENOTFOUND',
    'npm error errno ENOTFOUND',
    'npm error network request to the registry failed',
    'npm error A complete log of this run can be found in: /x',
  ];
  expect(npmReason(output.join('\n'))).toBe('network request to the registry failed');
  expect(npmReason('')).toBe('npm did not say why');
});
