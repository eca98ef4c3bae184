import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { licences, type Output } from '../../shared/ipc/contract.ts';

/** The licences that the build collected, and whether Chromium's lie beside the program. */
export async function readLicences(collected: string, executable: string): Promise<Output<'app.licences'>> {
  const packages = licences.parse(JSON.parse(await readFile(collected, 'utf8')));
  const chromium = await stat(chromiumLicences(executable)).then(
    (found) => found.isFile(),
    () => false,
  );
  return { packages, chromium };
}

/** Where Electron puts Chromium's licences: beside its executable, on macOS beside the app's bundle. */
export function chromiumLicences(executable: string): string {
  const folder = dirname(executable);
  const bundle = folder.indexOf('.app/Contents/');
  return join(bundle < 0 ? folder : dirname(folder.slice(0, bundle)), 'LICENSES.chromium.html');
}
