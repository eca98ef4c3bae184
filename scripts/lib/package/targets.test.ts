import { expect, test } from 'vitest';
import { packageTargets } from './targets.mjs';

test.each([
  [[], 'linux', ['tar.gz', 'deb']],
  [['dir'], 'linux', []],
  [['deb', 'tar.gz'], 'linux', ['tar.gz', 'deb']],
  [['AppImage'], 'linux', ['AppImage']],
  [[], 'darwin', ['zip', 'dmg']],
  [['nsis'], 'win32', ['nsis']],
])('%j on %s makes the folder and %j', (given, platform, made) => {
  expect(packageTargets(given, platform)).toEqual(made);
});

test('what cannot be made is refused, and what can be is named', () => {
  expect(() => packageTargets(['rpm'], 'linux')).toThrow(
    'rpm is nothing that can be made here. Use npm run package, or npm run package -- followed by any of dir, tar.gz, deb, AppImage.',
  );
  expect(() => packageTargets([], 'freebsd')).toThrow('Linux, macOS and Windows');
});
