import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type ArticleId, storedRecord } from '../../../shared/model/record.ts';
import type { OutsideChange } from '../library.types.ts';
import { readSignedArticle } from '../store/article-folder.ts';
import { readLog } from '../store/changes-log.ts';
import { changeEach } from '../store/changing.ts';
import { readText } from '../store/files.ts';
import { moveAside } from '../store/restore.ts';
import type { Store } from '../store/store.ts';
import { keepAsVersion } from '../store/texts.ts';
import { joined, type Said } from './join.ts';

/** What sync programs make of a segment, or of the log of changes, that was written in two places. */
const segmentCopy = /^\d{6,}(?!\.json)[^\d].*\.json$/i;
const changesCopy = /^changes(?!\.ndjson$)[^a-z].*\.ndjson$/i;

/** What a copy says of each article, and when it was written, ms. */
type Copy = { path: string; said: Map<ArticleId, Said>; written: number };

/** Joins what copies of catalogue files say that a sync program laid beside them with what is here, and sets them aside when
 * that is durable. Returns the articles that it changed. */
export async function joinCopies(store: Store): Promise<OutsideChange[]> {
  const copies = [
    ...(await copiesIn(store.layout.catalogue, segmentCopy, saidBySegment)),
    ...(await copiesIn(store.layout.articles, changesCopy, saidByLog)),
  ];
  if (copies.length === 0) return [];
  const changes: OutsideChange[] = [];
  for (const copy of copies.sort((a, b) => a.written - b.written)) {
    changes.push(...(await joinCopy(store, copy)));
    await store.write(() => moveAside(store.layout, copy.path));
  }
  store.log('warn', 'copies of a sync program are joined and set aside', {
    names: copies.map(({ path }) => path),
    changed: changes.length,
  });
  return changes;
}

async function joinCopy(store: Store, { said, written }: Copy): Promise<OutsideChange[]> {
  const newer = new Set<ArticleId>();
  const titles = new Map<ArticleId, string>();
  const replaced: ArticleId[] = [];
  for (const [id, what] of said) {
    const place = await store.find(id);
    // One that is not here comes with its folder, whose front matter tells all of it; or it was removed.
    if (place === null) continue;
    const { mtimeMs } = await stat(store.layout.segment(place.segment)).catch(() => ({ mtimeMs: 0 }));
    if (written > mtimeMs) newer.add(id);
    const change = joined(place.record, what, written > mtimeMs);
    if (change === null) continue;
    titles.set(id, change.title ?? place.record.title);
    if (change.title ?? change.byline ?? change.site ?? change.published) replaced.push(id);
  }
  if (titles.size === 0) return [];
  for (const id of replaced) {
    const before = await readSignedArticle(store.layout, id).catch(() => null);
    if (before !== null) await store.write(() => keepAsVersion(store.layout, id, before.content, '-before'));
  }
  await changeEach(
    store,
    [...titles.keys()],
    (record) => joined(record, said.get(record.id) ?? {}, newer.has(record.id)) ?? {},
  );
  return [...titles].map(([id, title]) => ({ id, title, kind: 'both' }));
}

async function copiesIn(
  folder: string,
  names: RegExp,
  read: (path: string) => Promise<Map<ArticleId, Said>>,
): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const name of (await readdir(folder).catch((): string[] => [])).sort()) {
    if (!names.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
    // What cannot be read is set aside as it is.
    copies.push({ path, written: mtimeMs, said: await read(path).catch(() => new Map<ArticleId, Said>()) });
  }
  return copies;
}

/** The records that can be read, also of a copy that is damaged as a whole. */
async function saidBySegment(path: string): Promise<Map<ArticleId, Said>> {
  const { records } = segment.parse(JSON.parse(await readText(path)));
  return new Map(
    records.flatMap((value) => {
      const read = storedRecord.safeParse(value);
      return read.success ? [[read.data.id, read.data] as const] : [];
    }),
  );
}

async function saidByLog(path: string): Promise<Map<ArticleId, Said>> {
  const said = new Map<ArticleId, Said>();
  for (const line of (await readLog(path)).lines) {
    if ('removed' in line) continue;
    for (const id of line.ids) said.set(id, { ...said.get(id), ...line.set });
  }
  return said;
}

const segment = z.object({ records: z.array(z.unknown()) });
