import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { Log } from '../ports.ts';
import { errorCode } from '../store/files.ts';
import { slices } from '../store/yielding.ts';
import { deleteDatabase, openDatabase, type SqlDatabase } from './database.ts';
import { dropDocs, putDocs, putFlags, putSeen, type Seen, seenSegments } from './docs.ts';
import { giveUpText, putText, staleDocs } from './fulltext.ts';
import { prepareSchema } from './schema.ts';

/** Where the index gets everything from: it can be thrown away at any time. */
export type IndexSource = {
  segments(): number[];
  signature(segment: number): Promise<string | null>;
  revision(segment: number): Promise<string | null>;
  records(segment: number): Promise<readonly StoredRecord[]>;
  /** An article's Markdown. */
  body(id: ArticleId): Promise<string>;
};

/** A segment as it was just written, and which of its records became other ones. */
export type SegmentUpdate = {
  segment: number;
  records: readonly StoredRecord[];
  changed: readonly StoredRecord[];
  /** Only state, flags and progress are different. */
  flagsOnly: boolean;
};

/** The lists and the full text of a library. Whatever happens to it costs time, never an answer for good: it is made
 * anew from the catalogue and the articles. */
export type SearchIndex = {
  /** Runs a query once the rows of all records are there. */
  read<T>(query: (database: SqlDatabase) => T): Promise<T>;
  /** Takes over what was written to a segment. Never fails: what cannot be taken over is made anew later. */
  update(update: SegmentUpdate, bodies?: ReadonlyMap<ArticleId, string>): Promise<void>;
  /** Compares the segments with what the rows were made from, and brings those up to date that differ. */
  synchronise(): Promise<void>;
  /** Makes the full text of articles whose words changed; resolves when nothing is left to do, or on `stop`. */
  catchUp(): Promise<void>;
  /** True while the full text of the whole library is being made anew. */
  rebuilding(): boolean;
  /** The segments that the rows came from when the index was last brought up to date. */
  segments(): number[];
  /** The catalogue was mended: compare again before the next answer. */
  distrust(): void;
  /** Throws everything away and starts anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Small changes are searchable when they are acknowledged; larger ones follow. */
const AT_ONCE = 32;

/** Opens the index in `folder`; where that cannot be written, or `folder` is null, one in the system's folder for
 * temporary files, which goes on close. */
export async function openSearchIndex(
  folder: string | null,
  source: IndexSource,
  log: Log,
): Promise<SearchIndex> {
  const place = await openSomewhere(folder, log);
  let database = place.database;
  let rebuilding = false;
  let synchronising: Promise<void> | null = null;
  let catching: Promise<void> | null = null;
  let closed = false;

  const reset = async (cause: unknown) => {
    log('warn', 'the index is made anew', { cause: String(cause) });
    closeQuietly(database);
    deleteDatabase(place.path);
    database = openDatabase(place.path);
    prepareSchema(database);
    synchronising = null;
    nudge();
  };

  /** Runs `work`; when the database fails, once more on a new one. */
  const guarded = async <T>(work: () => Promise<T> | T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (closed || !isDatabaseError(error)) throw error;
      await reset(error);
      return work();
    }
  };

  const synchroniseNow = async () => {
    const segments = source.segments();
    const known = seenSegments(database);
    if (known.size === 0 && segments.length > 0) rebuilding = true;
    for (const gone of [...known.keys()].filter((segment) => !segments.includes(segment))) {
      database.transaction(() => {
        dropDocs(database, gone, new Set());
        putSeen(database, gone, null);
      });
    }
    for (const segment of segments) {
      const before = known.get(segment);
      if (before !== undefined && before.signature === (await source.signature(segment))) continue;
      const present = await seen(segment);
      // A copy of the library, as it was.
      if (present !== null && present.revision === before?.revision) putSeen(database, segment, present);
      else await putSegment(segment, await source.records(segment));
    }
  };

  /** In steps, so that others get their turn; the signature comes last, and says that all of it is there. */
  const putSegment = async (segment: number, records: readonly StoredRecord[]) => {
    const present = await seen(segment);
    database.transaction(() => dropDocs(database, segment, new Set(records.map(({ id }) => id))));
    for (let at = 0; at < records.length; at += 64) {
      database.transaction(() => putDocs(database, segment, records.slice(at, at + 64)));
      await nextTurn();
    }
    database.transaction(() => putSeen(database, segment, present));
  };

  const seen = async (segment: number): Promise<Seen | null> => {
    const signature = await source.signature(segment);
    const revision = await source.revision(segment);
    return signature === null || revision === null ? null : { signature, revision };
  };

  const ready = () => {
    synchronising ??= guarded(synchroniseNow);
    return synchronising;
  };

  /** Full text that does not fit any more is made in the background. */
  const nudge = () => {
    setImmediate(() => {
      if (!closed) catchUp().catch((error: unknown) => log('error', 'full text', { cause: String(error) }));
    });
  };

  const catchUp = () => {
    catching ??= ready()
      .then(() => guarded(catchUpNow))
      .finally(() => {
        catching = null;
      });
    return catching;
  };

  const catchUpNow = async () => {
    const turn = slices();
    for (let stale = staleDocs(database, 32); stale.length > 0 && !closed; stale = staleDocs(database, 32)) {
      for (const { id, segment } of stale) {
        if (closed) return;
        const record = (await source.records(segment)).find((candidate) => candidate.id === id);
        const body = await source.body(id).catch(() => null);
        if (closed) return;
        database.transaction(() => {
          if (record === undefined) giveUpText(database, id);
          else putText(database, record, body ?? '');
        });
        await turn();
      }
    }
    if (!closed) rebuilding = false;
  };

  return {
    async read(query) {
      await ready();
      return guarded(async () => {
        await ready();
        return query(database);
      });
    },
    async update({ segment, records, changed, flagsOnly }, bodies) {
      try {
        await ready();
        const present = await seen(segment);
        database.transaction(() => {
          if (flagsOnly) putFlags(database, changed);
          else putDocs(database, segment, changed);
        });
        if (!flagsOnly && (bodies !== undefined || changed.length <= AT_ONCE))
          await putTexts(changed, bodies);
        else if (!flagsOnly) nudge();
        database.transaction(() => putSeen(database, segment, present));
      } catch (error) {
        if (closed) return;
        log('error', 'the index could not follow', {
          segment,
          records: records.length,
          cause: String(error),
        });
        await reset(error).catch(() => undefined);
      }
    },
    synchronise: ready,
    catchUp,
    segments() {
      try {
        return [...seenSegments(database).keys()];
      } catch {
        return [];
      }
    },
    distrust() {
      synchronising = null;
    },
    rebuilding: () => rebuilding,
    reset: () => reset('asked for'),
    async close() {
      closed = true;
      await catching?.catch(() => undefined);
      closeQuietly(database);
      if (place.temporary !== null) await rm(place.temporary, { recursive: true, force: true });
    },
  };

  async function putTexts(
    changed: readonly StoredRecord[],
    bodies: ReadonlyMap<ArticleId, string> | undefined,
  ) {
    for (let at = 0; at < changed.length; at += 8) {
      const some = changed.slice(at, at + 8);
      const texts = new Map<ArticleId, string>();
      for (const { id } of some) texts.set(id, bodies?.get(id) ?? (await source.body(id).catch(() => '')));
      database.transaction(() => {
        for (const record of some) putText(database, record, texts.get(record.id) ?? '');
      });
      await nextTurn();
    }
  }
}

type Opened = { database: SqlDatabase; path: string; temporary: string | null };

async function openSomewhere(folder: string | null, log: Log): Promise<Opened> {
  if (folder !== null) {
    try {
      await mkdir(folder).catch((error: unknown) => {
        if (errorCode(error) !== 'EEXIST') throw error;
      });
      const path = join(folder, 'search.sqlite');
      return { database: openFresh(path, log), path, temporary: null };
    } catch (error) {
      log('warn', 'no index in the library', { cause: String(error) });
    }
  }
  const temporary = await mkdtemp(join(tmpdir(), 'offprint-index-'));
  const path = join(temporary, 'search.sqlite');
  return { database: openFresh(path, log), path, temporary };
}

/** Opens what is there, or starts anew when it cannot be read or is of another version. */
function openFresh(path: string, log: Log): SqlDatabase {
  try {
    const database = openDatabase(path);
    if (prepareSchema(database)) return database;
    closeQuietly(database);
  } catch (error) {
    log('warn', 'the index cannot be read', { cause: String(error) });
  }
  deleteDatabase(path);
  const database = openDatabase(path);
  prepareSchema(database);
  return database;
}

function closeQuietly(database: SqlDatabase): void {
  try {
    database.close();
  } catch {
    // It is thrown away.
  }
}

function isDatabaseError(error: unknown): boolean {
  // Rows that do not parse are as broken as a page of the file.
  return (
    error instanceof Error && ['SQLite3Error', 'RuntimeError', 'ZodError', 'SyntaxError'].includes(error.name)
  );
}
