import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { type ArticleDraft, articleDraft } from '../../../shared/model/correction.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { isMissing, syncFolder, writeDurably } from '../store/files.ts';
import { DRAFT, type Layout } from '../store/layout.ts';
import type { Store } from '../store/store.ts';

/** The correction of an article that was begun, null when there is none, or none that can be read. */
export async function readDraft(layout: Layout, id: ArticleId): Promise<ArticleDraft | null> {
  try {
    const text = await readFile(join(layout.article(id), DRAFT), 'utf8');
    return articleDraft.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
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
    if (!isMissing(error)) throw error;
  });
}
