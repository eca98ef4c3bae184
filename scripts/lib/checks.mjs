import { runTool } from './tool.mjs';

const COLOURS = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
const FOLDERS = ['main', 'renderer', 'shared', 'e2e', 'bench', 'scripts'];

/** Title → command line of a tool in node_modules. */
const CHECKS = {
  'Lint and format': [
    '@biomejs/biome/bin/biome',
    'ci',
    `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
    '--error-on-warnings',
    '.',
  ],
  Boundaries: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config=.dependency-cruiser.cjs',
    '--output-type=err-long',
    ...FOLDERS,
  ],
  'Dead code': ['knip/bin/knip.js', '--no-progress'],
  Types: ['typescript/bin/tsc', '-b', '--pretty', String(process.stdout.isTTY === true)],
};

export const CHECK_TITLES = Object.keys(CHECKS);

/**
 * Runs one of the checks.
 * @param {string} root the project's folder
 * @param {string} title
 * @returns {Promise<import('./process.mjs').Outcome>}
 */
export function runCheck(root, title) {
  const [, command = []] = Object.entries(CHECKS).find(([name]) => name === title) ?? [];
  return runTool(root, command, { env: COLOURS });
}
