import type { Failure } from '../../shared/errors.ts';
import type { ArticleDraft, Correction } from '../../shared/model/correction.ts';
import type { ExportOptions } from '../../shared/model/export.ts';
import type { NoteChange, NoteFilter, NoteRef, NoteRow } from '../../shared/model/note.ts';
import type {
  ArticleId,
  Highlight,
  HighlightChange,
  PersonalFields,
  RecordChange,
  StoredRecord,
} from '../../shared/model/record.ts';
import type { SaveItem, SaveStep } from '../../shared/model/save.ts';
import type { SavedSearch, SavedSearchDraft } from '../../shared/model/saved-search.ts';
import type {
  ArticlesSummary,
  CorrectedQuery,
  ListRow,
  ListSort,
  ListView,
  RebuildProgress,
  SearchHit,
  SearchSort,
  SearchValue,
  ValueField,
  ViewCounts,
  WhyNothing,
} from '../../shared/model/view.ts';
import type { HighlightRequest } from './notes/highlight.ts';
import type { NewArticle } from './ports.ts';
import type { KeptJobs } from './saving/kept-job.ts';
import type { LibrarySize } from './store/size.ts';

/** What opening or `check` found. `repaired` tells whether it was mended. */
export type Finding = {
  kind:
    | 'record-without-article'
    | 'article-without-record'
    | 'damaged-segment'
    | 'damaged-changes'
    | 'damaged-article'
    | 'unreadable-front'
    | 'wrong-value'
    | 'damaged-job'
    | 'damaged-draft'
    | 'missing-image'
    | 'altered-image'
    | 'index-disagrees';
  id: ArticleId | null;
  path: string;
  repaired: boolean;
  /** How it was mended, where `check` did it. */
  did?: Deed;
};

/** `made-anew`: from articles and copies. `rewritten`: the file, around the text that was still in it. `from-source`: the text
 * came from the page that was kept. `became-link`: no text was left, the record is a stub now. `taken-in`: the folder has a
 * record again. `set-aside`: it lies in `set-aside/`. `from-another`: another article had the same image. */
export type Deed =
  | 'made-anew'
  | 'rewritten'
  | 'from-source'
  | 'became-link'
  | 'taken-in'
  | 'set-aside'
  | 'from-another';

/** A backup of the catalogue. `made`: ISO 8601. `bytes` on the disk, with what it shares with others. */
export type BackupInfo = {
  name: string;
  kind: 'daily' | 'before-restore';
  made: string;
  articles: number;
  bytes: number;
};

/** What a backup has that the library has not: `missing` articles, of which `links` have no text on the disk any more;
 * articles that were `removed` for good since; `changed`: articles that lost something. `damaged`: parts of it that cannot be
 * read. */
export type BackupDifference = {
  missing: number;
  links: number;
  removed: number;
  changed: number;
  searches: number;
  damaged: number;
};
/** What came back. */
export type BackupRestored = { added: number; links: number; changed: number; searches: number };

/** Backups of the catalogue outside of the library's folder. */
export type Backups = {
  /** The oldest first. `folder` is null before the first one. */
  list(): Promise<{ folder: string | null; backups: BackupInfo[] }>;
  /** Makes the backup of the day when there is none, or anyway with `again`. Null when there was nothing to do. Throws
   * `disk-full`, `read-only`. */
  make(options?: { again?: boolean }): Promise<BackupInfo | null>;
  compare(name: string): Promise<BackupDifference>;
  /** Brings back what is missing; the present state is backed up before. `removed`: also what was removed for good since.
   * `undo` takes back what articles got that were there. Throws `not-found`, `cancelled`, `disk-full`. */
  restore(
    name: string,
    options: { removed: boolean; signal: AbortSignal; onProgress: (done: number, total: number) => void },
  ): Promise<BackupRestored & { undo: string | null }>;
};

export type CheckOptions = {
  repair: boolean;
  /** Ends the check early. */
  signal?: AbortSignal;
  /** In articles. */
  onProgress?: (done: number, total: number) => void;
};

/** What somebody else did to an article's file: another text; other facts; a folder that came in; or it was changed here as
 * well, or twice elsewhere, and both are kept. */
export type OutsideChange = { id: ArticleId; title: string; kind: 'text' | 'facts' | 'added' | 'both' };

/** Why a library can only be read. */
export type Refusal = Extract<Failure, { code: 'library-newer' | 'read-only' }>;

/** What changed; null: anything may have. `removed`: of these nothing is left. */
export type LibraryChange = { ids: ArticleId[] | null; removed: ArticleId[] };

export type SearchRequest = {
  query: string;
  typing: boolean;
  /** The best first, without it. */
  sort?: SearchSort;
  view: ListView | null;
  offset: number;
  limit: number;
  /** Words that are in no article are meant as they stand. */
  asTyped?: boolean;
};
export type SearchAnswer = {
  query: string;
  total: number;
  tookMs: number;
  hits: SearchHit[];
  /** Texts of hits took too long to read: their snippets are excerpts, and the same search soon has better ones. */
  late: boolean;
  /** What was searched for instead, because a word of the query is in no article: the hits and their number are of that. */
  corrected: CorrectedQuery | null;
};

export type SaveOptions = {
  tags: string[];
  signal: AbortSignal;
  onStep: (step: SaveStep) => void;
  /** Told the title of the article as soon as it is known. */
  onTitle?: (title: string) => void;
  /** The id that a new article gets; any without it. */
  article?: ArticleId;
  /** Whether the network is away, asked before a page is fetched and when one could not be had. Then nothing is kept of its
   * address: the save throws `capture`, to be made again. */
  offline?: () => boolean;
  /** Fetches the page although the network seems to be away. */
  insist?: boolean;
};
/** `known`: the address was there before and its record is returned unchanged. */
export type Saved = { record: StoredRecord; known: boolean; images: number };

export type RemoveOptions = {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

export type ExportRequest = ExportOptions & {
  ids: ArticleId[];
  /** A folder; made when it is not there. */
  out: string;
  /** What the one file is called, with the ending of its format; without it, it is named by itself. */
  name?: string;
  signal: AbortSignal;
  /** In articles. */
  onProgress: (done: number, total: number) => void;
};

/** An article that could not be exported while others were. */
export type Skipped = { id: ArticleId; title: string; failure: Failure };

export type ExportResult =
  /** Nothing was written: `count` of the files to be are there already, `path` is the first of what is in the way. */
  | { kind: 'taken'; path: string; count: number; total: number }
  /** Absolute paths; `articles` is how many they are of. */
  | { kind: 'written'; files: string[]; articles: number; skipped: Skipped[]; cancelled: boolean };

/** One article of an import file: what `tools/make-articles.mjs` writes a line of, or our own JSON. Unknown fields are
 * ignored. `text` is the plain text also where there is `markdown`. */
export type ImportedArticle = {
  url: string | null;
  title: string;
  byline: string | null;
  site: string | null;
  lang: string | null;
  tags: string[];
  published: string | null;
  saved: string | null;
  text: string;
  markdown: string | null;
} & Omit<PersonalFields, 'tags' | 'saved'>;

/** Why a row of an import file cannot become an article. */
export type RejectReason = 'malformed-row' | 'too-long' | 'empty' | 'bad-url' | 'scheme';
/** `known`: rows whose address was there before, in the library or further up in the file. */
export type ImportSummary = {
  saved: number;
  known: number;
  rejected: { line: number; reason: RejectReason }[];
};

/** An open library. Every method that changes something resolves once the change is durable. */
export type Library = {
  readonly dir: string;
  readonly readOnly: boolean;
  /** Why nothing can be changed, `library-newer` or `read-only`; null where it can. */
  readonly refusal: Refusal | null;

  counts(): Promise<ViewCounts>;
  /** How far making the index anew is, null when it is as it should be. Meanwhile pages, counts and searches have the newest
   * articles first and more and more of them; what needs all of them waits. */
  rebuilding(): RebuildProgress | null;
  findings(): Finding[];
  page(request: {
    view: ListView;
    sort: ListSort;
    offset: number;
    limit: number;
  }): Promise<{ total: number; rows: ListRow[] }>;
  ids(request: { view: ListView; sort: ListSort; from: number; to: number | null }): Promise<ArticleId[]>;
  /** Throws `not-found`. */
  get(id: ArticleId): Promise<StoredRecord>;
  /** The record of an address (`shared/url.ts` tells which are the same), null when there is none. */
  findByUrl(url: string): Promise<StoredRecord | null>;
  /** Body without front matter. Throws `not-found`, `unreadable-file`. */
  markdown(id: ArticleId): Promise<string>;
  /** Sanitised HTML with `imageBase` before each `images/…`; a text that cannot be rendered within limits comes as plain
   * paragraphs with `degraded`. */
  rendered(id: ArticleId, imageBase: string): Promise<{ html: string; text: string; degraded: boolean }>;
  /** Absolute path of a file in the article's `images/`. Throws `not-found` for any name that is not plainly one. */
  imagePath(id: ArticleId, name: string): Promise<string>;
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** What a query that finds nothing may have been meant as, and how many articles that finds; null when no word of it is
   * near one that is known. Takes its time in a large library. */
  instead(query: string, typing: boolean): Promise<(CorrectedQuery & { total: number }) | null>;
  /** The ids of what a search finds, from `from` up to `to`, in the order of its hits; the whole of it is in no order. */
  searchIds(request: {
    query: string;
    typing: boolean;
    sort: SearchSort;
    from: number;
    to: number | null;
  }): Promise<ArticleId[]>;
  /** Why a search finds nothing: what each of its first terms finds by itself, and the search with less in it. */
  whyNothing(request: { query: string; typing: boolean }): Promise<WhyNothing>;
  /** How many articles a search finds, outside the trash unless it names it. */
  count(query: string): Promise<number>;
  /** Values for a search operator, the best fit first, then those with most articles: at most eight. */
  searchValues(field: ValueField, text: string): Promise<SearchValue[]>;
  /** Searches that are kept under a name, in the order a person gave them. */
  savedSearches(): Promise<SavedSearch[]>;
  /** Keeps a search at a place of the list (null: where it was, a new one at the end). */
  putSearch(search: SavedSearchDraft, at: number | null): Promise<{ id: string; searches: SavedSearch[] }>;
  removeSearch(id: string): Promise<SavedSearch[]>;
  /** What several articles have in common. */
  summary(ids: ArticleId[]): Promise<ArticlesSummary>;
  /** The addresses of those that have one, newest saved first. */
  links(ids: ArticleId[]): Promise<string[]>;
  /** Rows of what a query finds, newest saved first, without snippets. The trash is left out unless the query names it. */
  found(request: { query: string; offset: number; limit: number }): Promise<ListRow[]>;
  /** Resolves once every article is in the lists: while an index is made anew they have the newest alone. */
  listed(): Promise<void>;
  /** Resolves once every article can be found by its text; after a restart or a rebuilt index, some follow. */
  searchable(): Promise<void>;
  tags(): Promise<{ tag: string; count: number }[]>;

  /** One change to many; `undo` is a token for `undo()`. `continues`: the token of a change that this one goes on with; the
   * new token takes back both. */
  change(
    ids: ArticleId[],
    change: RecordChange,
    continues?: string | null,
  ): Promise<{ changed: number; missing: ArticleId[]; undo: string | null }>;
  undo(token: string): Promise<{ changed: number }>;

  /** Puts an article right: its facts, and with `markdown` its text. Words, excerpt and lead image follow the text, and
   * highlights are looked for in it. The file before is kept in `versions`. A draft is gone then. `base`: the proof
   * (`proofOf`) of the text that it began with; `outside`: it is another one by now. */
  correct(
    id: ArticleId,
    change: Correction,
    markdown: string | null,
    base?: string | null,
  ): Promise<{ record: StoredRecord; undo: string | null; outside: boolean }>;
  /** The correction that was begun, null when there is none. */
  draft(id: ArticleId): Promise<ArticleDraft | null>;
  /** Keeps a correction that is being written; null throws it away. */
  keepDraft(id: ArticleId, draft: ArticleDraft | null): Promise<void>;
  /** Markdown as the article with that text would be shown. */
  preview(markdown: string, imageBase: string): Promise<{ html: string; degraded: boolean }>;
  /** Removes articles for good. Only those in the trash: others stay as they are. `signal` ends it early: what is not removed
   * by then stays in the trash. */
  remove(ids: ArticleId[], options?: RemoveOptions): Promise<{ removed: number; missing: ArticleId[] }>;
  /** Ids of what was moved to the trash before a time, in no order. What has no plausible time stays out. */
  trashedBefore(time: Date): Promise<ArticleId[]>;

  /** Writes prepared articles, in groups of at most 512, each durable before the next begins. */
  add(articles: NewArticle[]): Promise<StoredRecord[]>;
  /** Whether an id can be given to a new article: nothing is left of one that had it and was removed. */
  isFree(id: ArticleId): Promise<boolean>;
  /** Gives a stub its article: same id, saved time, tags, state and notes. */
  replace(id: ArticleId, article: NewArticle): Promise<StoredRecord>;

  /** From a link, a text or a file to a saved article. A page that could not be had becomes a stub (`record.problem`). */
  save(item: SaveItem, options: SaveOptions): Promise<Saved>;
  /** Fetches a stub again. */
  retry(id: ArticleId, options: SaveOptions): Promise<Saved>;

  /** The save queue as it lies in the library. */
  readonly jobs: KeptJobs;

  /** Marks a passage; one whose id is there already is given back as it is, with nothing to undo. Throws `not-found` (article, or passage when the quote is not in the text). */
  addHighlight(
    id: ArticleId,
    request: HighlightRequest,
  ): Promise<{ highlight: Highlight; undo: string | null }>;
  /** Gives a highlight another colour or comment. `undo` is null when it was so already; `continues` as with `change`.
   * Throws `not-found`. */
  changeHighlight(
    id: ArticleId,
    highlight: string,
    change: HighlightChange,
    continues?: string | null,
  ): Promise<{ undo: string | null }>;
  /** Puts a highlight on another passage, seen at `start` of the plain text. Colour and comment stay. Throws `not-found`
   * (article, highlight, passage). */
  placeHighlight(
    id: ArticleId,
    highlight: string,
    passage: { quote: string; start: number },
  ): Promise<{ undo: string | null }>;
  /** Throws `not-found`. */
  removeHighlight(id: ArticleId, highlight: string): Promise<{ undo: string | null }>;
  /** One change to many highlights and notes, taken back as one. */
  changeNotes(notes: NoteRef[], change: NoteChange): Promise<{ changed: number; undo: string | null }>;
  /** Highlights and notes of articles outside the trash. */
  notesPage(
    request: NoteFilter & { offset: number; limit: number },
  ): Promise<{ total: number; rows: NoteRow[] }>;
  /** The notes from `from` up to `to` of such a list, null: to the last. */
  noteRefs(request: NoteFilter & { from: number; to: number | null }): Promise<NoteRef[]>;
  /** Every highlight and note, newest article first. */
  notes(): AsyncIterable<{ record: StoredRecord; highlight: Highlight | null; note: string | null }>;

  exportTo(request: ExportRequest): Promise<ExportResult>;
  /** An article as its own page, images and notes in it: what is printed. Throws `not-found`. */
  sheet(
    id: ArticleId,
    options: { images: boolean; notes: boolean },
  ): Promise<{ title: string; page: Uint8Array }>;
  /** The same page with its images at `images/…`, as they lie in the article's folder. */
  pageBeside(id: ArticleId): Promise<string>;
  /** An article to be pasted as Markdown: its title, where it is from, and its text with what was written about it. */
  asMarkdown(id: ArticleId): Promise<string>;
  /** Imports NDJSON. `onSaved` is given the articles that became durable together, right then, and waited for. */
  importFrom(
    lines: AsyncIterable<string>,
    options: {
      signal: AbortSignal;
      onSaved: (saved: { id: ArticleId; url: string | null; known: boolean }[]) => void | Promise<void>;
    },
  ): Promise<ImportSummary>;

  check(options: CheckOptions): Promise<Finding[]>;
  /** Null where the library was opened without a place for them. */
  readonly backups: Backups | null;
  /** Adds up what the library takes on the disk. Throws `cancelled`. */
  size(options: { signal: AbortSignal; onProgress: (part: number) => void }): Promise<LibrarySize>;
  /** Looks whether somebody else has written the files of these articles, and takes that over. */
  look(ids: ArticleId[]): Promise<void>;
  /** Looks through all articles for what somebody else changed, brought in or took away. Soon after another it does nothing,
   * unless `now`. */
  lookThrough(options?: { now?: boolean }): Promise<void>;
  /** Tells what was taken over. */
  onOutside(listener: (changes: OutsideChange[]) => void): () => void;
  /** Tells when the look in the background has found something: `findings()` has it. */
  onFindings(listener: () => void): () => void;
  onChange(listener: (change: LibraryChange) => void): () => void;
  /** Waits for writes in flight, then lets go of the library. */
  /** Finishes what is being written. What can wait is left for the next opening after `within` milliseconds. */
  close(within?: number): Promise<void>;
};
