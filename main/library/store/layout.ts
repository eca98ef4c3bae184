import { join } from 'node:path';
import type { ArticleId } from '../../../shared/model/record.ts';

/** Where everything of a library lies. `dir` is absolute and without symlinks. */
export function libraryLayout(dir: string) {
  const catalogue = join(dir, 'catalogue');
  const articles = join(dir, 'articles');
  return {
    dir,
    library: join(dir, 'library.json'),
    catalogue,
    articles,
    index: join(dir, 'index'),
    backups: join(dir, 'backups'),
    aside: join(dir, 'set-aside'),
    queue: join(dir, 'queue'),
    changes: join(articles, 'changes.ndjson'),
    removed: join(articles, 'removed.txt'),
    segment: (number: number) => join(catalogue, `${String(number).padStart(6, '0')}.json`),
    prefix: (id: ArticleId) => join(articles, id.slice(0, 2)),
    article: (id: ArticleId) => join(articles, id.slice(0, 2), id),
  };
}
export type Layout = ReturnType<typeof libraryLayout>;

export const ARTICLE_FILE = 'article.md';
export const IMAGES = 'images';
/** Texts that an article had before, each a whole file. */
export const VERSIONS = 'versions';
/** A correction that is being written. */
export const DRAFT = 'draft.json';
export const SOURCE_EXTENSIONS = ['html', 'md', 'txt'] as const;
export const sourceFile = (extension: (typeof SOURCE_EXTENSIONS)[number]): string => `source.${extension}.gz`;
