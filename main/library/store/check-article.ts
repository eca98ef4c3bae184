import { createHash } from 'node:crypto';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { linkedImages } from '../export/image-links.ts';
import type { Deed, Finding } from '../library.types.ts';
import type { HostilePort } from '../ports.ts';
import { rewriteRecord } from './adding.ts';
import { articleIds, type ReadArticle, readArticle } from './article-folder.ts';
import { errorCode, isNoFile, readRegular, syncFolder } from './files.ts';
import { IMAGES, type Layout } from './layout.ts';
import { filesIn, isTorn, moveAside, restoreArticle } from './restore.ts';
import type { Store } from './store.ts';

export type ArticleChecks = {
  /** Whether an article and its images are as they should be. Changes nothing. */
  looksGood(record: StoredRecord): Promise<boolean>;
  /** Looks once more and reports; mends what can be mended. The caller lets nothing else be written. */
  mend(id: ArticleId): Promise<void>;
  /** Once all were looked at: brings images back that another article has too, and reports those that are gone. */
  finish(): Promise<void>;
};

type Fault =
  | { kind: 'record-without-article' | 'damaged-article' | 'unreadable-article' }
  | { kind: 'altered-image' | 'missing-image'; name: string };

/** An image of ours is called by the first 16 digits of its SHA-256: what the file must hold. */
const provingName = /^([0-9a-f]{16})\.[a-z0-9]+$/;

export function articleChecks(
  store: Store,
  hostile: HostilePort,
  mending: boolean,
  report: (finding: Finding) => void,
): ArticleChecks {
  const { layout } = store;
  const missing: { id: ArticleId; name: string }[] = [];

  const restore = async (record: StoredRecord): Promise<Pick<Finding, 'repaired' | 'did'>> => {
    if (!mending) return { repaired: false };
    const { record: restored, did } = await restoreArticle(layout, record, hostile);
    store.seen.forget([record.id]);
    await rewriteRecord(store, restored);
    return { repaired: true, did };
  };

  const tell = async (record: StoredRecord, fault: Fault) => {
    const { id } = record;
    const path = layout.article(id);
    switch (fault.kind) {
      case 'unreadable-article':
        // The system refuses it (rights, a bad disk): the text may be whole, and nothing is put in its place.
        report({ kind: 'damaged-article', id, path, repaired: false });
        return;
      case 'record-without-article':
      case 'damaged-article':
        report({ kind: fault.kind, id, path, ...(await restore(record)) });
        return;
      case 'altered-image': {
        const file = join(path, IMAGES, fault.name);
        if (mending) {
          await moveAside(layout, file);
          if (await isWanted(layout, record, fault.name)) missing.push({ id, name: fault.name });
        }
        const did: Pick<Finding, 'did'> = mending ? { did: 'set-aside' } : {};
        report({ kind: 'altered-image', id, path: file, repaired: mending, ...did });
        return;
      }
      case 'missing-image':
        missing.push({ id, name: fault.name });
        return;
    }
  };

  return {
    looksGood: async (record) => (await faultsOf(layout, record)).length === 0,
    async mend(id) {
      // It may have been removed or replaced meanwhile.
      const record = (await store.find(id))?.record;
      if (record === undefined) return;
      for (const fault of await faultsOf(layout, record)) await tell(record, fault);
    },
    async finish() {
      const wanted = new Set(missing.map(({ name }) => name));
      const twins = mending && wanted.size > 0 ? await filesNamed(layout, wanted) : new Map<string, string>();
      for (const { id, name } of missing) {
        const path = join(layout.article(id), IMAGES, name);
        const twin = twins.get(name);
        const did: Deed | null =
          twin !== undefined && (await store.between(() => copyImage(twin, path))) ? 'from-another' : null;
        if (did !== null) store.changed([id]);
        report({
          kind: 'missing-image',
          id,
          path,
          ...(did === null ? { repaired: false } : { repaired: true, did }),
        });
      }
    },
  };
}

async function faultsOf(layout: Layout, record: StoredRecord): Promise<Fault[]> {
  const article = await readArticle(layout, record.id).catch((error: unknown) => {
    if (!(error instanceof LibraryError)) return 'unreadable';
    return error.failure.code === 'not-found' || isNoFile(error.cause) ? 'missing' : 'unreadable';
  });
  if (article === 'unreadable') return [{ kind: 'unreadable-article' }];
  if (article === 'missing') {
    const folder = await stat(layout.article(record.id)).catch(() => null);
    return [{ kind: folder === null ? 'record-without-article' : 'damaged-article' }];
  }
  if (isDamaged(record, article)) return [{ kind: 'damaged-article' }];
  return imageFaults(layout, record, article.body);
}

function isDamaged(record: StoredRecord, article: ReadArticle): boolean {
  if (article.record?.id !== record.id) return true;
  return isTorn(article.body) || (article.body.trim() === '' && record.words > 0);
}

async function imageFaults(layout: Layout, record: StoredRecord, body: string): Promise<Fault[]> {
  const folder = join(layout.article(record.id), IMAGES);
  const present = new Set(await filesIn(folder));
  const faults: Fault[] = [];
  for (const name of present) {
    const altered = provingName.test(name) && !(await provesItself(join(folder, name)));
    if (altered) faults.push({ kind: 'altered-image', name });
  }
  for (const name of wantedImages(record, body)) {
    // A text that came with a link to some other `images/…` never had that file here.
    if (!present.has(name) && provingName.test(name)) faults.push({ kind: 'missing-image', name });
  }
  return faults;
}

function wantedImages(record: StoredRecord, body: string): Set<string> {
  const wanted = new Set(linkedImages(body));
  if (record.image?.startsWith(`${IMAGES}/`)) wanted.add(basename(record.image));
  return wanted;
}

async function isWanted(layout: Layout, record: StoredRecord, name: string): Promise<boolean> {
  const article = await readArticle(layout, record.id).catch(() => null);
  return article !== null && wantedImages(record, article.body).has(name);
}

/** Whether an image is what its name says. */
async function provesItself(path: string): Promise<boolean> {
  const proof = provingName.exec(basename(path))?.[1];
  const bytes = await readRegular(path).catch(() => null);
  if (proof === undefined || bytes === null) return false;
  return createHash('sha256').update(bytes).digest('hex').startsWith(proof);
}

/** Where images of these names lie whole, in any article. */
async function filesNamed(layout: Layout, names: ReadonlySet<string>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { ids } of articleIds(layout)) {
    for (const id of ids) {
      const folder = join(layout.article(id), IMAGES);
      for (const name of await filesIn(folder)) {
        if (!names.has(name) || found.has(name)) continue;
        if (await provesItself(join(folder, name))) found.set(name, join(folder, name));
      }
      if (found.size === names.size) return found;
    }
  }
  return found;
}

/** False where it could not be copied: the image stays missing. */
async function copyImage(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(join(to, '..')).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    await copyFile(from, to);
    await syncFolder(join(to, '..'));
    return await provesItself(to);
  } catch {
    return false;
  }
}
