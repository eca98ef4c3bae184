// Stands in for fpm, which electron-builder would download, where all that is wanted is a .deb.
import { readFpmArguments } from './arguments.mjs';
import { makeDeb } from './deb.mjs';

try {
  await makeDeb(readFpmArguments(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`fpm: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
