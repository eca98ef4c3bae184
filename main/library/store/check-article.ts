import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { linkedImages } from '../export/image-links.ts';
import type { Finding } from '../library.types.ts';
import type { HostilePort } from '../ports.ts';
import { rewriteRecord } from './adding.ts';
import { type ReadArticle, readArticle } from './article-folder.ts';
import { isNoFile, readRegular } from './files.ts';
import { IMAGES } from './layout.ts';
import { filesIn, isTorn, moveAside, restoreArticle } from './restore.ts';
import type { Store } from './store.ts';

/** Looks at one article that has a record. `present`: its folder is there. */
export type ArticleCheck = (id: ArticleId, present: boolean) => Promise<void>;

/** An image of ours is called by the first 16 digits of its SHA-256: what the file must hold. */
const provingName = /^([0-9a-f]{16})\.[a-z0-9]+$/;

export function articleChecks(
  store: Store,
  hostile: HostilePort,
  mending: boolean,
  report: (finding: Finding) => void,
): ArticleCheck {
  const { layout } = store;

  const restore = async (record: StoredRecord) => {
    if (!mending) return false;
    const restored = await restoreArticle(layout, record, hostile);
    await rewriteRecord(store, restored);
    return true;
  };

  const checkImages = async (record: StoredRecord, body: string) => {
    const folder = join(layout.article(record.id), IMAGES);
    const present = new Set(await filesIn(folder));
    for (const name of present) {
      const proof = provingName.exec(name)?.[1];
      if (proof === undefined) continue;
      const bytes = await readRegular(join(folder, name)).catch(() => new Uint8Array());
      if (createHash('sha256').update(bytes).digest('hex').startsWith(proof)) continue;
      if (mending) await moveAside(layout, join(folder, name));
      report({ kind: 'altered-image', id: record.id, path: join(folder, name), repaired: mending });
    }
    const wanted = new Set(linkedImages(body));
    if (record.image?.startsWith(`${IMAGES}/`)) wanted.add(basename(record.image));
    for (const name of wanted) {
      // A text that came with a link to some other `images/…` never had that file here.
      if (present.has(name) || !provingName.test(name)) continue;
      report({ kind: 'missing-image', id: record.id, path: join(folder, name), repaired: false });
    }
  };

  return async (id, present) => {
    const record = (await store.find(id))?.record;
    if (record === undefined) return;
    const path = layout.article(id);
    const article = await readArticle(layout, id).catch((error: unknown) => {
      if (!(error instanceof LibraryError)) return 'unreadable';
      return error.failure.code === 'not-found' || isNoFile(error.cause) ? 'missing' : 'unreadable';
    });
    if (article === 'unreadable') {
      // The system refuses it (rights, a bad disk): the text may be whole, and nothing is put in its place.
      report({ kind: 'damaged-article', id, path, repaired: false });
    } else if (article === 'missing') {
      const kind = present ? 'damaged-article' : 'record-without-article';
      report({ kind, id, path, repaired: await restore(record) });
    } else if (isDamaged(record, article)) {
      report({ kind: 'damaged-article', id, path, repaired: await restore(record) });
    } else {
      await checkImages(record, article.body);
    }
  };
}

function isDamaged(record: StoredRecord, article: ReadArticle): boolean {
  if (article.record?.id !== record.id) return true;
  return isTorn(article.body) || (article.body.trim() === '' && record.words > 0);
}
