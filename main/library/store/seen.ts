import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { ArticleId } from '../../../shared/model/record.ts';
import type { Log } from '../ports.ts';
import { deleteDatabase, openDatabase, type SqlDatabase } from '../search/database.ts';
import { splitFrontMatter } from './front-matter.ts';

/** An article's file as we last wrote or read it. `signature` changes with the file, `front` with its front matter and `text`
 * with what follows: a file that was only touched has the same two. */
export type SeenFile = { signature: string; front: string; text: string };

/** What the files of articles looked like. All of it may be lost at any time: a file that is not known here is read and
 * compared with its record. */
export type SeenFiles = {
  get(id: ArticleId): SeenFile | null;
  /** The signatures of the articles whose ids begin with these digits. */
  signatures(prefix: string): Map<ArticleId, string>;
  note(id: ArticleId, file: SeenFile): void;
  /** Writes what waits in memory. */
  flush(): void;
  /** These are to be read and compared. */
  forget(ids: Iterable<ArticleId>): void;
  /** When all articles were last looked at, in milliseconds since 1970; null when never. */
  looked(): number | null;
  noteLook(time: number): void;
  close(): void;
};

/** Notes that wait in memory until so many are written together, or so long (milliseconds). A kill costs them, and the
 * files are read again. */
const TOGETHER = 512;
const WAIT_MS = 1500;
const NAME = 'seen.sqlite';

/** Opens the notes in `folder` when they are first needed; null: they are kept in memory. */
export function openSeenFiles(folder: string | null, log: Log): SeenFiles {
  const fresh = new Map<ArticleId, SeenFile | null>();
  let database: SqlDatabase | null = null;
  let timer: NodeJS.Timeout | null = null;
  let given = folder === null;
  let memoryLook: number | null = null;

  const giveUp = (cause: unknown) => {
    log('warn', 'what articles looked like is not known', { cause: String(cause) });
    given = true;
    try {
      database?.close();
    } catch {
      // It is not used any more.
    }
    database = null;
  };

  const opened = (): SqlDatabase | null => {
    if (given || folder === null) return null;
    if (database !== null) return database;
    const path = join(folder, NAME);
    try {
      database = prepared(path);
    } catch {
      try {
        deleteDatabase(path);
        database = prepared(path);
      } catch (error) {
        giveUp(error);
      }
    }
    return database;
  };

  /** Runs a query; what is broken is thrown away, and everything is read again. */
  const query = <T>(run: (target: SqlDatabase) => T, otherwise: T): T => {
    const target = opened();
    if (target === null) return otherwise;
    try {
      return run(target);
    } catch (error) {
      giveUp(error);
      return otherwise;
    }
  };

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const target = fresh.size === 0 ? null : opened();
    if (target === null) return;
    try {
      const gone = [...fresh].flatMap(([id, file]) => (file === null ? [id] : []));
      const rows = [...fresh].flatMap(([id, file]) =>
        file === null ? [] : [[id, file.signature, file.front, file.text]],
      );
      target.transaction(() => {
        target.run('delete from seen where id in (select value from json_each(?))', [JSON.stringify(gone)]);
        target.run(
          `insert or replace into seen (id, signature, front, body)
           select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?)`,
          [JSON.stringify(rows)],
        );
      });
      fresh.clear();
    } catch (error) {
      // A full disk: they stay in memory, and are tried again with the next ones.
      log('warn', 'notes on article files wait', { cause: String(error) });
    }
  };

  const wait = () => {
    if (fresh.size >= TOGETHER) flush();
    timer ??= setTimeout(flush, WAIT_MS);
    timer.unref();
  };

  return {
    get(id) {
      const waiting = fresh.get(id);
      if (waiting !== undefined) return waiting;
      const row = query(
        (target) => target.get('select signature, front, body from seen where id = ?', [id]),
        null,
      );
      if (row === null) return null;
      const { signature, front, body } = seenRow.parse(row);
      return { signature, front, text: body };
    },
    signatures(prefix) {
      const rows = query(
        (target) =>
          target.all('select id, signature from seen where id >= ? and id < ?', [prefix, `${prefix}g`]),
        [],
      );
      const found = new Map(rows.map((row) => idRow.parse(row)).map(({ id, signature }) => [id, signature]));
      for (const [id, file] of fresh) {
        if (!id.startsWith(prefix)) continue;
        if (file === null) found.delete(id);
        else found.set(id, file.signature);
      }
      return found;
    },
    note(id, file) {
      fresh.set(id, file);
      wait();
    },
    flush,
    forget(ids) {
      for (const id of ids) fresh.set(id, null);
      if (fresh.size > 0) wait();
    },
    looked() {
      if (memoryLook !== null) return memoryLook;
      const row = query((target) => target.get('select at from look'), null);
      return row === null ? null : z.number().parse(row.at);
    },
    noteLook(time) {
      memoryLook = time;
      query((target) => target.run('insert or replace into look (one, at) values (1, ?)', [time]), undefined);
    },
    close() {
      flush();
      if (timer !== null) clearTimeout(timer);
      database?.close();
      database = null;
      given = true;
    },
  };
}

/** What tells a file from every other, from its whole content. */
export function proofsOf(content: string): Pick<SeenFile, 'front' | 'text'> {
  const { yaml, body } = splitFrontMatter(content);
  return { front: yaml === null ? '' : proofOf(yaml), text: proofOf(body) };
}

/** Short, and still no two texts have the same. */
function proofOf(text: string): string {
  return createHash('sha1').update(text).digest('base64').slice(0, 20);
}

function prepared(path: string): SqlDatabase {
  const database = openDatabase(path);
  try {
    database.run('pragma cache_size = -1000');
    database.run(
      'create table if not exists seen (id text primary key, signature text not null, front text not null, body text not null) without rowid',
    );
    database.run('create table if not exists look (one integer primary key, at real not null)');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const seenRow = z.object({ signature: z.string(), front: z.string(), body: z.string() });
const idRow = z.object({ id: z.string(), signature: z.string() });
