import * as z from 'zod';
import { articleDraft, correction, LONGEST_TEXT } from '../model/correction.ts';
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
import { savedSearch, savedSearchDraft } from '../model/saved-search.ts';
import {
  articlesSummary,
  correctedQuery,
  listRow,
  listSort,
  listView,
  rebuildProgress,
  searchHit,
  searchSort,
  searchValue,
  valueField,
  viewCounts,
  whyNothing,
} from '../model/view.ts';
import type { LibraryChannel } from './channels.ts';

const nothing = z.object({});
const continues = z.string().nullable().default(null);

/** What opening and the look in the background found, by kind. */
export const libraryFindings = z.array(z.object({ kind: z.string(), repaired: z.boolean(), count: z.int() }));

/** `failure`: why the last one could not be made. `folder` is null before the first. */
const backupList = z.object({
  folder: z.string().nullable(),
  backups: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['daily', 'before-restore']),
      made: z.string(),
      articles: z.int(),
      bytes: z.number(),
    }),
  ),
  failure: z.string().nullable(),
});

/** What a check found. Findings are counted by kind and by how they were mended, null: they were not. */
export const checkReport = z.object({
  repair: z.boolean(),
  stopped: z.boolean(),
  /** Articles that were looked at. */
  articles: z.int(),
  findings: z.array(
    z.object({
      kind: z.string(),
      repaired: z.boolean(),
      did: z.string().nullable(),
      count: z.int(),
      /** The first few articles that it is about and that still are there. */
      articles: z.array(z.object({ id: articleId, title: z.string() })),
    }),
  ),
});
export type CheckReport = z.infer<typeof checkReport>;

/** What another program did to articles: another text, other facts, a folder that came in, or one that was changed here too,
 * of which both are kept. The first hundred, and how many there are. */
export const outsideChanges = z.object({
  articles: z.array(
    z.object({ id: articleId, title: z.string(), kind: z.enum(['text', 'facts', 'added', 'both']) }),
  ),
  total: z.int(),
});

/** Answers of the library worker. One object argument each. */
export const libraryContract = {
  /** Where the library lies and what is in it. `rebuilding`: the index is being made anew, lists and searches
   * may miss articles. */
  'library.info': {
    input: nothing,
    output: z.object({
      dir: z.string(),
      counts: viewCounts,
      rebuilding: rebuildProgress.nullable(),
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
  /** Looks the whole library over, and mends what can be mended; the library goes on meanwhile. `library.checking` tells how
   * far, `library.stopCheck` ends it: what was found and mended by then is the answer. One at a time: asked for again, it
   * is the one that runs. */
  'library.check': { input: z.object({ repair: z.boolean() }), output: checkReport },
  'library.stopCheck': { input: nothing, output: nothing },
  /** Backups of the catalogue that lie outside of the library, the oldest first. */
  'backups.list': { input: nothing, output: backupList },
  /** Makes one now, in the place of today's. */
  'backups.make': { input: nothing, output: backupList },
  /** What a backup has that the library has not: articles that are missing, of which `links` have no text any more; articles
   * that were `removed` for good since; `changed` ones, that lost notes, highlights, tags or facts. `damaged`: parts of the
   * backup that cannot be read. */
  'backups.compare': {
    input: z.object({ name: z.string() }),
    output: z.object({
      missing: z.int(),
      links: z.int(),
      removed: z.int(),
      changed: z.int(),
      searches: z.int(),
      damaged: z.int(),
    }),
  },
  /** Brings that back, after backing up what is there; `backups.restoring` tells how far, `backups.stop` ends it. `removed`:
   * also what was removed for good. `undo` is a token for what articles got that were there. */
  'backups.restore': {
    input: z.object({ name: z.string(), removed: z.boolean() }),
    output: z.object({
      added: z.int(),
      links: z.int(),
      changed: z.int(),
      searches: z.int(),
      undo: z.string().nullable(),
    }),
  },
  'backups.stop': { input: nothing, output: nothing },
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
  /** An article that may be opened next is made ready for the reader. One that is not there is no error. */
  'articles.prepare': { input: z.object({ id: articleId }), output: nothing },
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
    output: z.object({
      record: articleRecord,
      markdown: z.string(),
      /** Tells the text from every other. */
      proof: z.string(),
      draft: articleDraft.nullable(),
    }),
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
  /** Puts an article right. `markdown` null: the text stays. `undo` is null when nothing changed. `base`: the proof of the text
   * that was begun with; `outside`: another program has written another one since, which is kept among the versions. */
  'articles.correct': {
    input: z.object({
      id: articleId,
      change: correction,
      markdown: z.string().max(LONGEST_TEXT).nullable(),
      base: z.string().nullable().default(null),
    }),
    output: z.object({ record: articleRecord, undo: z.string().nullable(), outside: z.boolean() }),
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
      asTyped: z.boolean().default(false),
    }),
    /** `late`: a slow disk kept snippets back, asking again has them. `corrected`: what was searched for instead of a query
     * with a word that is in no article, unless it was to be searched `asTyped`. */
    output: z.object({
      query: z.string(),
      total: z.int(),
      tookMs: z.number(),
      hits: z.array(searchHit),
      late: z.boolean(),
      corrected: correctedQuery.nullable(),
    }),
  },
  /** What a search that finds nothing may have been meant as, with the number of its articles. */
  'articles.instead': {
    input: z.object({ query: z.string(), typing: z.boolean() }),
    output: correctedQuery.extend({ total: z.int() }).nullable(),
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
  /** Why a search finds nothing, and what to leave out of it. */
  'articles.whyNothing': {
    input: z.object({ query: z.string(), typing: z.boolean() }),
    output: whyNothing,
  },
  /** How many articles a search finds, as Enter counts them. */
  'articles.count': { input: z.object({ query: z.string() }), output: z.object({ total: z.int() }) },
  /** Values for an operator, of which one word begins as `text` does: at most eight, each with how many articles have it. */
  'search.values': {
    input: z.object({ field: valueField, text: z.string().max(200) }),
    output: z.array(searchValue),
  },
  /** The searches that are kept under a name, in the order a person gave them. */
  'searches.list': { input: nothing, output: z.array(savedSearch) },
  /** Keeps a search: a new one, or one in place of what was there under its id, at place `at` of the list. `at` null: where it
   * was, and a new one at the end. `id`: which it is; `searches`: all of them. */
  'searches.put': {
    input: z.object({ search: savedSearchDraft, at: z.int().min(0).nullable() }),
    output: z.object({ id: articleId, searches: z.array(savedSearch) }),
  },
  'searches.remove': { input: z.object({ id: articleId }), output: z.array(savedSearch) },
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
