import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';

export type SqlValue = number | string | null;
export type SqlRow = Record<string, unknown>;

/** What the index needs of SQLite, so that another build of it can stand behind. Everything is synchronous. */
export type SqlDatabase = {
  run(sql: string, values?: SqlValue[]): void;
  all(sql: string, values?: SqlValue[]): SqlRow[];
  get(sql: string, values?: SqlValue[]): SqlRow | null;
  /** Resolves once what was written so far is on the disk, without holding anybody up. */
  settled(): Promise<void>;
  /** Runs all of it or none. Not to be nested. */
  transaction<T>(work: () => T): T;
  close(): void;
};

// The package is CommonJS, and dies when it is bundled as an ES module.
const sqlite: typeof import('node-sqlite3-wasm') = createRequire(import.meta.url)('node-sqlite3-wasm');

/** Opens a database that this process alone uses: its caller holds the library's lock. Statements are kept prepared.
 * @param path `:memory:` for one in memory */
export function openDatabase(path: string): SqlDatabase {
  // This port locks with a folder that outlives a kill.
  if (path !== ':memory:') rmSync(`${path}.lock`, { recursive: true, force: true });
  const database = new sqlite.Database(path);
  const statements = new Map<string, InstanceType<typeof sqlite.Statement>>();

  /** Runs a statement to its end, so that it holds nothing open. One that failed cannot be used again. */
  const all = (sql: string, values: SqlValue[] = []): SqlRow[] => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    try {
      return statement.all(values);
    } catch (error) {
      statements.delete(sql);
      finalize(statement);
      throw error;
    }
  };
  const close = () => {
    // With a statement left open, the log and the lock would stay.
    for (const statement of statements.values()) finalize(statement);
    statements.clear();
    database.close();
  };
  try {
    // Of a new one. A word's list of articles lies in pages one after the other: large ones are fewer to read.
    database.exec('pragma page_size = 16384');
    // The order matters: without exclusive locking, WAL does not take here; a rollback journal does not survive kills.
    database.exec('pragma locking_mode = exclusive');
    const mode = database.get('pragma journal_mode = wal');
    if (path !== ':memory:' && mode?.journal_mode !== 'wal') throw new Error('no write-ahead log');
    database.exec('pragma synchronous = normal; pragma cache_size = -16000; pragma temp_store = memory');
    // Of such pages, the thousand after which the log is taken over is 16 MB, and holds up everybody for as long.
    database.exec('pragma wal_autocheckpoint = 128');
  } catch (error) {
    close();
    throw error;
  }
  return {
    all,
    run: (sql, values) => {
      all(sql, values);
    },
    get: (sql, values) => all(sql, values)[0] ?? null,
    async settled() {
      if (path === ':memory:') return;
      for (const file of [path, `${path}-wal`]) {
        const handle = await open(file, 'r+').catch(() => null);
        await handle?.sync().catch(() => undefined);
        await handle?.close();
      }
    },
    transaction(work) {
      database.exec('begin immediate');
      try {
        const result = work();
        database.exec('commit');
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('rollback');
        throw error;
      }
    },
    close,
  };
}

function finalize(statement: { finalize(): void }): void {
  try {
    statement.finalize();
  } catch {
    // It tells once more how the statement failed.
  }
}

/** Writes without waiting for the disk, and seldom into the database itself. Only for one that is thrown away when the process
 * ends before `writeSafely`. */
export function writeFast(database: SqlDatabase): void {
  database.run('pragma synchronous = off');
  database.run('pragma wal_autocheckpoint = 1024');
  database.run('pragma cache_size = -48000');
}

/** Waits for everything that was written, and writes as `openDatabase` has it from now on. */
export function writeSafely(database: SqlDatabase): void {
  database.run('pragma synchronous = normal');
  database.run('pragma wal_checkpoint(truncate)');
  database.run('pragma wal_autocheckpoint = 128');
  database.run('pragma cache_size = -16000');
}

/** Deletes a database with everything that belongs to it. */
export function deleteDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
  rmSync(`${path}.lock`, { recursive: true, force: true });
}
