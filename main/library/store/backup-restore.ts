import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, RecordChange, StoredRecord } from '../../../shared/model/record.ts';
import { savedSearch } from '../../../shared/model/saved-search.ts';
import type { BackupDifference, BackupRestored } from '../library.types.ts';
import type { HostilePort } from '../ports.ts';
import { idOfAddress } from '../search/lists.ts';
import { adoptRecords } from './adding.ts';
import { type Backup, backupRecords, LIBRARY_FILE, unpacked } from './backup-files.ts';
import { changeEach } from './changing.ts';
import { keptLibraryFile, libraryDb } from './library-file.ts';
import { isUntouched, recordOfFolder } from './recover.ts';
import { notedRemoved } from './removed.ts';
import { restoreArticle } from './restore.ts';
import type { Store } from './store.ts';
import type { UndoStep } from './undo.ts';
import { slices } from './yielding.ts';

/** Records that are added together. */
const GROUP = 64;

type Difference = {
  /** Records that the library does not have. `removed`: somebody removed them for good since. */
  missing: StoredRecord[];
  removed: StoredRecord[];
  /** Records that have lost something since, by their ids. */
  lost: Map<ArticleId, StoredRecord>;
  /** Saved searches that the library does not have. */
  searches: unknown[];
  damaged: number;
};

/** What a backup has that the library has not (any more). */
export async function compareWithBackup(store: Store, backup: Backup): Promise<BackupDifference> {
  const { missing, removed, lost, searches, damaged } = await difference(store, backup);
  let links = 0;
  for (const { id } of missing) if (!(await hasFolder(store, id))) links++;
  return {
    missing: missing.length,
    links,
    removed: removed.length,
    changed: lost.size,
    searches: searches.length,
    damaged,
  };
}

/** Brings back from a backup what is missing: records, and of those that are there the notes, highlights, tags and facts that
 * they lost. Nothing that is there is changed to what it was, or goes. What has no text on the disk any more comes back as a
 * stub. Throws `cancelled`; what came back by then stays. */
export async function restoreFromBackup(
  store: Store,
  hostile: HostilePort,
  backup: Backup,
  options: { removed: boolean; signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<BackupRestored & { steps: UndoStep[] }> {
  const found = await difference(store, backup);
  const wanted = options.removed ? [...found.missing, ...found.removed] : found.missing;
  const total = wanted.length + found.lost.size;
  let added = 0;
  let links = 0;
  const assertWanted = () => {
    if (options.signal.aborted) throw new LibraryError({ code: 'cancelled', details: {} });
  };
  for (let at = 0; at < wanted.length; at += GROUP) {
    assertWanted();
    const group = wanted.slice(at, at + GROUP);
    await store.write(async () => {
      const records: StoredRecord[] = [];
      for (const record of group) {
        // Somebody may have saved it meanwhile.
        if ((await store.find(record.id)) !== null) continue;
        const back = await broughtBack(store, hostile, record);
        if (back.link) links++;
        records.push(back.record);
      }
      await adoptRecords(store, records);
      added += records.length;
    });
    options.onProgress(Math.min(at + GROUP, wanted.length), total);
  }
  assertWanted();
  const { steps } = await changeEach(store, [...found.lost.keys()], (record) => {
    const before = found.lost.get(record.id);
    return (before === undefined ? null : lostSince(before, record)) ?? {};
  });
  await addSearches(store, found.searches);
  options.onProgress(total, total);
  return { added, links, changed: steps.length, searches: found.searches.length, steps };
}

async function difference(store: Store, backup: Backup): Promise<Difference> {
  const { records, damaged } = await backupRecords(backup);
  const removedIds = await store.between(async () => {
    const noted = await notedRemoved(store.layout);
    return new Set([...noted, ...(await store.changes.removed())]);
  });
  const lost = new Map<ArticleId, StoredRecord>();
  const turn = slices();
  for (const segment of store.catalogue.numbers()) {
    for (const present of await store.catalogue.records(segment)) {
      const before = records.get(present.id);
      records.delete(present.id);
      if (before !== undefined && lostSince(before, present) !== null) lost.set(present.id, before);
    }
    await turn();
  }
  const missing: StoredRecord[] = [];
  const removed: StoredRecord[] = [];
  for (const record of records.values()) {
    if (await isThereAgain(store, record)) continue;
    if (removedIds.has(record.id)) removed.push(record);
    else missing.push(record);
  }
  return { missing, removed, lost, searches: await missingSearches(store, backup), damaged };
}

/** Saved again since, under another id, and nothing was written on the old one. */
async function isThereAgain(store: Store, record: StoredRecord): Promise<boolean> {
  const { url } = record;
  if (url === null || !isUntouched(record)) return false;
  return (await store.index.read((database) => idOfAddress(database, url))) !== null;
}

/** What a record had in a backup and has not now, null when nothing. */
function lostSince(before: StoredRecord, now: StoredRecord): RecordChange | null {
  const change: RecordChange = {};
  const present = new Map(now.highlights.map((highlight) => [highlight.id, highlight]));
  const gone = before.highlights.filter(({ id }) => !present.has(id));
  const comments = before.highlights.filter(
    ({ id, comment }) => comment !== null && present.has(id) && present.get(id)?.comment === null,
  );
  if (gone.length + comments.length > 0) {
    const commentOf = new Map(comments.map(({ id, comment }) => [id, comment]));
    change.highlights = [
      ...now.highlights.map((one) => ({ ...one, comment: one.comment ?? commentOf.get(one.id) ?? null })),
      ...gone,
    ];
  }
  if (isEmpty(now.note) && !isEmpty(before.note)) change.note = before.note;
  const tags = before.tags.filter((tag) => !now.tags.includes(tag));
  if (tags.length > 0) change.addTags = tags;
  if (now.title === '' && before.title !== '') change.title = before.title;
  if (now.byline === null && before.byline !== null) change.byline = before.byline;
  if (now.site === null && before.site !== null) change.site = before.site;
  if (now.published === null && before.published !== null) change.published = before.published;
  return Object.keys(change).length === 0 ? null : change;
}

const isEmpty = (text: string | null) => text === null || text === '';

/** A record that is to be added: with the text that its folder holds, or as a stub. */
async function broughtBack(
  store: Store,
  hostile: HostilePort,
  record: StoredRecord,
): Promise<{ record: StoredRecord; link: boolean }> {
  const known = await recordOfFolder(store.layout, record.id);
  if (known !== null)
    return { record: { ...record, problem: known.problem, words: known.words }, link: false };
  const restored = await restoreArticle(store.layout, record, hostile);
  return { record: restored.record, link: restored.did === 'became-link' };
}

async function hasFolder({ layout }: Store, id: ArticleId): Promise<boolean> {
  return (await stat(layout.article(id)).catch(() => null)) !== null;
}

async function missingSearches(store: Store, backup: Backup): Promise<unknown[]> {
  const text = await unpacked(join(backup.path, LIBRARY_FILE)).catch(() => '{}');
  const now = await store.between(() => keptLibraryFile(store.layout.library));
  const names = new Set(searchesIn(now?.savedSearches).map(({ id }) => id));
  return searchesIn(savedIn(text.toString())).filter(({ id }) => !names.has(id));
}

function savedIn(text: string): unknown {
  try {
    return Object(JSON.parse(text)).savedSearches;
  } catch {
    return null;
  }
}

function searchesIn(list: unknown) {
  return (Array.isArray(list) ? list : []).flatMap((item) => {
    const read = savedSearch.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

async function addSearches(store: Store, searches: readonly unknown[]): Promise<void> {
  if (searches.length === 0) return;
  await store.write(async () => {
    const db = libraryDb(store.layout.library);
    await db.read();
    const { savedSearches } = db.data;
    db.data.savedSearches = [...(Array.isArray(savedSearches) ? savedSearches : []), ...searches];
    await db.write();
  });
  store.changed(null);
}
