import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { type ArticleDraft, articleDraft } from '../../../shared/model/correction.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { fileError, isMissing, syncFolder, writeDurably } from '../store/files.ts';
import { readJson } from '../store/json-file.ts';
import { DRAFT, type Layout } from '../store/layout.ts';
import { moveAside } from '../store/restore.ts';
import type { Store } from '../store/store.ts';

/** The correction of an article that was begun, null when there is none, or none that can be read: a damaged one is reported
 * and set aside. Throws `unreadable-file` when the system refuses to read it. */
export async function readDraft(store: Store, id: ArticleId): Promise<ArticleDraft | null> {
  const path = join(store.layout.article(id), DRAFT);
  const read = await readJson(path, articleDraft);
  if (read.kind === 'good') return read.value;
  if (read.kind === 'damaged') {
    const repaired =
      !store.readOnly &&
      (await store
        .between(() => moveAside(store.layout, path))
        .then(
          () => true,
          () => false,
        ));
    store.found({ kind: 'damaged-draft', id, path, repaired });
  }
  return null;
}

/** Keeps a draft; null throws it away. Resolves once that is durable. Throws `not-found`, `disk-full`, `read-only`. */
export async function keepDraft(store: Store, id: ArticleId, draft: ArticleDraft | null): Promise<void> {
  await store.write(async () => {
    if ((await store.find(id)) === null)
      throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
    if (draft === null) await dropDraft(store.layout, id);
    else await writeDurably(join(store.layout.article(id), DRAFT), `${JSON.stringify(draft)}\n`);
  });
}

async function dropDraft(layout: Layout, id: ArticleId): Promise<void> {
  const folder = layout.article(id);
  await rm(join(folder, DRAFT), { force: true });
  await syncFolder(folder).catch((error: unknown) => {
    if (!isMissing(error)) throw fileError(error, folder);
  });
}
