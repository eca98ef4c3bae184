import { join } from 'node:path';
import { lastLine, runProgram } from '../process.mjs';
import { Stop } from '../say.mjs';

/**
 * Lets the command in a packed folder tell its version, before anything is made of the folder.
 * @param {string} folder
 * @param {string} version what it has to say
 */
export async function tryFolder(folder, version) {
  const { code, output } = await runProgram(join(folder, 'bin', 'offprint'), ['--version'], {
    timeout: 60_000,
  });
  if (code !== 0 || output !== `${version}\n`)
    throw new Stop(`What was packed does not run: ${lastLine(output) || `exit code ${code}`}.`);
}
