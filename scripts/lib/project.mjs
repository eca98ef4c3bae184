import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Whether this Node is of a version or newer.
 * @param {number} major
 * @param {number} minor
 */
export function nodeIsAtLeast(major, minor) {
  const [ours = 0, oursMinor = 0] = process.versions.node.split('.').map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
}

export function isRoot() {
  return process.getuid?.() === 0;
}
