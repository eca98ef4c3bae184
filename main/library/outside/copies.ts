import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId } from '../../../shared/model/record.ts';
import { readRegular, syncFolder } from '../store/files.ts';
import { ARTICLE_FILE, type Layout, VERSIONS } from '../store/layout.ts';
import { makeVersions, versionName } from '../store/texts.ts';

/** Beside `article.md`: what sync programs make of a file that was changed in two places. Their names differ (`article
 * (conflicted copy 2024-06-17).md`, `article.sync-conflict-….md`, `article 2.md`, `article-LAPTOP.md`); all begin alike. */
const copyName = /^article[^a-z].*\.md$/i;

/** Whether there are any beside an article's file. */
export async function hasCopies(layout: Layout, id: ArticleId): Promise<boolean> {
  return (await copiesIn(layout.article(id))).length > 0;
}

async function copiesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter((name) => name !== ARTICLE_FILE && copyName.test(name));
}

/** Puts the copies that a sync program laid beside an article's file among its versions. Returns how many of them say
 * something else than the file. The caller lets nothing else be written. */
export async function keepCopies(layout: Layout, id: ArticleId): Promise<number> {
  const folder = layout.article(id);
  const copies = await copiesIn(folder);
  if (copies.length === 0) return 0;
  const present = await readRegular(join(folder, ARTICLE_FILE)).catch(() => null);
  await makeVersions(layout, id);
  let others = 0;
  for (const name of copies) {
    const path = join(folder, name);
    const content = await readRegular(path).catch(() => null);
    if (content === null) continue;
    await rename(path, join(folder, VERSIONS, versionName('-outside')));
    if (present === null || !present.equals(content)) others++;
  }
  await syncFolder(join(folder, VERSIONS));
  await syncFolder(folder);
  return others;
}
