import type { ArticleId } from '../../../shared/model/record.ts';
import { addressKey } from '../../../shared/url.ts';
import type { Finding } from '../library.types.ts';
import type { HostilePort } from '../ports.ts';
import { agrees, complete } from '../search/agreement.ts';
import { idsWithPrefix } from '../search/docs.ts';
import { idOfAddress } from '../search/lists.ts';
import { adoptRecord } from './adding.ts';
import { articleIds } from './article-folder.ts';
import { type ArticleCheck, articleChecks } from './check-article.ts';
import { readJobs } from './job-files.ts';
import { isUntouched, recordOfFolder } from './recover.ts';
import { moveAside } from './restore.ts';
import type { Store } from './store.ts';
import { clearLeft } from './verify.ts';

/** Looks through the whole library: records, index, and every article with its images. With `repair` it mends what can be
 * mended from what is there; what is damaged or belongs to nothing is moved aside, nothing is deleted. */
export async function checkLibrary(store: Store, hostile: HostilePort, repair: boolean): Promise<Finding[]> {
  const findings: Finding[] = store.findings.filter(
    ({ kind, repaired }) => kind === 'damaged-changes' || (kind === 'damaged-job' && repaired),
  );
  const mending = repair && !store.readOnly;
  const report = (finding: Finding) => findings.push(finding);

  const damaged = await damagedSegments(store);
  if (mending && damaged.length > 0) await store.between(() => store.catalogue.mend());
  await checkIndex(store, mending, report);
  for (const segment of damaged) {
    // Reading what is not in memory mends it too, asked for or not.
    const repaired = await isGood(store, segment);
    report({ kind: 'damaged-segment', id: null, path: store.layout.segment(segment), repaired });
  }
  await store.between(() => readJobs(store, mending, report));
  const checks = articleChecks(store, hostile, mending, report);
  for (let number = 0; number < 256; number++) {
    // Between writes: a save has its folder before its record.
    await store.between(() =>
      checkPrefix(store, number.toString(16).padStart(2, '0'), checks, mending, report),
    );
  }
  if (mending) await store.index.catchUp();
  store.findings.splice(0, store.findings.length, ...findings.filter(({ repaired }) => !repaired));
  return findings;
}

type Report = (finding: Finding) => void;

async function damagedSegments(store: Store): Promise<number[]> {
  const damaged: number[] = [];
  for (const segment of store.catalogue.numbers()) {
    if (!(await isGood(store, segment))) damaged.push(segment);
  }
  return damaged;
}

async function isGood({ catalogue }: Store, segment: number): Promise<boolean> {
  return (await catalogue.inspect(segment)).kind === 'good';
}

async function checkIndex(store: Store, mending: boolean, report: Report): Promise<void> {
  const { index, catalogue } = store;
  // Between writes: a segment is written before the index follows.
  const good = await store.between(async () => {
    for (const segment of catalogue.numbers()) {
      const records = await catalogue.records(segment);
      if (!(await index.read((database) => agrees(database, segment, records)))) return false;
    }
    return index.read((database) => complete(database, catalogue.numbers()));
  });
  if (good) return;
  if (mending) await index.reset();
  report({ kind: 'index-disagrees', id: null, path: store.layout.index, repaired: mending });
}

async function checkPrefix(
  store: Store,
  prefix: string,
  checks: ArticleCheck,
  mending: boolean,
  report: Report,
): Promise<void> {
  await clearLeft(store, prefix);
  const recorded = new Set(await store.index.read((database) => idsWithPrefix(database, prefix)));
  // Of what was removed the folder goes in the background, and then its line: the lines are read before the folders.
  const removed = await store.changes.removed();
  const present = new Set<ArticleId>();
  for await (const { ids } of articleIds(store.layout, prefix)) for (const id of ids) present.add(id);
  for (const id of removed) present.delete(id);
  for (const id of recorded) await checks(id, present.has(id));
  for (const id of present) {
    if (recorded.has(id)) continue;
    const path = store.layout.article(id);
    if (mending) await takeIn(store, id);
    report({ kind: 'article-without-record', id, path, repaired: mending });
  }
}

/** Gives a folder its record back. One that cannot be read, or that is an unfinished save of something that was saved
 * again since, is moved aside. */
async function takeIn(store: Store, id: ArticleId): Promise<void> {
  const record = await recordOfFolder(store.layout, id);
  const url = record?.url ?? null;
  const repeated =
    record !== null &&
    isUntouched(record) &&
    url !== null &&
    addressKey(url) !== null &&
    (await store.index.read((database) => idOfAddress(database, url))) !== null;
  if (record === null || repeated) await moveAside(store.layout, store.layout.article(id));
  else await adoptRecord(store, record);
}
