import { Stop } from './say.mjs';

/**
 * The command line of Electron: its own switches, the app's folder, and after it what the app gets.
 * @param {string} root the app's folder
 * @param {readonly string[]} given what follows `npm start --`
 * @param {{ asRoot: boolean, inMemory: boolean }} options `inMemory`: the screen is one in memory
 */
export function electronArguments(root, given, { asRoot, inMemory }) {
  return [
    // Chromium refuses to run as root with its sandbox on.
    ...(asRoot ? ['--no-sandbox'] : []),
    // Where there is no screen there is no desktop and no graphics card either, of which Chromium would complain.
    ...(inMemory ? ['--log-level=3'] : []),
    root,
    ...given,
  ];
}

const PARTS = /** @type {const} */ (['check', 'unit', 'e2e', 'sandbox', 'packaged', 'installed']);

/** Those that pass on what follows them. */
const WITH_FILES = new Set(['unit', 'e2e', 'packaged']);

/** @typedef {typeof PARTS[number]} Part */

/**
 * What `npm test -- …` asks for: some parts, or all. What follows a single part is passed on to its test runner.
 * @param {readonly string[]} given
 * @returns {{ parts: readonly Part[], rest: readonly string[] }}
 */
export function testArguments(given) {
  const others = given.filter((word) => !PARTS.some((part) => part === word));
  const parts = PARTS.filter((part) => given.includes(part));
  if (others.length > 0 && (parts.length !== 1 || !WITH_FILES.has(parts[0] ?? ''))) {
    throw new Stop(
      'Use npm test, or npm test -- followed by any of check, unit, e2e, sandbox, packaged and installed; after unit, e2e or packaged alone may come files.',
    );
  }
  return { parts: parts.length > 0 ? parts : PARTS, rest: others };
}
