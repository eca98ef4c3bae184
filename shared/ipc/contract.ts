import * as z from 'zod';
import type { Failure } from '../errors.ts';
import { exportChoices, exportFormat } from '../model/export.ts';
import { articleId } from '../model/record.ts';
import { queueChange, saveJob } from '../model/save.ts';
import { settings, settingsChange } from '../model/settings.ts';
import { listView, rebuildProgress, viewCounts } from '../model/view.ts';
import type { AppChannel, Channel, EventName } from './channels.ts';
import { libraryContract, libraryFindings, outsideChanges } from './library-contract.ts';

const nothing = z.object({});

/** What to export: some articles, or a whole view. */
export const exportSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: z.array(articleId).min(1) }),
  z.object({ kind: z.literal('view'), view: listView }),
]);
export type ExportSelection = z.infer<typeof exportSelection>;

export const exportState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('running'), format: exportFormat, done: z.int(), total: z.int() }),
  /** Nothing was written yet: `count` of `total` files are there already, `path` is one of them. */
  z.object({ kind: z.literal('asks'), path: z.string(), count: z.int(), total: z.int() }),
  /** `path`: the one file, or the folder of many. `titles` names some of the articles that were passed over. */
  z.object({
    kind: z.literal('done'),
    format: exportFormat,
    articles: z.int(),
    path: z.string(),
    skipped: z.object({ count: z.int(), titles: z.array(z.string()) }),
  }),
  z.object({ kind: z.literal('cancelled'), done: z.int(), total: z.int(), path: z.string() }),
  z.object({ kind: z.literal('failed'), code: z.string(), path: z.string(), done: z.int() }),
]);
export type ExportState = z.infer<typeof exportState>;

/** Whether articles are being removed for good, and how far that is. */
export const removalState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('running'), done: z.int(), total: z.int() }),
]);
export type RemovalState = z.infer<typeof removalState>;

/** A folder as a place for a library. `empty`: a new one is made there. `present`: it is the one that is open. */
export const libraryPlace = z.object({
  dir: z.string(),
  kind: z.enum(['library', 'empty', 'present']),
  /** Where the present library lies and stays. */
  leaves: z.string(),
});
export type LibraryPlaceAnswer = z.infer<typeof libraryPlace>;

/** What the build writes to `out/licences.json`. `version` is null for Electron: which one it runs on is not known then. */
export const licences = z.array(
  z.object({ name: z.string(), version: z.string().nullable(), licence: z.string(), text: z.string() }),
);

/** Answers of the main process. */
const appContract = {
  /** What a page of the window begins with. `first`: the first page of the view to begin with, null where that is not known
   * yet; `whole`: the answers of `library.info` and `save.queue`, null in a library that takes longer to count. */
  'app.begin': {
    input: nothing,
    output: z.object({
      settings,
      first: z
        .object({
          page: libraryContract['articles.page'].output,
          whole: z
            .object({
              info: libraryContract['library.info'].output,
              jobs: libraryContract['save.queue'].output,
            })
            .nullable(),
        })
        .nullable(),
    }),
  },
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      locale: z.string(),
      /** Requests that left the app since it started, through its one fetch port. */
      requests: z.int(),
      /** Requests of the windows to anything but the app: refused, and left all the same. */
      windowRequests: z.object({ refused: z.int(), left: z.int() }),
    }),
  },
  /** The window says once that it shows the library (rows, or what to do without any) and has painted it: two animation
   * frames later. Starting is timed by it, and `--screenshot` waits for it. */
  'app.ready': { input: nothing, output: nothing },
  'app.openExternal': { input: z.object({ url: z.string() }), output: z.object({ opened: z.boolean() }) },
  'app.copyText': { input: z.object({ text: z.string() }), output: nothing },
  /** What the system's clipboard holds of a text; empty without. */
  'app.readClipboard': { input: nothing, output: z.object({ text: z.string(), html: z.string() }) },
  'app.showLibraryFolder': { input: nothing, output: nothing },
  'app.showLogFolder': { input: nothing, output: nothing },
  /** Shows where what was damaged lies. */
  'app.showSetAside': { input: nothing, output: nothing },
  /** Shows the folder with the backups of the library. */
  'app.showBackups': { input: nothing, output: nothing },
  /** Licences in full: ours first, then Electron's, then those of every package that is bundled. `chromium`: the file with
   * Chromium's lies beside the program. */
  'app.licences': { input: nothing, output: z.object({ packages: licences, chromium: z.boolean() }) },
  'app.showChromiumLicences': { input: nothing, output: nothing },
  /** Adds up, in the background, what the library takes on its disk; `library.measuring` tells how far. Bytes; `free` is
   * null where the system does not tell. Throws `cancelled` when it was stopped. */
  'library.size': {
    input: nothing,
    output: z.object({
      articles: z.number(),
      images: z.number(),
      index: z.number(),
      other: z.number(),
      free: z.number().nullable(),
    }),
  },
  'library.stopSize': { input: nothing, output: nothing },
  /** Asks for a folder and tells what opening it would do; null when the dialog was left. */
  'library.choose': { input: nothing, output: libraryPlace.nullable() },
  /** Other libraries that were open, the latest first; `there`: the folder can be reached now. */
  'library.recent': {
    input: nothing,
    output: z.array(z.object({ dir: z.string(), there: z.boolean() })),
  },
  'library.forget': { input: z.object({ dir: z.string() }), output: nothing },
  /** Goes on in another library: one that was chosen in the dialog, or a recent one. The window begins anew in it. When it
   * cannot be opened, the present one is open again. */
  'library.open': { input: z.object({ dir: z.string() }), output: nothing },
  /** Shows the system's dialog and puts what was chosen into the queue. */
  'save.chooseFiles': { input: z.object({ tags: z.array(z.string().min(1)) }), output: z.array(saveJob) },
  /** Whether the computer has a network, as the window sees it. Links wait while it has none, and until this was told. */
  'save.network': { input: z.object({ online: z.boolean() }), output: nothing },
  /** Prints an article: shows the system's dialog. `no-printer`: there is none to print on. */
  'app.print': {
    input: z.object({ id: articleId }),
    output: z.object({ outcome: z.enum(['printed', 'cancelled', 'no-printer', 'failed']) }),
  },
  /** Asks where exports go, and remembers it; null when the dialog was left. */
  'export.chooseFolder': { input: nothing, output: z.object({ folder: z.string().nullable() }) },
  /** Starts an export into the folder that was chosen last, or asks for one when there is none. `started` is false when the
   * dialog was left, or another export runs. */
  'export.start': {
    input: z.object({ selection: exportSelection, choices: exportChoices }),
    output: z.object({ started: z.boolean() }),
  },
  /** The answer to the state `asks`: goes on, or leaves everything as it is. */
  'export.answer': {
    input: z.object({ existing: z.enum(['replace', 'keep-both', 'cancel']) }),
    output: z.object({ started: z.boolean() }),
  },
  'export.cancel': { input: nothing, output: nothing },
  /** Shows what the last export wrote in the system's file manager. */
  'export.show': { input: nothing, output: nothing },
  'settings.change': { input: settingsChange, output: settings },
} satisfies Record<AppChannel, { input: z.ZodType; output: z.ZodType }>;

/** What became of a link or a file that was opened with the app. */
export const opened = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saving'), labels: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('not-a-link') }),
  z.object({ kind: z.literal('not-readable'), names: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('failed'), failure: z.custom<Failure>() }),
]);
export type Opened = z.infer<typeof opened>;

export const contract = { ...libraryContract, ...appContract };

/** What main and the worker tell the window. */
export const eventContract = {
  /** `ids` null: anything may have changed. Counts are always the present ones, also of an index that
   * is being made anew: then they grow. */
  'library.changed': z.object({
    ids: z.array(articleId).nullable(),
    counts: viewCounts,
    rebuilding: rebuildProgress.nullable(),
  }),
  /** How far making the index anew is, while nothing else changes. */
  'library.rebuilding': z.object({ rebuilding: rebuildProgress.nullable() }),
  /** The look in the background found something: all findings there are. */
  'library.found': z.object({ findings: libraryFindings }),
  /** How far `library.size` is, 0 to 1. */
  'library.measuring': z.object({ part: z.number() }),
  /** How far `library.check` is, in articles. */
  'library.checking': z.object({ done: z.int(), total: z.int() }),
  'outside.changed': outsideChanges,
  /** A lost catalogue is being made anew while the library opens, in articles. */
  'library.recovering': z.object({ done: z.int(), total: z.int() }),
  /** How far `backups.restore` is, in articles. */
  'backups.restoring': z.object({ done: z.int(), total: z.int() }),
  'save.changed': queueChange,
  'export.changed': exportState,
  'trash.changed': removalState,
  'settings.changed': settings,
  'app.opened': opened,
  /** A command chosen in the menu bar; ids are those of `shared/commands.ts`. */
  command: z.object({ id: z.string() }),
} satisfies Record<EventName, z.ZodType>;

export type Contract = typeof contract;
export type Input<C extends Channel> = z.input<Contract[C]['input']>;
export type Output<C extends Channel> = z.output<Contract[C]['output']>;
/** An input after its schema has read it. */
export type Parsed<C extends Channel> = z.output<Contract[C]['input']>;
export type Handler<C extends Channel> = (input: Parsed<C>) => Promise<Output<C>>;
export type AppHandlers = { [C in AppChannel]: Handler<C> };
export type EventPayload<E extends EventName> = z.output<(typeof eventContract)[E]>;

/** What the preload exposes as `window.offprint`: it only forwards. A call is answered by a `Result` as JSON: a text goes into
 * the page in one piece, a list of thousands would go thing by thing. */
export type Bridge = {
  call(channel: Channel, input: unknown): Promise<string>;
  on(event: EventName, listener: (payload: unknown) => void): () => void;
};
