import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LibraryError } from '../../shared/errors.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { type ArticleId, articleRecord, type StoredRecord } from '../../shared/model/record.ts';
import type { SaveItem, SaveJob } from '../../shared/model/save.ts';
import { isReadableFile } from '../../shared/readable-file.ts';
import { articleImageBase } from '../../shared/sanitise/allow-list.ts';
import { type Finding, type Library, proofOf, type SaveQueue, savedFrom } from '../library/index.ts';
import type { BackupKeeper } from './backups.ts';
import type { WorkerSide } from './calls.ts';
import type { Checks } from './checks.ts';
import type { Prepared } from './prepared.ts';
import type { Answers } from './rpc.ts';
import type { TrashKeeper } from './trash.ts';

/** `reading`: the article that was read last, the first to be looked at when somebody comes back. */
export type Opened = {
  library: Library;
  queue: SaveQueue;
  trash: TrashKeeper;
  checks: Checks;
  reading: { id: ArticleId | null };
  prepared: Prepared;
  backups: BackupKeeper;
};

/** Titles of articles that were passed over, which are named. */
const FEW_TITLES = 3;
/** Bytes of a chosen file that are read into memory. */
const LARGEST_FILE = 50 * 1024 * 1024;

/** The library behind the channels of the contract. `opened` throws what opening threw, so that a library in use or of a
 * newer version is an answer that the window can show. */
export function libraryAnswers(
  opened: () => Promise<Opened>,
  onExport: (progress: { done: number; total: number }) => void,
): Omit<
  Answers<WorkerSide['calls']>,
  'library.measure' | 'close' | 'trash.keep' | 'backups.keep' | 'network' | 'library.make' | 'look'
> {
  return {
    async 'library.info'() {
      const { library } = await opened();
      return {
        dir: library.dir,
        counts: await library.counts(),
        rebuilding: library.rebuilding(),
        readOnly: library.readOnly,
        refusal: library.refusal,
        findings: countFindings(library.findings()),
      };
    },
    'library.check': async ({ repair }) => (await opened()).checks.run(repair),
    async 'library.stopCheck'() {
      (await opened()).checks.stop();
      return {};
    },
    'backups.list': async () => (await opened()).backups.list(),
    'backups.make': async () => (await opened()).backups.make(),
    'backups.compare': async ({ name }) => (await opened()).backups.compare(name),
    'backups.restore': async (request) => (await opened()).backups.restore(request),
    async 'backups.stop'() {
      (await opened()).backups.stop();
      return {};
    },
    'articles.page': async (request) => (await opened()).library.page(request),
    'articles.ids': async (request) => ({ ids: await (await opened()).library.ids(request) }),
    'articles.get': async ({ id }) => shown(await (await opened()).library.get(id)),
    async 'articles.read'({ id }) {
      const open = await opened();
      open.reading.id = id;
      await open.library.look([id]);
      return read(open, id);
    },
    async 'articles.prepare'({ id }) {
      const { library, prepared } = await opened();
      const record = await library.get(id).catch(() => null);
      if (record !== null) prepared.prepare(record);
      return {};
    },
    'articles.change': async ({ ids, change, continues }) =>
      (await opened()).library.change(ids, change, continues),
    'articles.undo': async ({ undo }) => (await opened()).library.undo(undo),
    'articles.remove': async ({ ids }) => (await opened()).trash.remove(ids),
    'trash.empty': async () => (await opened()).trash.empty(),
    async 'trash.stop'() {
      (await opened()).trash.stop();
      return {};
    },
    'articles.search': async (request) => (await opened()).library.search(request),
    'articles.searchIds': async (request) => ({ ids: await (await opened()).library.searchIds(request) }),
    'articles.instead': async ({ query, typing }) => (await opened()).library.instead(query, typing),
    'articles.whyNothing': async (request) => (await opened()).library.whyNothing(request),
    'articles.count': async ({ query }) => ({ total: await (await opened()).library.count(query) }),
    'search.values': async ({ field, text }) => (await opened()).library.searchValues(field, text),
    'searches.list': async () => (await opened()).library.savedSearches(),
    'searches.put': async ({ search, at }) => (await opened()).library.putSearch(search, at),
    'searches.remove': async ({ id }) => (await opened()).library.removeSearch(id),
    'articles.summary': async ({ ids }) => (await opened()).library.summary(ids),
    'articles.links': async ({ ids }) => ({ urls: await (await opened()).library.links(ids) }),
    async 'articles.source'({ id }) {
      const { library } = await opened();
      await library.look([id]);
      const [stored, markdown, draft] = await Promise.all([
        library.get(id),
        library.markdown(id),
        library.draft(id),
      ]);
      return { record: articleRecord.parse(stored), markdown, proof: proofOf(markdown), draft };
    },
    'articles.preview': async ({ id, markdown }) =>
      (await opened()).library.preview(markdown, `${articleImageBase}${id}/`),
    async 'articles.draft'({ id, draft }) {
      await (await opened()).library.keepDraft(id, draft);
      return {};
    },
    async 'articles.correct'({ id, change, markdown, base }) {
      const { record, ...rest } = await (await opened()).library.correct(id, change, markdown, base);
      return { record: articleRecord.parse(record), ...rest };
    },
    'highlights.add': async ({ id, ...request }) => (await opened()).library.addHighlight(id, request),
    'highlights.change': async ({ id, highlight, change, continues }) =>
      (await opened()).library.changeHighlight(id, highlight, change, continues),
    'highlights.place': async ({ id, highlight, ...passage }) =>
      (await opened()).library.placeHighlight(id, highlight, passage),
    'highlights.remove': async ({ id, highlight }) => (await opened()).library.removeHighlight(id, highlight),
    'notes.page': async (request) => (await opened()).library.notesPage(request),
    'notes.refs': async (request) => ({ notes: await (await opened()).library.noteRefs(request) }),
    'notes.change': async ({ notes, change }) => (await opened()).library.changeNotes(notes, change),
    'articles.markdown': async ({ id }) => ({ markdown: await (await opened()).library.asMarkdown(id) }),
    'tags.list': async () => (await opened()).library.tags(),

    async 'save.known'({ urls }) {
      const { library } = await opened();
      return Promise.all(urls.map(async (url) => ({ url, id: (await savedFrom(library, url))?.id ?? null })));
    },
    'save.start': async ({ items, tags }) => (await opened()).queue.start(items, tags),
    'save.queue': async () => (await opened()).queue.jobs(),
    async 'save.cancel'({ job }) {
      await (await opened()).queue.cancel(job);
      return {};
    },
    'save.retry': async ({ id }) => (await opened()).queue.retry(id),
    async 'save.again'({ jobs }) {
      await (await opened()).queue.again(jobs);
      return {};
    },
    async 'save.dismiss'({ jobs }) {
      await (await opened()).queue.dismiss(jobs);
      return {};
    },

    'image.path': async ({ id, name }) => (await opened()).library.imagePath(id, name),
    'article.sheet': async ({ id }) => (await opened()).library.sheet(id, { images: true, notes: true }),
    async 'files.save'({ paths, tags }) {
      const { queue } = await opened();
      const others = paths.filter((path) => !isReadableFile(path));
      const jobs: SaveJob[] = [];
      const failures: unknown[] = [];
      // One after the other: hundreds of files are never in memory at once.
      for (const path of paths.filter(isReadableFile)) {
        try {
          jobs.push(...(await queue.start([await readChosen(path)], tags)));
        } catch (error) {
          failures.push(error);
        }
      }
      // What could be read is being saved by now; the window shows it, and says what could not.
      if (failures.length > 0) throw failures[0];
      const name = others.map((path) => basename(path)).join(', ');
      if (others.length > 0) throw new LibraryError({ code: 'unsupported-file', details: { name } });
      return jobs;
    },
    async 'export.run'({ selection, options, out }, { signal }) {
      const { library } = await opened();
      const ids =
        selection.kind === 'ids'
          ? selection.ids
          : await library.ids({ view: selection.view, sort: 'saved-newest', from: 0, to: null });
      const result = await library.exportTo({
        ...options,
        ids,
        out,
        signal,
        onProgress: (done, total) => onExport({ done, total }),
      });
      if (result.kind === 'taken') return result;
      const { articles, files, skipped, cancelled } = result;
      return {
        kind: 'written',
        articles,
        total: new Set(ids).size,
        files: files.length,
        first: files[0] ?? null,
        skipped: { count: skipped.length, titles: skipped.slice(0, FEW_TITLES).map(({ title }) => title) },
        cancelled,
      };
    },
  };
}

/** An article for the reader: its text, and from now on it is being read. */
/** The text does not wait for the disk: what could not be written stays unread, and is read all the same. */
async function read({ library, prepared }: Opened, id: ArticleId): Promise<Output<'articles.read'>> {
  const stored = await library.get(id);
  const text = prepared.take(stored);
  const starts = stored.state === 'unread' && !library.readOnly;
  if (starts) library.change([id], { state: 'reading' }).catch(() => {});
  const now: StoredRecord = starts ? { ...stored, state: 'reading' } : stored;
  return { ...shown(now), place: stored.place, ...(await text) };
}

function shown(stored: StoredRecord): Output<'articles.get'> {
  // The schema leaves out what the catalogue keeps beside the record.
  return { record: articleRecord.parse(stored), note: stored.note, highlights: stored.highlights };
}

/** Findings by kind, as the window tells of them. */
export function countFindings(findings: readonly Finding[]): Output<'library.info'>['findings'] {
  const counts = new Map<string, { kind: string; repaired: boolean; count: number }>();
  for (const { kind, repaired } of findings) {
    const count = counts.get(`${kind} ${repaired}`)?.count ?? 0;
    counts.set(`${kind} ${repaired}`, { kind, repaired, count: count + 1 });
  }
  return [...counts.values()];
}

/** Throws `too-large`, `unreadable-file`. */
async function readChosen(path: string): Promise<SaveItem> {
  try {
    const found = await stat(path);
    // A device or a pipe has no end.
    if (!found.isFile()) throw new LibraryError({ code: 'unreadable-file', details: { path } });
    if (found.size > LARGEST_FILE)
      throw new LibraryError({ code: 'too-large', details: { limit: LARGEST_FILE } });
    return { kind: 'file', name: basename(path), bytes: new Uint8Array(await readFile(path)), url: null };
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    throw new LibraryError({ code: 'unreadable-file', details: { path } }, error);
  }
}
