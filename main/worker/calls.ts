import type { LibraryChannel } from '../../shared/ipc/channels.ts';
import type { EventPayload, ExportSelection, Output, Parsed } from '../../shared/ipc/contract.ts';
import type { ExportOptions } from '../../shared/model/export.ts';
import type { ArticleId } from '../../shared/model/record.ts';
import type { SaveJob } from '../../shared/model/save.ts';
import type { TrashDays } from '../../shared/model/settings.ts';
import type { Fetched, FetchRequest, HostileJobs, LibrarySize, Log } from '../library/index.ts';

/** How an export ended. `first`: the path of the first file, null when there is none. `total`: articles that were wanted. */
type ExportOutcome =
  | { kind: 'taken'; path: string; count: number; total: number }
  | {
      kind: 'written';
      articles: number;
      total: number;
      files: number;
      first: string | null;
      skipped: { count: number; titles: string[] };
      cancelled: boolean;
    };

/** What the library worker answers and tells: the channels of the window, and what only main may ask. */
export type WorkerSide = {
  calls: { [C in LibraryChannel]: { input: Parsed<C>; output: Output<C> } } & {
    /** Absolute path of an image. */
    'image.path': { input: { id: ArticleId; name: string }; output: string };
    /** Puts files that were chosen in the system's dialog into the queue, by their absolute paths. */
    'files.save': { input: { paths: string[]; tags: string[] }; output: SaveJob[] };
    /** An article as its own page, for the printer. */
    'article.sheet': { input: { id: ArticleId }; output: { title: string; page: Uint8Array } };
    'export.run': {
      input: { selection: ExportSelection; options: ExportOptions; out: string };
      output: ExportOutcome;
    };
    /** How long the trash keeps from now on. */
    'trash.keep': { input: { days: TrashDays }; output: null };
    /** Whether backups are made by themselves from now on. */
    'backups.keep': { input: { on: boolean }; output: null };
    /** Whether the computer has a network. */
    network: { input: { online: boolean }; output: null };
    /** Somebody comes back to the window: looks for what other programs did to the library meanwhile. */
    look: { input: null; output: null };
    /** Adds up what the library takes; `library.measured` tells how far. */
    'library.measure': { input: null; output: LibrarySize };
    /** Gives what is being saved a moment, waits for what is being written, and lets go of the library, within so many
     * milliseconds. */
    close: { input: { within: number }; output: null };
  };
  events: {
    /** The library is open. */
    opened: null;
    'library.changed': EventPayload<'library.changed'>;
    'save.changed': EventPayload<'save.changed'>;
    'trash.changed': EventPayload<'trash.changed'>;
    'library.found': EventPayload<'library.found'>;
    'library.checking': EventPayload<'library.checking'>;
    'outside.changed': EventPayload<'outside.changed'>;
    'library.recovering': EventPayload<'library.recovering'>;
    'library.rebuilding': EventPayload<'library.rebuilding'>;
    'backups.restoring': EventPayload<'backups.restoring'>;
    /** The part that is added up, 0 to 1. */
    'library.measured': { part: number };
    'export.progress': { done: number; total: number };
    log: { level: Parameters<Log>[0]; message: string; detail: Record<string, unknown> };
  };
};

/** What main answers: the library's ports that are not in the worker. */
export type MainSide = {
  calls: HostileJobs & {
    fetch: { input: Omit<FetchRequest, 'signal'>; output: Fetched };
    pdf: { input: { page: Uint8Array }; output: Uint8Array };
  };
  events: Record<never, never>;
};
