import { expect, test } from 'vitest';
import { defaultLibraryDir, defaultSettingsDir } from './places.ts';

const home = '/home/ida';

test('the library lies where the system keeps data', () => {
  expect(defaultLibraryDir({ platform: 'linux', env: {}, home })).toBe(
    '/home/ida/.local/share/offprint/Library',
  );
  expect(defaultLibraryDir({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home })).toBe(
    '/data/offprint/Library',
  );
  expect(defaultLibraryDir({ platform: 'linux', env: { XDG_DATA_HOME: '' }, home })).toBe(
    '/home/ida/.local/share/offprint/Library',
  );
  expect(defaultLibraryDir({ platform: 'darwin', env: {}, home })).toBe(
    '/home/ida/Library/Application Support/offprint/Library',
  );
  expect(defaultLibraryDir({ platform: 'win32', env: { LOCALAPPDATA: '/local' }, home })).toBe(
    '/local/offprint/Library',
  );
});

test('the settings lie where Electron looks for them', () => {
  expect(defaultSettingsDir({ platform: 'linux', env: { XDG_CONFIG_HOME: '/c' }, home })).toBe('/c/Offprint');
  expect(defaultSettingsDir({ platform: 'darwin', env: {}, home })).toBe(
    '/home/ida/Library/Application Support/Offprint',
  );
});
