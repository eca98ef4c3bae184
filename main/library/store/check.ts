import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { addressKey } from '../../../shared/url.ts';
import type { CheckOptions, Finding } from '../library.types.ts';
import type { HostilePort } from '../ports.ts';
import { agrees, complete } from '../search/agreement.ts';
import { idsWithPrefix } from '../search/docs.ts';
import { idOfAddress, viewCounts } from '../search/lists.ts';
import { adoptRecords } from './adding.ts';
import { articleIds } from './article-folder.ts';
import { type ArticleChecks, articleChecks } from './check-article.ts';
import { readJobs } from './job-files.ts';
import { isUntouched, recordOfFolder } from './recover.ts';
import { moveAside } from './restore.ts';
import { recordsOf } from './segment.ts';
import type { Store } from './store.ts';
import { clearLeft } from './verify.ts';
import { mapBounded, slices } from './yielding.ts';

/** Articles looked at together. */
const LOOKERS = 4;
/** Articles after which it is told how far the check is. */
const TOLD_EVERY = 64;

/** Looks through the whole library: records, index, and every article with its images. With `repair` it mends what can be
 * mended from what is there; what is damaged or belongs to nothing is moved aside, nothing is deleted. Writes of others go
 * on meanwhile. When `signal` ends it early, what was found and mended by then is told.
 * @param look takes over what somebody else did to the articles */
export async function checkLibrary(
  store: Store,
  hostile: HostilePort,
  { repair, signal, onProgress = () => {} }: CheckOptions,
  look: () => Promise<void>,
): Promise<Finding[]> {
  const known = [...store.findings];
  const findings: Finding[] = known.filter(
    ({ kind, repaired }) => kind === 'damaged-changes' || (kind === 'damaged-job' && repaired),
  );
  const mending = repair && !store.readOnly;
  const report = (finding: Finding) => findings.push(finding);
  const stopped = () => signal?.aborted === true;

  await checkCatalogue(store, mending, stopped, report);
  await store.between(() => readJobs(store, mending, report));
  await look();
  const checks = articleChecks(store, hostile, mending, report);
  await checkFolders(store, mending, stopped, report);
  await checkArticles(store, checks, stopped, onProgress);
  if (!stopped()) await checks.finish();
  if (mending && !stopped()) await store.index.catchUp();
  const left = findings.filter(({ repaired }) => !repaired);
  // Of what was not looked at, what was known before stays.
  const unseen = stopped() ? known.filter((one) => !one.repaired && !findings.some(isSame(one))) : [];
  store.findings.splice(0, store.findings.length, ...unseen, ...left);
  return findings;
}

type Report = (finding: Finding) => void;

const isSame = (one: Finding) => (other: Finding) => one.kind === other.kind && one.path === other.path;

/** The segments, and whether the index says what they say. */
async function checkCatalogue(
  store: Store,
  mending: boolean,
  stopped: () => boolean,
  report: Report,
): Promise<void> {
  const { catalogue } = store;
  const damaged: number[] = [];
  let good = true;
  for (const segment of catalogue.numbers()) {
    if (stopped()) return;
    // Between writes: a segment is written before the index follows.
    await store.between(async () => {
      const read = await catalogue.inspect(segment);
      if (read.kind === 'good') good &&= await isIndexed(store, segment, recordsOf(read.value));
      else if (catalogue.numbers().includes(segment)) damaged.push(segment);
    });
  }
  if (damaged.length > 0) {
    if (mending) await store.between(() => catalogue.mend());
    good = true;
    for (const segment of catalogue.numbers()) {
      if (stopped()) return;
      good &&= await store.between(async () => isIndexed(store, segment, await catalogue.records(segment)));
    }
  }
  good &&= await store.between(() => store.index.read((database) => complete(database, catalogue.numbers())));
  if (!good) {
    if (mending) store.index.reset();
    report(made({ kind: 'index-disagrees', id: null, path: store.layout.index }, mending, 'made-anew'));
  }
  for (const segment of damaged) {
    // Reading what is not in memory mends it too, asked for or not.
    const repaired = (await catalogue.inspect(segment)).kind === 'good';
    const path = store.layout.segment(segment);
    report(made({ kind: 'damaged-segment', id: null, path }, repaired, 'made-anew'));
  }
}

const isIndexed = (store: Store, segment: number, records: readonly StoredRecord[]) =>
  store.index.read((database) => agrees(database, segment, records));

function made(
  finding: Pick<Finding, 'kind' | 'id' | 'path'>,
  repaired: boolean,
  did: NonNullable<Finding['did']>,
): Finding {
  return repaired ? { ...finding, repaired, did } : { ...finding, repaired };
}

/** Folders that no record knows. */
async function checkFolders(
  store: Store,
  mending: boolean,
  stopped: () => boolean,
  report: Report,
): Promise<void> {
  for (let number = 0; number < 256; number++) {
    if (stopped()) return;
    const prefix = number.toString(16).padStart(2, '0');
    // Between writes: a save has its folder before its record.
    await store.between(async () => {
      await clearLeft(store, prefix);
      const recorded = new Set(await store.index.read((database) => idsWithPrefix(database, prefix)));
      // Of what was removed the folder goes in the background, and then its line: the lines are read before the folders.
      const removed = await store.changes.removed();
      for await (const { ids } of articleIds(store.layout, prefix)) {
        for (const id of ids) {
          if (recorded.has(id) || removed.has(id)) continue;
          const did = mending ? await takeIn(store, id) : null;
          report({ kind: 'article-without-record', id, path: store.layout.article(id), ...deedOf(did) });
        }
      }
    });
  }
}

const deedOf = (did: NonNullable<Finding['did']> | null) =>
  did === null ? { repaired: false } : { repaired: true, did };

/** Every article that has a record, a segment after the other. Looking holds nobody up; only what does not look right is
 * looked at once more between writes, and mended there. */
async function checkArticles(
  store: Store,
  checks: ArticleChecks,
  stopped: () => boolean,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const segments = store.catalogue.numbers();
  const turn = slices();
  const counts = await store.index.read(viewCounts);
  let total = counts.all + counts.trash;
  let done = 0;
  onProgress(done, total);
  for (const segment of segments) {
    const suspects: ArticleId[] = [];
    const records = store.catalogue.numbers().includes(segment) ? await store.catalogue.records(segment) : [];
    await mapBounded(records, LOOKERS, async (record) => {
      if (stopped()) return;
      if (!(await checks.looksGood(record))) suspects.push(record.id);
      done++;
      total = Math.max(total, done);
      if (done % TOLD_EVERY === 0) onProgress(done, total);
      await turn();
    });
    for (const id of suspects) {
      if (stopped()) return;
      await store.between(() => checks.mend(id));
    }
  }
  if (!stopped()) onProgress(total, total);
}

/** Gives a folder its record back. One that cannot be read, or that is an unfinished save of something that was saved
 * again since, is moved aside. */
async function takeIn(store: Store, id: ArticleId): Promise<'taken-in' | 'set-aside'> {
  const record = await recordOfFolder(store.layout, id);
  const url = record?.url ?? null;
  const repeated =
    record !== null &&
    isUntouched(record) &&
    url !== null &&
    addressKey(url) !== null &&
    (await store.index.read((database) => idOfAddress(database, url))) !== null;
  if (record === null || repeated) {
    await moveAside(store.layout, store.layout.article(id));
    return 'set-aside';
  }
  await adoptRecords(store, [record]);
  return 'taken-in';
}
