import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../ports.ts';
import { errorCode } from '../store/files.ts';
import { deleteDatabase, openDatabase, type SqlDatabase } from './database.ts';
import { prepareSchema } from './schema.ts';

/** Where the index lies. */
export type IndexPlace = {
  /** What is there, or an empty one when that cannot be read or is of another version. */
  open(): SqlDatabase;
  /** An empty one, in place of what is there. */
  renew(old: SqlDatabase): SqlDatabase;
  close(database: SqlDatabase): Promise<void>;
};

/** In `folder`; where that cannot be written, or is null, in the system's folder for temporary files, until it is closed. */
export async function indexPlace(
  folder: string | null,
  log: Log,
): Promise<{ place: IndexPlace; database: SqlDatabase }> {
  if (folder !== null) {
    try {
      await mkdir(folder).catch((error: unknown) => {
        if (errorCode(error) !== 'EEXIST') throw error;
      });
      const place = placeAt(join(folder, 'search.sqlite'), null, log);
      return { place, database: place.open() };
    } catch (error) {
      log('warn', 'no index in the library', { cause: String(error) });
    }
  }
  const temporary = await mkdtemp(join(tmpdir(), 'offprint-index-'));
  const place = placeAt(join(temporary, 'search.sqlite'), temporary, log);
  return { place, database: place.open() };
}

function placeAt(path: string, temporary: string | null, log: Log): IndexPlace {
  const fresh = () => {
    deleteDatabase(path);
    const database = openDatabase(path);
    prepareSchema(database);
    return database;
  };
  return {
    open() {
      try {
        const database = openDatabase(path);
        if (prepareSchema(database)) return database;
        closeQuietly(database);
      } catch (error) {
        log('warn', 'the index cannot be read', { cause: String(error) });
      }
      return fresh();
    },
    renew(old) {
      closeQuietly(old);
      return fresh();
    },
    async close(database) {
      closeQuietly(database);
      if (temporary !== null) await rm(temporary, { recursive: true, force: true });
    },
  };
}

function closeQuietly(database: SqlDatabase): void {
  try {
    database.close();
  } catch {
    // It is thrown away, or was closed when its successor could not be opened.
  }
}
