import { homedir } from 'node:os';
import { join } from 'node:path';

export type System = {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
};

const here = (): System => ({ platform: process.platform, env: process.env, home: homedir() });

/** Where the library lies when neither the settings nor the command line name another place. */
export function defaultLibraryDir({ platform, env, home } = here()): string {
  return join(dataHome({ platform, env, home }), 'offprint', 'Library');
}

/** Where backups of libraries lie, beside the usual library and outside of any. */
export function defaultBackupsDir({ platform, env, home } = here()): string {
  return join(dataHome({ platform, env, home }), 'offprint', 'Backups');
}

/** The folder of the settings: what Electron calls `userData` for an app of this name. The app itself asks Electron. */
export function defaultSettingsDir({ platform, env, home } = here()): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Offprint');
    case 'win32':
      return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Offprint');
    default:
      return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'Offprint');
  }
}

function dataHome({ platform, env, home }: System): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support');
    case 'win32':
      return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
    default:
      return env.XDG_DATA_HOME || join(home, '.local', 'share');
  }
}
