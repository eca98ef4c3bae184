import * as z from 'zod';
import type { Failure } from '../errors.ts';
import { articleDraft, correction, LONGEST_TEXT } from '../model/correction.ts';
import { exportChoices, exportFormat } from '../model/export.ts';
import { noteChange, noteFilter, noteRef, noteRow } from '../model/note.ts';
import {
  articleId,
  articleRecord,
  highlight,
  highlightChange,
  highlightColour,
  readingPlace,
  recordChange,
} from '../model/record.ts';
import { saveItem, saveJob } from '../model/save.ts';
import { settings, settingsChange } from '../model/settings.ts';
import {
  articlesSummary,
  listRow,
  listSort,
  listView,
  searchHit,
  searchSort,
  searchTerm,
  viewCounts,
} from '../model/view.ts';
import type { AppChannel, Channel, EventName, LibraryChannel } from './channels.ts';
import type { Result } from './result.ts';

const nothing = z.object({});
const continues = z.string().nullable().default(null);

const libraryFindings = z.array(z.object({ kind: z.string(), repaired: z.boolean(), count: z.int() }));

/** Answers of the library worker. One object argument each. */
const libraryContract = {
  /** Where the library lies and what is in it. `rebuilding`: the index is being made anew, searches may miss. */
  'library.info': {
    input: nothing,
    output: z.object({
      dir: z.string(),
      counts: viewCounts,
      rebuilding: z.boolean(),
      readOnly: z.boolean(),
      /** Why nothing can be changed: a newer Offprint wrote the library, or it cannot be written. Null where it can. */
      refusal: z
        .discriminatedUnion('code', [
          z.object({
            code: z.literal('library-newer'),
            details: z.object({ dir: z.string(), version: z.int(), supported: z.int() }),
          }),
          z.object({ code: z.literal('read-only'), details: z.object({ path: z.string() }) }),
        ])
        .nullable(),
      /** What opening found and mended, as codes for `shared/locales`. */
      findings: libraryFindings,
    }),
  },
  /** Makes an empty library where none is: the person wants one, though one was there before. */
  'library.make': { input: nothing, output: nothing },
  /** Rows `offset` to `offset + limit` of a view, and how many the view has. */
  'articles.page': {
    input: z.object({
      view: listView,
      sort: listSort,
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ total: z.int(), rows: z.array(listRow) }),
  },
  /** The ids of a whole view, or of a range of it: for selections that reach past the loaded pages. */
  'articles.ids': {
    input: z.object({ view: listView, sort: listSort, from: z.int().min(0), to: z.int().min(0).nullable() }),
    output: z.object({ ids: z.array(articleId) }),
  },
  'articles.get': {
    input: z.object({ id: articleId }),
    output: z.object({ record: articleRecord, note: z.string().nullable(), highlights: z.array(highlight) }),
  },
  /** The article as sanitised HTML with image addresses of the app's own scheme, for the reader's frame. Marks it as
   * being read when it was unread. `html` is empty for a stub of which nothing was found. */
  'articles.read': {
    input: z.object({ id: articleId }),
    output: z.object({
      record: articleRecord,
      note: z.string().nullable(),
      highlights: z.array(highlight),
      place: readingPlace.nullable(),
      html: z.string(),
      /** Set when the text had to be shown plainly because rendering it went over a limit. */
      degraded: z.boolean(),
    }),
  },
  /** Applies one change to many articles. `undo` is a token for `articles.undo`, null when nothing changed. `continues`: the
   * token of a change that this one goes on with, as typing does; the new token takes back both. */
  'articles.change': {
    input: z.object({ ids: z.array(articleId).min(1), change: recordChange, continues }),
    output: z.object({ changed: z.int(), missing: z.array(articleId), undo: z.string().nullable() }),
  },
  'articles.undo': { input: z.object({ undo: z.string() }), output: z.object({ changed: z.int() }) },
  /** Removes articles for good, those of them that lie in the trash. This cannot be undone. */
  'articles.remove': {
    input: z.object({ ids: z.array(articleId).min(1) }),
    output: z.object({ removed: z.int(), missing: z.array(articleId) }),
  },
  /** Removes everything in the trash for good. `trash.changed` tells how far; `trash.stop` ends it, and what is left then
   * stays in the trash. */
  'trash.empty': { input: nothing, output: z.object({ removed: z.int() }) },
  'trash.stop': { input: nothing, output: nothing },
  /** What correcting an article by hand begins with; `draft` is what was begun before. */
  'articles.source': {
    input: z.object({ id: articleId }),
    output: z.object({ record: articleRecord, markdown: z.string(), draft: articleDraft.nullable() }),
  },
  /** A text as the article would be shown with it. */
  'articles.preview': {
    input: z.object({ id: articleId, markdown: z.string().max(LONGEST_TEXT) }),
    output: z.object({ html: z.string(), degraded: z.boolean() }),
  },
  /** Keeps a correction that is being written; null throws it away. */
  'articles.draft': {
    input: z.object({ id: articleId, draft: articleDraft.nullable() }),
    output: nothing,
  },
  /** Puts an article right. `markdown` null: the text stays. `undo` is null when nothing changed. */
  'articles.correct': {
    input: z.object({
      id: articleId,
      change: correction,
      markdown: z.string().max(LONGEST_TEXT).nullable(),
    }),
    output: z.object({ record: articleRecord, undo: z.string().nullable() }),
  },
  /** `typing` ranks among the newest 1,000 matches and takes the last word as the beginning of one; otherwise all matches
   * are ranked. `total` is exact. `tookMs`: milliseconds in the library. */
  'articles.search': {
    input: z.object({
      query: z.string(),
      typing: z.boolean(),
      sort: searchSort.default('relevance'),
      view: listView.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ query: z.string(), total: z.int(), tookMs: z.number(), hits: z.array(searchHit) }),
  },
  /** The ids of what a search finds, or of a range of it: for selections that reach past the loaded pages. */
  'articles.searchIds': {
    input: z.object({
      query: z.string(),
      typing: z.boolean(),
      sort: searchSort,
      from: z.int().min(0),
      to: z.int().min(0).nullable(),
    }),
    output: z.object({ ids: z.array(articleId) }),
  },
  /** Why a search finds nothing: its terms, one by one. */
  'articles.searchTerms': {
    input: z.object({ query: z.string(), typing: z.boolean() }),
    output: z.array(searchTerm),
  },
  /** What several articles have in common. */
  'articles.summary': { input: z.object({ ids: z.array(articleId) }), output: articlesSummary },
  /** The addresses of articles, of those that have one. */
  'articles.links': {
    input: z.object({ ids: z.array(articleId) }),
    output: z.object({ urls: z.array(z.string()) }),
  },
  /** Marks a passage of the article's plain text that was seen at `start` (UTF-16 units, `shared/text`). `highlight`: its
   * id, when the window has chosen one to show it at once; asked for again, it is the one that is there. */
  'highlights.add': {
    input: z.object({
      id: articleId,
      highlight: articleId.nullable().default(null),
      quote: z.string().min(1),
      start: z.int().min(0),
      colour: highlightColour,
      comment: z.string().nullable(),
    }),
    output: z.object({ highlight, undo: z.string().nullable() }),
  },
  'highlights.change': {
    input: z.object({ id: articleId, highlight: articleId, change: highlightChange, continues }),
    output: z.object({ undo: z.string().nullable() }),
  },
  /** Puts a highlight whose passage has changed on another one, seen at `start`. */
  'highlights.place': {
    input: z.object({ id: articleId, highlight: articleId, quote: z.string().min(1), start: z.int().min(0) }),
    output: z.object({ undo: z.string().nullable() }),
  },
  'highlights.remove': {
    input: z.object({ id: articleId, highlight: articleId }),
    output: z.object({ undo: z.string().nullable() }),
  },
  /** Notes `offset` to `offset + limit` of those a filter leaves, and how many it leaves. The trash is left out. */
  'notes.page': {
    input: noteFilter.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: z.object({ total: z.int(), rows: z.array(noteRow) }),
  },
  /** Which notes those from `from` up to `to` are: for selections that reach past the loaded pages. */
  'notes.refs': {
    input: noteFilter.extend({ from: z.int().min(0), to: z.int().min(0).nullable() }),
    output: z.object({ notes: z.array(noteRef) }),
  },
  'notes.change': {
    input: z.object({ notes: z.array(noteRef).min(1), change: noteChange }),
    output: z.object({ changed: z.int(), undo: z.string().nullable() }),
  },
  /** An article to be pasted as Markdown. */
  'articles.markdown': {
    input: z.object({ id: articleId }),
    output: z.object({ markdown: z.string() }),
  },
  'tags.list': { input: nothing, output: z.array(z.object({ tag: z.string(), count: z.int() })) },
  /** Which of these addresses are in the library already. */
  'save.known': {
    input: z.object({ urls: z.array(z.string()).max(1000) }),
    output: z.array(z.object({ url: z.string(), id: articleId.nullable() })),
  },
  /** Puts items into the queue, and answers when they are on the disk: from then on they survive everything. At most three
   * are saved at a time; `save.changed` tells how far. */
  'save.start': {
    input: z.object({ items: z.array(saveItem).min(1), tags: z.array(z.string().min(1)) }),
    output: z.array(saveJob),
  },
  'save.queue': { input: nothing, output: z.array(saveJob) },
  'save.cancel': { input: z.object({ job: z.string().nullable() }), output: nothing },
  /** Fetches the address of a stub again. */
  'save.retry': { input: z.object({ id: articleId }), output: saveJob },
  /** Tries these jobs again, or all (null): what failed, stubs, at once what waits for the network, and, by its name, a link
   * that was cancelled. */
  'save.again': { input: z.object({ jobs: z.array(z.string()).nullable() }), output: nothing },
  /** Takes these finished rows out of the queue; null: all but the failed ones, which hold what was put in. */
  'save.dismiss': { input: z.object({ jobs: z.array(z.string()).nullable() }), output: nothing },
} satisfies Record<LibraryChannel, { input: z.ZodType; output: z.ZodType }>;

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
  'settings.get': { input: nothing, output: settings },
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
  /** `ids` null: anything may have changed. Counts are always the present ones. */
  'library.changed': z.object({
    ids: z.array(articleId).nullable(),
    counts: viewCounts,
    rebuilding: z.boolean(),
  }),
  /** The look in the background found something: all findings there are. */
  'library.found': z.object({ findings: libraryFindings }),
  /** How far `library.size` is, 0 to 1. */
  'library.measuring': z.object({ part: z.number() }),
  'save.changed': z.array(saveJob),
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

/** What the preload exposes as `window.offprint`: it only forwards. */
export type Bridge = {
  call(channel: Channel, input: unknown): Promise<Result<unknown>>;
  on(event: EventName, listener: (payload: unknown) => void): () => void;
};
