import { randomBytes } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type Settings, settings as settingsSchema } from '../../shared/model/settings.ts';
import type { Log } from '../library/index.ts';
import { errorCode, isMissing, readText, writeDurably } from '../library/store/files.ts';
import { migrate } from './migrations.ts';

export type SettingsStore = {
  get(): Settings;
  /** Holds at once, and resolves when it is on the disk. */
  change(change: Partial<Settings>): Promise<Settings>;
  /** Waits for writes in flight. */
  settled(): Promise<void>;
};

const rawSettings = z.record(z.string(), z.unknown());

/** The settings of a folder. A file that cannot be read is kept under another name, and the app starts with what it
 * knows: settings are never a reason not to open the library. */
export async function openSettings(dir: string, log: Log): Promise<SettingsStore> {
  const path = join(dir, 'settings.json');
  let current = await readSettings(path, log);
  let writing: Promise<void> = Promise.resolve();

  return {
    get: () => current,
    async change(change) {
      current = settingsSchema.parse({ ...current, ...change });
      const written = current;
      // One after the other; a write that failed does not stop the next.
      writing = writing.catch(() => {}).then(() => write(path, written));
      await writing;
      return written;
    },
    settled: () => writing.catch(() => {}),
  };
}

/** The settings as they lie in the file, without keeping anything open: for the command line. */
export async function readSettings(path: string, log: Log): Promise<Settings> {
  try {
    const parsed = settingsSchema.safeParse(rawOf(await readText(path)));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (isMissing(error)) return settingsSchema.parse({});
    log('warn', 'the settings could not be read', { code: errorCode(error) });
  }
  // The next change writes another file: what is there must not be lost with it.
  const aside = `${path.replace(/\.json$/, '')}.damaged-${Date.now()}-${randomBytes(2).toString('hex')}.json`;
  log('warn', 'the settings were damaged and are set aside', { aside });
  await rename(path, aside).catch((error: unknown) => {
    log('warn', 'the damaged settings could not be set aside', { code: errorCode(error) });
  });
  return settingsSchema.parse({});
}

/** Null for what is no settings at all. */
function rawOf(text: string): Record<string, unknown> | null {
  try {
    return migrate(rawSettings.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}

async function write(path: string, settings: Settings): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, `${JSON.stringify(settings, null, 2)}\n`);
}
