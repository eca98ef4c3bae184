import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import type { ArticleId, StoredRecord } from '../../../shared/model/record.ts';
import { readSignedArticle } from '../store/article-folder.ts';
import { signatureOf } from '../store/files.ts';
import { splitFrontMatter } from '../store/front-matter.ts';
import { ARTICLE_FILE, type Layout } from '../store/layout.ts';
import { isTorn } from '../store/restore.ts';
import { proofsOf, type SeenFile, type SeenFiles } from '../store/seen.ts';
import { type OutsideValues, ownFront, readValues } from './values.ts';

/** More is no article's text: it is not read into memory. */
const LARGEST = 64 * 1024 * 1024;

/** An article's file, compared with how it was known. */
export type OutsideFile =
  | { kind: 'missing' }
  /** The system refuses to read it: nothing can be said about it. */
  | { kind: 'unreadable' }
  /** As it was known; `seen`: it was only touched. */
  | { kind: 'same'; seen: SeenFile }
  /** Nothing of it can be taken over. */
  | { kind: 'damaged' | 'unreadable-front' }
  | {
      kind: 'changed';
      seen: SeenFile;
      content: string;
      body: string;
      /** Null where it says what the record says. */
      front: OutsideValues | null;
      /** Whether the text is another one; a file that was not known tells nothing about that. */
      newText: boolean;
      known: boolean;
    };

/** Reads an article's file and compares it with its record, and with what we last saw of it. */
export async function readOutside(
  layout: Layout,
  seen: SeenFiles,
  record: StoredRecord,
): Promise<OutsideFile> {
  const path = join(layout.article(record.id), ARTICLE_FILE);
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : LARGEST + 1),
    () => 0,
  );
  if (size > LARGEST) return { kind: 'damaged' };
  const read = await readSignedArticle(layout, record.id).catch((error: unknown) => {
    const missing = error instanceof LibraryError && error.failure.code === 'not-found';
    return missing ? 'missing' : 'unreadable';
  });
  if (typeof read === 'string') return read === 'missing' ? { kind: 'missing' } : { kind: 'unreadable' };
  const { content, signature } = read;
  const now: SeenFile = { signature, ...proofsOf(content) };
  const before = seen.get(record.id);
  if (before?.front === now.front && before.text === now.text) return { kind: 'same', seen: now };
  const { yaml, body } = splitFrontMatter(content);
  if (isTorn(content) || (body.trim() === '' && record.words > 0)) return { kind: 'damaged' };
  if (yaml === null) return { kind: 'unreadable-front' };
  const newText = before !== null && before.text !== now.text;
  const own = yaml === ownFront(record);
  if (own && !newText) return { kind: 'same', seen: now };
  const front = own ? null : readValues(yaml);
  if (!own && front?.id !== record.id) return { kind: 'unreadable-front' };
  const sameFront = before !== null && before.front === now.front;
  return {
    kind: 'changed',
    seen: now,
    content,
    body,
    front: sameFront ? null : front,
    newText,
    known: before !== null,
  };
}

/** The signature of an article's file as it is now, null without one. */
export async function signatureNow(layout: Layout, id: ArticleId): Promise<string | null> {
  const found = await stat(join(layout.article(id), ARTICLE_FILE), { bigint: true }).catch(() => null);
  return found === null ? null : signatureOf(found);
}
