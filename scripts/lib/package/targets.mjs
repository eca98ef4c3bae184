import { Stop } from '../say.mjs';

/** What can be made on each system; the first ones are made when nothing is named. `dir` is the unpacked folder. */
const TARGETS = {
  linux: { usual: ['dir', 'tar.gz', 'deb'], more: ['AppImage'] },
  darwin: { usual: ['dir', 'zip', 'dmg'], more: [] },
  win32: { usual: ['dir', 'nsis'], more: [] },
};

/**
 * Reads what follows `npm run package --`.
 * @param {readonly string[]} given
 * @param {string} platform of Node
 * @returns {string[]} targets in the order they are made, without `dir`, which is always made
 * @throws {Stop}
 */
export function packageTargets(given, platform) {
  const known = Object.entries(TARGETS).find(([name]) => name === platform)?.[1];
  if (known === undefined) throw new Stop('Offprint can be packed on Linux, macOS and Windows.');
  const all = [...known.usual, ...known.more];
  const unknown = given.find((word) => !all.includes(word));
  if (unknown !== undefined) {
    throw new Stop(
      `${unknown} is nothing that can be made here. Use npm run package, or npm run package -- followed by any of ${all.join(', ')}.`,
    );
  }
  const wanted = given.length === 0 ? known.usual : all.filter((target) => given.includes(target));
  return wanted.filter((target) => target !== 'dir');
}
