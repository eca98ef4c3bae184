import { rm } from 'node:fs/promises';
import { LibraryError } from '../../../shared/errors.ts';
import { type ArticleId, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';
import type { NewArticle } from '../ports.ts';
import { newArticleId, replaceArticleFolder, writeArticleFolder } from './article-folder.ts';
import { cleanTags } from './change.ts';
import { fileError, syncFolder } from './files.ts';
import { recordOfFolder } from './recover.ts';
import { moveAside } from './restore.ts';
import { SEGMENT_SIZE, segmentOf, withMore, withRecord } from './segment.ts';
import type { Store } from './store.ts';
import { mapBounded } from './yielding.ts';

/** Article folders written at once. */
const WRITERS = 8;

/** Writes articles in groups of at most 512, each durable before the next begins: folders first, records last.
 * Throws `bad-request` before anything of a group is written, `disk-full`, `read-only`, `library-missing`. */
export async function addArticles(store: Store, articles: readonly NewArticle[]): Promise<StoredRecord[]> {
  const added: StoredRecord[] = [];
  for (let at = 0; at < articles.length; at += SEGMENT_SIZE) {
    const group = articles.slice(at, at + SEGMENT_SIZE);
    const records = group.map(({ id = newArticleId(), record }) =>
      parsed({ ...record, id, tags: cleanTags(record.tags) }),
    );
    const present = await store.write(() => addGroup(store, records, group));
    store.changed(present.map(({ id }) => id));
    added.push(...present);
  }
  return added;
}

/** Returns the records as they are now. */
async function addGroup(
  store: Store,
  wanted: readonly StoredRecord[],
  group: readonly NewArticle[],
): Promise<StoredRecord[]> {
  const { layout } = store;
  await store.index.ready();
  const records = [...wanted];
  const written: ArticleId[] = [];
  const there = new Set<ArticleId>();
  try {
    await mapBounded(group, WRITERS, async (article, at) => {
      const record = records[at];
      if (record === undefined) return;
      const { kind, record: present } = await writeOrTakeUp(store, record, article);
      records[at] = present;
      if (kind === 'written') written.push(record.id);
      if (kind === 'there') there.add(record.id);
    });
    const prefixes = new Set(records.map(({ id }) => layout.prefix(id)));
    await mapBounded([...prefixes], WRITERS, (prefix) =>
      syncFolder(prefix).catch((error: unknown) => {
        throw fileError(error, prefix);
      }),
    );
  } catch (error) {
    await forget(store, written);
    throw error;
  }

  const bodies = new Map(group.map((article, at) => [records[at]?.id ?? '', article.markdown]));
  const added = records.filter(({ id }) => !there.has(id));
  await appendRecords(store, added, bodies, (left) =>
    forget(
      store,
      left.map(({ id }) => id),
    ),
  );
  return records;
}

/** Writes an article's folder. An id that was given before is that of the same article: one that is there stays as it is; when
 * a killed run left the folder and no record, what the folder tells is taken up; one that tells nothing is moved aside. Throws
 * `already-exists` when another article has the id. */
async function writeOrTakeUp(
  store: Store,
  record: StoredRecord,
  article: NewArticle,
): Promise<{ kind: 'written' | 'left' | 'there'; record: StoredRecord }> {
  const { layout } = store;
  const write = async () => {
    store.seen.note(record.id, await writeArticleFolder(layout, record, article));
    return { kind: 'written', record } as const;
  };
  try {
    return await write();
  } catch (error) {
    const isTaken = error instanceof LibraryError && error.failure.code === 'already-exists';
    if (!isTaken || article.id === undefined) throw error;
    // A look has given the folder its record since it was asked for.
    const there = await store.find(record.id);
    if (there !== null) return { kind: 'there', record: there.record };
    const left = await recordOfFolder(layout, record.id);
    if (left !== null) return { kind: 'left', record: left };
    await moveAside(layout, layout.article(record.id));
    return write();
  }
}

/** Puts records behind the last one, into as many segments as it takes. `onFailure` is told which were not written. */
async function appendRecords(
  store: Store,
  records: readonly StoredRecord[],
  bodies: ReadonlyMap<ArticleId, string> | undefined,
  onFailure: (left: readonly StoredRecord[]) => Promise<void>,
): Promise<void> {
  const { catalogue } = store;
  let left = records;
  while (left.length > 0) {
    let into: { segment: number; part: readonly StoredRecord[] } | null = null;
    try {
      const last = catalogue.numbers().at(-1);
      const before = last === undefined ? segmentOf([]) : await catalogue.segment(last);
      const room = last === undefined ? 0 : SEGMENT_SIZE - before.lines.length;
      const part = left.slice(0, room > 0 ? room : SEGMENT_SIZE);
      const segment = room > 0 && last !== undefined ? last : catalogue.nextNumber();
      const after = room > 0 ? withMore(before, part) : segmentOf(part);
      into = { segment, part };
      await catalogue.write(segment, after);
      await store.index.update({ segment, changed: part, bodies });
      left = left.slice(part.length);
    } catch (error) {
      // They stand in the segment, and only that its name is durable could not be had: nobody was told that they are
      // saved, but they are there, whole.
      const there = into !== null && (await holdsAll(store, into.segment, into.part)) ? into : null;
      if (there !== null) await store.index.update({ segment: there.segment, changed: there.part, bodies });
      await onFailure(there === null ? left : left.slice(there.part.length));
      throw error;
    }
  }
}

async function holdsAll(store: Store, segment: number, records: readonly StoredRecord[]): Promise<boolean> {
  if (!store.catalogue.numbers().includes(segment)) return false;
  const present = new Set((await store.catalogue.records(segment)).map(({ id }) => id));
  return records.every(({ id }) => present.has(id));
}

/** Gives articles that have a folder and no record their records. The caller lets nothing else be written. */
export async function adoptRecords(store: Store, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) return;
  await appendRecords(store, records.map(parsed), undefined, async () => undefined);
  store.changed(records.map(({ id }) => id));
}

/** Writes a record whose article was mended. The caller lets nothing else be written. */
export async function rewriteRecord(store: Store, record: StoredRecord, body?: string): Promise<void> {
  const place = await store.find(record.id);
  if (place === null) return;
  const { segment } = place;
  await store.catalogue.write(segment, withRecord(await store.catalogue.segment(segment), record));
  const bodies = body === undefined ? undefined : new Map([[record.id, body]]);
  await store.index.update({ segment, changed: [record], bodies });
  store.changed([record.id]);
}

/** Folders of articles that were never acknowledged. What cannot be deleted is found by `check`. */
async function forget({ layout }: Store, ids: ArticleId[]): Promise<void> {
  await mapBounded(ids, WRITERS, (id) =>
    rm(layout.article(id), { recursive: true, force: true }).catch(() => undefined),
  );
}

/** Gives a stub its article: what a person made of it stays, and so does one that became an article meanwhile, by hand say.
 * Throws `not-found` and what `addArticles` throws. */
export async function replaceArticle(
  store: Store,
  id: ArticleId,
  article: NewArticle,
): Promise<StoredRecord> {
  return store.write(async () => {
    const place = await store.find(id);
    if (place === null) throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
    if (place.record.problem === null) return place.record;
    const { saved, tags, state, favourite, trashed, trashedAt, progress, note, highlights } = place.record;
    const kept = { saved, tags, state, favourite, trashed, trashedAt, progress, note, highlights };
    const record = parsed({ ...article.record, ...kept, id, place: place.record.place });
    store.seen.note(id, await replaceArticleFolder(store.layout, record, article));
    await rewriteRecord(store, record, article.markdown);
    return record;
  });
}

/** What is written must be readable. */
function parsed(record: StoredRecord): StoredRecord {
  const result = storedRecord.safeParse(record);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new LibraryError({
    code: 'bad-request',
    details: { issue: `${issue?.path.join('.')}: ${issue?.message}` },
  });
}
