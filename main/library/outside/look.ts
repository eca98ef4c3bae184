import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId } from '../../../shared/model/record.ts';
import { isMissing, signatureOf } from '../store/files.ts';
import { ARTICLE_FILE } from '../store/layout.ts';
import type { Store } from '../store/store.ts';
import { prefixes, presence } from '../store/verify.ts';
import { mapBounded, slices } from '../store/yielding.ts';
import { type TakenIn, takeIn, type Waiting } from './arrivals.ts';
import { followCatalogue } from './catalogue-files.ts';
import { hasCopies, keepCopies } from './copies.ts';
import { findOf } from './findings.ts';
import { takeOver } from './take-over.ts';

/** Files that are asked for at once. */
const STATS = 16;
/** The clock of another file system may be behind by so many milliseconds. */
const CLOCKS = 5_000;

/** `found`: there is other news of what is wrong. `waits`: something that came in is not whole. */
export type Looked = TakenIn;

/** Looks through the files of all articles: which are not as they were, which came in, which are gone. Only those are read. A
 * 256th of the library at a time, so that others write between. */
export async function lookThrough(
  store: Store,
  options: { textOf: (markdown: string) => Promise<string>; waiting: Waiting; stopped: () => boolean },
): Promise<Looked> {
  const { stopped } = options;
  const looked: Looked = { changes: [], found: false, waits: false };
  const began = Date.now();
  looked.changes.push(...(await followCatalogue(store)));
  const since = store.seen.looked();
  const changed: ArticleId[] = [];
  for (const prefix of prefixes) {
    if (stopped()) return looked;
    const { recorded, present } = await store.between(() => presence(store, prefix));
    const kept = [...recorded].filter((id) => present.has(id));
    for (const id of recorded) {
      if (present.has(id)) continue;
      looked.found = findOf(store, id, 'record-without-article') || looked.found;
    }
    const { others, folders } = await compare(store, prefix, kept, since);
    changed.push(...others);
    await mapBounded(folders, STATS, (id) => copiesOf(store, id, looked));
    const strangers = [...present].filter((id) => !recorded.has(id));
    if (strangers.length > 0) await comeIn(store, strangers, options.waiting, looked);
  }
  const { changes, found } = await takeOver(store, changed, options.textOf, stopped);
  looked.changes.push(...changes);
  looked.found ||= found;
  if (!stopped()) store.seen.noteLook(began);
  return looked;
}

/** Which files are not as they were, and in which folders something came or went since the last look. */
async function compare(
  store: Store,
  prefix: string,
  ids: readonly ArticleId[],
  since: number | null,
): Promise<{ others: ArticleId[]; folders: ArticleId[] }> {
  const known = store.seen.signatures(prefix);
  const unwell = new Set(store.findings.map(({ id }) => id));
  const others: ArticleId[] = [];
  const folders: ArticleId[] = [];
  const turn = slices();
  await mapBounded(ids, STATS, async (id) => {
    const folder = store.layout.article(id);
    const file = await stat(join(folder, ARTICLE_FILE), { bigint: true }).catch((error: unknown) =>
      isMissing(error) ? null : undefined,
    );
    const signature = file === undefined || file === null ? null : signatureOf(file);
    if (file !== undefined && (signature !== known.get(id) || unwell.has(id))) others.push(id);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: 0 }));
    if (mtimeMs > (since ?? 0) - CLOCKS) folders.push(id);
    await turn();
  });
  return { others, folders };
}

async function copiesOf(store: Store, id: ArticleId, looked: Looked): Promise<void> {
  if (!(await hasCopies(store.layout, id))) return;
  const kept = await store.write(() => keepCopies(store.layout, id));
  const record = kept === 0 ? null : ((await store.find(id))?.record ?? null);
  if (record !== null) looked.changes.push({ id, title: record.title, kind: 'both' });
}

async function comeIn(
  store: Store,
  strangers: readonly ArticleId[],
  waiting: Waiting,
  looked: Looked,
): Promise<void> {
  const [first] = strangers;
  if (first === undefined) return;
  const prefix = first.slice(0, 2);
  const arrived = await store.write(async () => {
    // Some may have got their record meanwhile, or be gone.
    const { recorded, present } = await presence(store, prefix);
    return takeIn(
      store,
      strangers.filter((id) => present.has(id) && !recorded.has(id)),
      waiting,
    );
  });
  looked.changes.push(...arrived.changes);
  looked.found ||= arrived.found;
  looked.waits ||= arrived.waits;
}
