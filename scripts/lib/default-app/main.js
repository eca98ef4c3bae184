// What `electron PATH` runs: Electron starts the app in its resources folder, and that app has to load the one named
// on the command line. Playwright puts `-r FILE` before it. `ready` waits until this module has been evaluated.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const rest = process.argv.slice(1);
let target;
while (rest.length > 0 && target === undefined) {
  const argument = rest.shift();
  if (argument === '-r' || argument === '--require') require(resolve(rest.shift()));
  else if (!argument.startsWith('-')) target = resolve(argument);
}

if (target === undefined) {
  console.error('Name the folder of an app: electron PATH');
  app.exit(1);
} else {
  await load(target);
}

async function load(path) {
  process.defaultApp = true;
  if (!statSync(path).isDirectory()) {
    await import(pathToFileURL(path).href);
    return;
  }
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name;
  app.setDesktopName(manifest.desktopName ?? `${manifest.name}.desktop`);
  app.setAppPath(path);
  await import(pathToFileURL(join(path, manifest.main)).href);
}
