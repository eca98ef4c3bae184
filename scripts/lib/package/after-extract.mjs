// Electron's own app, which would load another one from the command line, does not go into a package.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
export default async function afterExtract({ appOutDir, electronPlatformName }) {
  const resources = electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  await rm(join(appOutDir, resources, 'default_app.asar'), { force: true });
}
