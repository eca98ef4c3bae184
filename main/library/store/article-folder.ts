import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { NewArticle } from '../ports.ts';
import {
  errorCode,
  fileError,
  isMissing,
  readSigned,
  syncFolder,
  Touched,
  temporaryName,
  writeSigned,
  writeSynced,
} from './files.ts';
import { articleFile, readFrontMatter, splitFrontMatter } from './front-matter.ts';
import {
  ARTICLE_FILE,
  DRAFT,
  IMAGES,
  type Layout,
  SOURCE_EXTENSIONS,
  sourceFile,
  VERSIONS,
} from './layout.ts';
import { proofsOf, type SeenFile } from './seen.ts';
import { readShortText, readShortTextNow } from './short-text.ts';

const compress = promisify(gzip);
/** Plainly a file name: no path, no hidden file, nothing that a system could take for something else. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/;

export function isImageName(name: string): boolean {
  return plainName.test(name) && !name.endsWith('.');
}

export function newArticleId(): ArticleId {
  return randomBytes(8).toString('hex');
}

/** Writes a new article beside its place and renames it there. It is durable once `syncFolder(layout.prefix(id))` ran,
 * which the caller does once for many. Returns what its file looks like. Throws `already-exists` when the id is taken. */
export async function writeArticleFolder(
  layout: Layout,
  record: StoredRecord,
  article: NewArticle,
): Promise<SeenFile> {
  const folder = layout.article(record.id);
  const { temporary, seen } = await writeAside(layout, record, article, {});
  try {
    await rename(temporary, folder);
    return seen;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (errorCode(error) === 'ENOTEMPTY') {
      throw new LibraryError({ code: 'already-exists', details: { path: folder } }, error);
    }
    throw fileError(error, folder);
  }
}

/** Puts another article into the place of one, with everything that was not ours in its front matter. A kill leaves
 * the old one or the new one, or for an instant the old one under its temporary name, which opening finds. */
export async function replaceArticleFolder(
  layout: Layout,
  record: StoredRecord,
  article: NewArticle,
): Promise<SeenFile> {
  const folder = layout.article(record.id);
  const before = await readArticle(layout, record.id).catch(() => null);
  const { temporary, seen } = await writeAside(layout, record, article, before?.rest ?? {});
  const old = retiredName(folder);
  // What the person wrote stays.
  for (const name of [DRAFT, VERSIONS]) {
    await cp(join(folder, name), join(temporary, name), { recursive: true }).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
  try {
    if (before !== null) await rm(old, { recursive: true, force: true });
    await rename(folder, old).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    await rename(temporary, folder).catch(async (error: unknown) => {
      // When this fails too, the next opening finds it.
      await rename(old, folder).catch(() => undefined);
      throw error;
    });
    await syncFolder(layout.prefix(record.id));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw fileError(error, folder);
  }
  await rm(old, { recursive: true, force: true });
  return seen;
}

/** Where the article that is being replaced waits until the new one stands. */
export function retiredName(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.old`);
}

async function writeAside(
  layout: Layout,
  record: StoredRecord,
  article: NewArticle,
  rest: Record<string, unknown>,
): Promise<{ temporary: string; seen: SeenFile }> {
  for (const { name } of article.images) {
    if (!isImageName(name)) throw new LibraryError({ code: 'bad-request', details: { issue: 'image name' } });
  }
  const temporary = temporaryName(layout.article(record.id));
  try {
    await makeFolder(layout.prefix(record.id));
    await mkdir(temporary);
    const content = articleFile(record, rest, article.markdown);
    const signature = await writeSynced(join(temporary, ARTICLE_FILE), content);
    if (article.source !== null) {
      await writeSynced(
        join(temporary, sourceFile(article.source.extension)),
        await compress(article.source.bytes),
      );
    }
    if (article.images.length > 0) {
      const images = join(temporary, IMAGES);
      await mkdir(images);
      for (const { name, bytes } of article.images) await writeSynced(join(images, name), bytes);
      await syncFolder(images);
    }
    await syncFolder(temporary);
    return { temporary, seen: { signature, ...proofsOf(content) } };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw fileError(error, layout.article(record.id));
  }
}

/** Makes one folder, never those above it: a library that vanished is not made anew. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

export type ReadArticle = { record: StoredRecord | null; rest: Record<string, unknown>; body: string };

/** An article's file, its front matter read. Throws `not-found`, `unreadable-file`. */
export async function readArticle(layout: Layout, id: ArticleId): Promise<ReadArticle> {
  const { yaml, body } = splitFrontMatter(await readArticleFile(layout, id));
  return yaml === null ? { record: null, rest: {}, body } : { ...readFrontMatter(yaml), body };
}

/** An article's text without its front matter. Throws `not-found`, `unreadable-file`. */
export async function readBody(layout: Layout, id: ArticleId): Promise<string> {
  return splitFrontMatter(await readArticleFile(layout, id)).body;
}

/** The same while others wait; null when it has to be read the other way. */
export function readBodyNow(layout: Layout, id: ArticleId): string | null {
  const content = readShortTextNow(join(layout.article(id), ARTICLE_FILE));
  return content === null ? null : splitFrontMatter(content).body;
}

/** An article's whole file. Throws `not-found`, `unreadable-file`. */
async function readArticleFile(layout: Layout, id: ArticleId): Promise<string> {
  const path = join(layout.article(id), ARTICLE_FILE);
  return read(id, path, () => readShortText(path));
}

/** An article's whole file, and its signature. Throws `not-found`, `unreadable-file`. */
export async function readSignedArticle(
  layout: Layout,
  id: ArticleId,
): Promise<{ content: string; signature: string }> {
  const path = join(layout.article(id), ARTICLE_FILE);
  return read(id, path, () => readSigned(path));
}

async function read<T>(id: ArticleId, path: string, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    if (isMissing(error))
      throw new LibraryError({ code: 'not-found', details: { what: 'article', id } }, error);
    throw new LibraryError({ code: 'unreadable-file', details: { path } }, error);
  }
}

/** Brings the front matter of an article to what its record says. The text stays as it is. Returns what the file looks like
 * then; null when it is not as it was `known`: somebody else has written it, and nothing of that is written over. A file that is
 * not this article's is left alone, for a check to find: with our front matter in it, it would be taken for whole. Throws
 * `not-found`, `unreadable-file`, `disk-full`, `read-only`. */
export async function writeFrontMatter(
  layout: Layout,
  record: StoredRecord,
  known: SeenFile | null,
): Promise<SeenFile | null> {
  const { content: before, signature } = await readSignedArticle(layout, record.id);
  const proofs = proofsOf(before);
  if (known === null || known.front !== proofs.front || known.text !== proofs.text) return null;
  const path = join(layout.article(record.id), ARTICLE_FILE);
  const { yaml, body } = splitFrontMatter(before);
  const present = yaml === null ? null : readFrontMatter(yaml);
  if (present?.record?.id !== record.id)
    throw new LibraryError({ code: 'unreadable-file', details: { path } });
  const after = articleFile(record, present.rest, body);
  if (after === before) return { signature, ...proofs };
  try {
    const written = await writeSigned(path, after, undefined, signature);
    return { signature: written, ...proofsOf(after) };
  } catch (error) {
    if (error instanceof Touched) return null;
    throw error;
  }
}

/** The ids of all article folders, one prefix after the other, or of one prefix; `left` is what hides beside them. */
export async function* articleIds(
  layout: Layout,
  only?: string,
): AsyncGenerator<{ prefix: string; ids: ArticleId[]; left: string[] }> {
  for (const prefix of only === undefined ? await names(layout.articles) : [only]) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
    const all = await names(join(layout.articles, prefix));
    const ids = all.filter((name) => /^[0-9a-f]{16}$/.test(name) && name.startsWith(prefix));
    yield { prefix, ids, left: all.filter((name) => name.startsWith('.')) };
  }
}

async function names(folder: string): Promise<string[]> {
  return (
    await readdir(folder).catch((error: unknown) => {
      if (isMissing(error) || errorCode(error) === 'ENOTDIR') return [];
      throw fileError(error, folder);
    })
  ).sort();
}

/** The kept source of an article: which of the possible files, null without one. */
export async function sourceOf(layout: Layout, id: ArticleId): Promise<string | null> {
  const present = await names(layout.article(id));
  const extension = SOURCE_EXTENSIONS.find((candidate) => present.includes(sourceFile(candidate)));
  return extension === undefined ? null : join(layout.article(id), sourceFile(extension));
}
