import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { addressKey } from '../../../shared/url.ts';
import type { Finding } from '../library.types.ts';
import { articleIds, readArticle } from './article-folder.ts';
import { backupRecords, backupsIn } from './backup-files.ts';
import { backupFolder } from './backup-place.ts';
import { type Catalogue, salvage } from './catalogue.ts';
import type { ChangedFields } from './changes-log.ts';
import type { Layout } from './layout.ts';
import { recordsOf, SEGMENT_SIZE, segmentOf } from './segment.ts';
import { mapBounded, slices } from './yielding.ts';

/** Articles after which it is told how far it is. */
const TOLD_EVERY = 64;
/** Article files read at once. */
const READERS = 16;

/** Makes lost records anew from the article folders, and from a segment's last copy for what its folder does not tell.
 * Good segments stay as they are. */
export async function recoverSegments(
  layout: Layout,
  catalogue: Catalogue,
  options: {
    readOnly: boolean;
    onFinding: (finding: Finding) => void;
    /** Changes that front matter may not have yet. */
    pending: ReadonlyMap<ArticleId, ChangedFields>;
    /** Articles that were removed for good: whatever is left of them stays out. */
    removed: ReadonlySet<ArticleId>;
    /** Where backups of libraries lie: the newest of this one tells what nothing else does. */
    backups: string | null;
    /** In articles. */
    onProgress: (done: number, total: number) => void;
  },
): Promise<void> {
  const known = new Map<ArticleId, StoredRecord>();
  const damaged: number[] = [];
  const turn = slices();
  for (const segment of catalogue.numbers()) {
    const read = await catalogue.inspect(segment);
    if (read.kind === 'good') for (const record of recordsOf(read.value)) known.set(record.id, record);
    else damaged.push(segment);
    await turn();
  }

  const copies = new Map<ArticleId, StoredRecord>();
  for (const segment of damaged) {
    options.onFinding({ kind: 'damaged-segment', id: null, path: layout.segment(segment), repaired: true });
    for (const record of await salvage(layout, segment, options.readOnly)) {
      if (!known.has(record.id)) copies.set(record.id, record);
    }
  }
  const backup = await fromBackup(layout, options.backups, known);
  const lost = (await lostRecords(layout, known, { copies, backup, onProgress: options.onProgress }))
    .filter(({ id }) => !options.removed.has(id))
    .map((record) => ({ ...record, ...options.pending.get(record.id) }));
  const fresh = withoutRepeats(lost, [...known.values()]);
  for (const [at, segment] of damaged.entries()) {
    await catalogue.write(segment, segmentOf(fresh.slice(at * SEGMENT_SIZE, (at + 1) * SEGMENT_SIZE)));
  }
  for (let at = damaged.length * SEGMENT_SIZE; at < fresh.length; at += SEGMENT_SIZE) {
    await catalogue.write(catalogue.nextNumber(), segmentOf(fresh.slice(at, at + SEGMENT_SIZE)));
  }
}

/** The records of all folders that no good segment knows, oldest first; where a folder is silent, its copy. */
async function lostRecords(
  layout: Layout,
  known: Map<ArticleId, StoredRecord>,
  {
    copies,
    backup,
    onProgress,
  }: {
    copies: Map<ArticleId, StoredRecord>;
    backup: ReadonlyMap<ArticleId, StoredRecord>;
    onProgress: (done: number, total: number) => void;
  },
): Promise<StoredRecord[]> {
  const found = new Map([...backup, ...copies]);
  const unknown: ArticleId[] = [];
  for await (const { ids } of articleIds(layout)) unknown.push(...ids.filter((id) => !known.has(id)));
  const turn = slices();
  let done = 0;
  await mapBounded(unknown, READERS, async (id) => {
    const record = await recordOfFolder(layout, id);
    if (record !== null) found.set(id, record);
    done++;
    if (done % TOLD_EVERY === 0) onProgress(done, unknown.length);
    await turn();
  });
  return [...found.values()].sort((a, b) => compare(a.saved, b.saved) || compare(a.id, b.id));
}

/** What the newest backup knows of articles that no good segment knows. */
async function fromBackup(
  layout: Layout,
  root: string | null,
  known: ReadonlyMap<ArticleId, StoredRecord>,
): Promise<ReadonlyMap<ArticleId, StoredRecord>> {
  const folder = root === null ? null : await backupFolder(layout, root);
  const newest = folder === null ? undefined : (await backupsIn(folder)).at(-1);
  if (newest === undefined) return new Map();
  const { records } = await backupRecords(newest);
  for (const id of known.keys()) records.delete(id);
  return records;
}

/** What an article's front matter tells, when it is that article's. */
export async function recordOfFolder(layout: Layout, id: ArticleId): Promise<StoredRecord | null> {
  const article = await readArticle(layout, id).catch(() => null);
  return article?.record?.id === id ? article.record : null;
}

/** A save that was killed before its record was written leaves a folder; saved again, the same address stands twice.
 * The one that a person never touched goes without a record, and stays on the disk. */
function withoutRepeats(records: StoredRecord[], known: StoredRecord[]): StoredRecord[] {
  const taken = new Set(known.map(({ url }) => keyOf(url)));
  const touched = records.filter((record) => !isUntouched(record));
  for (const { url } of touched) taken.add(keyOf(url));
  return records.filter((record) => {
    if (!isUntouched(record)) return true;
    const key = keyOf(record.url);
    if (key !== null && taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}

export function isUntouched({
  state,
  favourite,
  trashed,
  progress,
  note,
  highlights,
}: StoredRecord): boolean {
  return (
    state === 'unread' && !favourite && !trashed && progress === 0 && note === null && highlights.length === 0
  );
}

function keyOf(url: string | null): string | null {
  return url === null ? null : addressKey(url);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
