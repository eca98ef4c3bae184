import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LibraryError } from '../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../shared/model/record.ts';
import { parseQuery } from '../../shared/query/index.ts';
import { correcting, isTextStep, undoText } from './correct/correct.ts';
import type { Library, OutsideChange } from './library.types.ts';
import { highlighting } from './notes/highlighting.ts';
import { looksOutside, type Outside } from './outside/outside.ts';
import type { Ports } from './ports.ts';
import { renderArticle } from './render/rendered.ts';
import { compileQuery } from './search/compile.ts';
import { foundPage } from './search/found.ts';
import { idOfAddress, listIds, listPage, listTags, notedIds, viewCounts, viewTotal } from './search/lists.ts';
import { notePages } from './search/note-pages.ts';
import { matchIds, matchTotal, rank } from './search/ranking.ts';
import { searcher } from './search/searching.ts';
import { linksOf, summaryOf } from './search/summary.ts';
import { valueSearch } from './search/values.ts';
import { whyNothing } from './search/why-nothing.ts';
import { addArticles, replaceArticle } from './store/adding.ts';
import { isImageName, readBody, readBodyNow } from './store/article-folder.ts';
import { backupsOf } from './store/backups-of.ts';
import { changeArticles, undoSteps } from './store/changing.ts';
import { jobFiles } from './store/job-files.ts';
import { IMAGES } from './store/layout.ts';
import { removeArticles, replayRemovals, trashedBefore } from './store/removing.ts';
import { savedSearches } from './store/saved-searches.ts';
import { librarySize } from './store/size.ts';
import { openStore, type Store } from './store/store.ts';
import { undoMemory } from './store/undo.ts';
import { verifyFolders } from './store/verify.ts';

export type OpenOptions = {
  /** Nothing is written: for a library of a newer version, or a folder that cannot be written. No lock is taken. */
  readOnly?: boolean;
  /** False where a library is known to have been: an empty one is not made in its place. */
  create?: boolean;
  /** Where other processes reach us while we hold the library: written into the lock. */
  socket?: string | null;
  /** Nothing else in this process holds a library: a lock of its own is that of a thread that died. */
  alone?: boolean;
  /** Where backups of libraries lie; none are made and used without it. */
  backups?: string | null;
  /** How far making a lost catalogue anew is, in articles. */
  onRebuild?: (done: number, total: number) => void;
  /** The present moment, ms: the days of a search and of backups are counted from it. */
  now?: () => number;
};

/** Milliseconds after opening until the folders are looked through: the first page of the list comes first. */
const VERIFY_AFTER_MS = 1500;

/** What opening and the lists need none of is loaded when it is first asked for. */
const exporting = () => import('./export/index.ts');
const saving = () => import('./saving/save.ts');
const importing = () => import('./import/ndjson.ts');
const checking = () => import('./store/check.ts');

/** Opens the library in a folder, or makes it. Throws `library-in-use`, `library-newer`, `library-missing`, `read-only`,
 * `disk-full`. */
export async function openLibrary(dir: string, ports: Ports, options: OpenOptions = {}): Promise<Library> {
  const { readOnly = false, create = true, socket = null, alone = false, now = Date.now } = options;
  const { backups = null, onRebuild = () => {} } = options;
  const store = await openStore(dir, {
    readOnly,
    create,
    socket,
    alone,
    backups,
    onRebuild,
    log: ports.log,
  });
  const hearers = new Set<() => void>();
  const outsideHearers = new Set<(changes: OutsideChange[]) => void>();
  const onFindings = () => {
    for (const hear of hearers) hear();
  };
  const outside = looksOutside(store, {
    textOf: async (text) => (await renderArticle(ports, text, '')).text,
    onChanges: (changes) => {
      for (const hear of outsideHearers) hear(changes);
    },
    onFindings,
  });
  const tasks = background(store, outside, onFindings);
  return compose(store, ports, now, tasks, { hearers, outside, outsideHearers, backups });
}

/** What can wait: full text and front matter that were left behind, and a look whether every article is there. */
function background(store: Store, outside: Outside, onFindings: () => void): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    if (!store.readOnly) {
      await replayRemovals(store);
      store.frontMatter.start();
    }
    await warmUp(store);
    await store.index.catchUp();
    await countLetters(store, () => stopped);
    if (!store.readOnly && store.refusal === null) return outside.lookThrough({ now: true });
    const known = store.findings.length;
    await verifyFolders(store, () => stopped);
    if (store.findings.length === known) return;
    store.changed(null);
    onFindings();
  };
  const timer = setTimeout(() => {
    running = run().catch((error: unknown) =>
      store.log('error', 'looking after the library', { cause: String(error) }),
    );
  }, VERIFY_AFTER_MS);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      store.index.rest();
      clearTimeout(timer);
      await outside.stop();
      await running;
    },
  };
}

/** The first query of a process takes long: it is not a person's. */
async function warmUp(store: Store): Promise<void> {
  const query = compileQuery(parseQuery('a*').tree, 0);
  if (query === null) return;
  await store.index.read((database) =>
    rank(database, query, { view: null, typing: true, sort: 'relevance', offset: 0, limit: 1 }),
  );
}

/** The first letter that somebody types has the most to count: it is known before, unless something changes. */
async function countLetters(store: Store, stopped: () => boolean): Promise<void> {
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    const query = compileQuery(parseQuery(letter, true).tree, 0);
    if (stopped() || query === null) return;
    await store.index.read((database) => matchTotal(database, query));
    await nextTurn();
  }
}

function compose(
  store: Store,
  ports: Ports,
  now: () => number,
  tasks: { stop(): Promise<void> },
  {
    hearers,
    outside,
    outsideHearers,
    backups,
  }: {
    hearers: Set<() => void>;
    outside: Outside;
    outsideHearers: Set<(changes: OutsideChange[]) => void>;
    backups: string | null;
  },
): Library {
  const { index, layout } = store;
  const undos = undoMemory();
  const notes = notePages();

  const get = async (id: ArticleId): Promise<StoredRecord> => {
    const place = await store.find(id);
    if (place === null) throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
    return place.record;
  };
  const markdown = (id: ArticleId) => readBody(layout, id);
  const textOf = async (text: string) => (await renderArticle(ports, text, '')).text;
  const markdownNow = (id: ArticleId) => readBodyNow(layout, id);
  const search = searcher(index, { get, markdown, markdownNow, now });
  store.onChange(({ ids, removed }) => {
    search.forget(ids);
    undos.drop(removed);
  });

  const library: Library = {
    dir: layout.dir,
    readOnly: store.readOnly,
    refusal: store.refusal,

    counts: () => index.glance(viewCounts),
    rebuilding: index.rebuilding,
    findings: () => [...store.findings],
    page: (request) =>
      index.glance((database) => ({
        total: viewTotal(database, request.view),
        rows: listPage(database, request),
      })),
    ids: (request) => index.read((database) => listIds(database, request)),
    get,
    async findByUrl(url) {
      const id = await index.read((database) => idOfAddress(database, url));
      return id === null ? null : ((await store.find(id))?.record ?? null);
    },
    markdown,
    rendered: async (id, imageBase) => renderArticle(ports, await markdown(id), imageBase),
    imagePath: (id, name) => imagePath(store, id, name),
    search: search.search,
    instead: search.instead,
    async searchIds({ query, typing, ...range }) {
      const compiled = compileQuery(parseQuery(query, typing).tree, now());
      if (compiled === null) return [];
      return index.read((database) => matchIds(database, compiled, { view: null, typing, ...range }));
    },
    whyNothing: (request) => whyNothing(index, request, now()),
    async count(query) {
      const compiled = compileQuery(parseQuery(query).tree, now());
      return compiled === null ? 0 : index.glance((database) => matchTotal(database, compiled));
    },
    searchValues: valueSearch(index),
    ...savedSearches(store),
    summary: (ids) => index.read((database) => summaryOf(database, ids)),
    links: (ids) => index.read((database) => linksOf(database, ids)),
    async found({ query, ...range }) {
      const compiled = compileQuery(parseQuery(query).tree, now());
      return compiled === null ? [] : index.read((database) => foundPage(database, compiled, range));
    },
    listed: () => index.read(() => undefined),
    searchable: index.catchUp,
    tags: () => index.glance(listTags),

    async change(ids, change, continues = null) {
      const { count, steps, missing } = await changeArticles(store, ids, change);
      return { changed: count, missing, undo: undos.remember(steps, continues) };
    },
    async undo(token) {
      const known = undos.stepsOf(token);
      if (known === null) return { changed: 0 };
      const [step] = known;
      const changed = isTextStep(step)
        ? await undoText(store, step, textOf)
        : (await undoSteps(store, known)).count;
      // After a failure it can be tried again.
      undos.forget(token);
      return { changed };
    },

    ...correcting(store, undos, textOf, outside.look),
    async preview(text, imageBase) {
      const { html, degraded } = await renderArticle(ports, text, imageBase);
      return { html, degraded };
    },

    remove: (ids, options) => removeArticles(store, ids, options),
    trashedBefore: (time) => trashedBefore(store, time),

    add: (articles) => addArticles(store, articles),
    isFree: async (id) => !(await store.changes.removed()).has(id),
    async replace(id, article) {
      // What a person wrote into a stub is not replaced.
      await outside.look([id]);
      return replaceArticle(store, id, article);
    },
    save: async (item, options) => (await saving()).saveItem(library, ports, item, options),
    retry: async (id, options) => (await saving()).retryStub(library, ports, id, options),
    jobs: jobFiles(store),

    ...highlighting(store, undos, async (id) => (await library.rendered(id, '')).text),
    notesPage: (request) => index.glance((database) => notes.page(database, request)),
    noteRefs: ({ from, to, ...filter }) => index.read((database) => notes.refs(database, filter, from, to)),
    notes: () => notesOf(store),

    exportTo: async (request) => (await exporting()).exportArticles(library, ports, request),
    async sheet(id, { images, notes }) {
      const { sheetOf, sheetPieces, wholePage, withoutNotes } = await exporting();
      const stored = await get(id);
      const record = notes ? stored : withoutNotes(stored);
      const page = await sheetOf(library, ports, record, { images });
      return { title: record.title, page: await wholePage(sheetPieces(library, id, page)) };
    },
    async pageBeside(id) {
      const { sheetOf } = await exporting();
      return sheetOf(library, ports, await get(id), { images: true, beside: true });
    },
    asMarkdown: async (id) => (await exporting()).pastedMarkdown(library, ports, await get(id)),
    importFrom: async (lines, options) => (await importing()).importNdjson(library, lines, options),

    backups: backups === null ? null : backupsOf(store, ports.hostile, undos, { root: backups, now }),
    check: async (options) =>
      (await checking()).checkLibrary(store, ports.hostile, options, () =>
        outside.lookThrough({ now: true }),
      ),
    size: (measuring) => librarySize(layout, measuring),
    onFindings(listener) {
      hearers.add(listener);
      return () => hearers.delete(listener);
    },
    look: outside.look,
    lookThrough: outside.lookThrough,
    onOutside(listener) {
      outsideHearers.add(listener);
      return () => outsideHearers.delete(listener);
    },
    onChange: store.onChange,
    async close(within) {
      await tasks.stop();
      await store.close(within);
    },
  };
  return library;
}

async function* notesOf(store: Store): ReturnType<Library['notes']> {
  for (const id of await store.index.read(notedIds)) {
    // It may have been changed while the ones before it were looked at.
    const record = (await store.find(id))?.record;
    if (record === undefined || record.trashed) continue;
    if (record.note !== null && record.note !== '') yield { record, highlight: null, note: record.note };
    for (const highlight of record.highlights) yield { record, highlight, note: null };
  }
}

/** Only a plain name, and only a file that really lies in the article's folder. */
async function imagePath({ layout }: Store, id: ArticleId, name: string): Promise<string> {
  const missing = new LibraryError({ code: 'not-found', details: { what: 'file', id: name } });
  if (!/^[0-9a-f]{16}$/.test(id) || !isImageName(name)) throw missing;
  const folder = join(layout.article(id), IMAGES);
  const path = join(folder, name);
  const real = await realpath(path).catch(() => null);
  if (real !== path || !(await stat(path)).isFile()) throw missing;
  return path;
}
