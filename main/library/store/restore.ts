import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import type { HostilePort } from '../ports.ts';
import { leaveImages } from '../saving/images.ts';
import { sourceOf } from './article-folder.ts';
import {
  errorCode,
  fileError,
  isMissing,
  isNoFile,
  readRegular,
  readText,
  syncFolder,
  writeDurably,
} from './files.ts';
import { articleFile, splitFrontMatter } from './front-matter.ts';
import { ARTICLE_FILE, type Layout } from './layout.ts';

const decompress = promisify(gunzip);
/** A source that unpacks to more is no page. */
const MAX_SOURCE = 64 * 1024 * 1024;
/** The end of a text that a power cut kept from the disk: a whole sector of it. */
const UNWRITTEN = '\0'.repeat(512);

/** Puts something that is damaged or belongs to nothing out of the way, where a person can find it. */
export async function moveAside(layout: Layout, path: string): Promise<void> {
  await mkdir(layout.aside).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw fileError(error, layout.aside);
  });
  const time = new Date().toISOString().replaceAll(':', '');
  await rename(path, join(layout.aside, `${time}-${randomBytes(2).toString('hex')}-${basename(path)}`));
  await syncFolder(layout.aside);
}

/** Gives an article its file back: the text that is still in it, or the one of its kept source. Without either its record
 * becomes a stub, so that it can be fetched again, and every note on it stays. Returns the record as it is now, and what it
 * was made from. What lies in the place of the file and is none, a folder say, is moved aside as it is. Throws when the system
 * refuses to read the file: nothing is put in place of a text that may be whole. */
export async function restoreArticle(
  layout: Layout,
  record: StoredRecord,
  hostile: HostilePort,
): Promise<{ record: StoredRecord; did: 'rewritten' | 'from-source' | 'became-link' }> {
  const folder = layout.article(record.id);
  const path = join(folder, ARTICLE_FILE);
  let inTheWay = true;
  const present = await readText(path).catch((error: unknown) => {
    if (isNoFile(error)) return null;
    if (!isMissing(error)) throw fileError(error, path);
    inTheWay = false;
    return null;
  });
  const text = present === null ? null : readableText(present);
  const whole = present !== null && !isTorn(present);
  const kept = whole ? text : null;
  const source = kept === null ? await textOfSource(layout, record, hostile) : null;
  const body = kept ?? source ?? text;
  const restored = body === null ? await asStub(folder, record) : record;
  if (inTheWay) await moveAside(layout, path);
  await makeFolders(layout, record.id);
  await writeDurably(path, articleFile(restored, {}, body ?? ''));
  return {
    record: restored,
    did: body === null ? 'became-link' : source === null ? 'rewritten' : 'from-source',
  };
}

/** A record whose text is gone. Its image stays when it is there. */
async function asStub(folder: string, record: StoredRecord): Promise<StoredRecord> {
  const { image } = record;
  const isThere = image !== null && (await stat(join(folder, image)).catch(() => null)) !== null;
  return {
    ...record,
    problem: record.problem ?? 'text-lost',
    words: 0,
    image: isThere ? image : null,
  };
}

/** Whether the end of a file was never written. U+0000 in a text is no damage: it is a character. */
export function isTorn(content: string): boolean {
  return content.endsWith(UNWRITTEN);
}

/** What can be read of an article's text, null when nothing can. */
function readableText(content: string): string | null {
  let end = content.length;
  while (content[end - 1] === '\0') end--;
  const { yaml, body } = splitFrontMatter(content.slice(0, end));
  // Front matter that lost its last line ends at the first empty one: it has none inside.
  const unclosed = yaml === null && /^\ufeff?---/.test(body);
  const gap = unclosed ? /\r?\n\r?\n|$/.exec(body) : null;
  const text = gap === null ? body : body.slice(gap.index + gap[0].length);
  return text.trim() === '' ? null : text;
}

async function makeFolders(layout: Layout, id: ArticleId): Promise<void> {
  for (const folder of [layout.prefix(id), layout.article(id)]) {
    await mkdir(folder).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw fileError(error, folder);
    });
  }
  await syncFolder(layout.prefix(id));
}

async function textOfSource(
  layout: Layout,
  record: StoredRecord,
  hostile: HostilePort,
): Promise<string | null> {
  const path = await sourceOf(layout, record.id);
  if (path === null) return null;
  const packed = await readRegular(path).catch(() => null);
  const bytes =
    packed === null ? null : await decompress(packed, { maxOutputLength: MAX_SOURCE }).catch(() => null);
  if (bytes === null) return null;
  const imagePrefix = `image-${randomBytes(8).toString('hex')}-`;
  const { url } = record;
  const kind = extname(path.slice(0, -'.gz'.length));
  const extracted = await (kind === '.html'
    ? hostile('extractPage', { bytes, contentType: null, url, imagePrefix })
    : hostile('extractText', {
        text: bytes.toString('utf8'),
        format: kind === '.md' ? 'markdown' : 'text',
        url,
        name: null,
        imagePrefix,
      })
  ).catch(() => null);
  if (extracted === null || extracted.markdown.trim() === '') return null;
  return leaveImages(extracted, imagePrefix).markdown;
}

/** Names of the files in a folder, none when it is not there. */
export async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile()) files.push(name);
  }
  return files;
}
