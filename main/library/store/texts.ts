import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { type ArticleId, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';
import { readArticle, readArticleFile } from './article-folder.ts';
import { differing, valuesBefore } from './change.ts';
import type { ChangedFields, LogLine } from './changes-log.ts';
import { errorCode, fileError, isMissing, readText, syncFolder, writeDurably } from './files.ts';
import { articleFile, splitFrontMatter } from './front-matter.ts';
import { ARTICLE_FILE, type Layout, VERSIONS } from './layout.ts';
import { withRecord } from './segment.ts';
import type { Store } from './store.ts';
import type { UndoStep } from './undo.ts';

/** What a new text makes of its article's record; null: nothing is written. `text` null: the text stays. */
export type TextChange = { set: ChangedFields; text: string | null };

/** Gives an article another text. The file before is kept in `versions`, the new one is written beside its place; then a line
 * in the log of changes makes both hold, and record, file and index follow. A kill before the line leaves the article as it
 * was; after it, the next opening finishes. Returns what takes it back, null when nothing became different. Throws
 * `not-found`, `unreadable-file`, `disk-full`, `read-only` and what `make` throws. */
export async function writeText(
  store: Store,
  id: ArticleId,
  make: (record: StoredRecord, body: string) => TextChange,
): Promise<{ record: StoredRecord; step: UndoStep | null }> {
  return store.write(async () => {
    const place = await store.find(id);
    if (place === null) throw new LibraryError({ code: 'not-found', details: { what: 'article', id } });
    const { segment, record } = place;
    const { rest, body } = await readArticle(store.layout, id);
    const made = make(record, body);
    const text = made.text === body ? null : made.text;
    const set = differing(record, made.set) ?? {};
    if (text === null && Object.keys(set).length === 0) return { record, step: null };
    const next = storedRecord.parse({ ...record, ...set });

    const version = text === null ? null : await keepVersion(store.layout, id);
    const token = text === null ? null : await writeBeside(store.layout, id, articleFile(next, rest, text));
    const line: LogLine = { ids: [id], set, ...(token === null ? {} : { text: token }) };
    await store.changes.append([line]);
    try {
      await store.catalogue.write(segment, withRecord(await store.catalogue.segment(segment), next));
    } catch (error) {
      await store.changes.retract(new Set([id]));
      throw error;
    }
    if (token !== null) await putInPlace(store.layout, id, token);
    const bodies = new Map([[id, text ?? body]]);
    await store.index.update({ segment, changed: [next], bodies });
    store.frontMatter.add([id]);
    store.changed([id]);
    const step: UndoStep = { ids: [id], before: valuesBefore(record, set), after: set };
    if (version !== null && text !== null)
      step.text = { version, before: proofOf(body), after: proofOf(text) };
    return { record: next, step };
  });
}

/** Finishes what a kill interrupted: texts that the log says hold and that are not in their place yet. The index takes them
 * over, also when nothing else of the article changed. */
export async function finishTexts(store: Store, texts: ReadonlyMap<ArticleId, string[]>): Promise<void> {
  for (const [id, tokens] of texts) {
    for (const token of tokens) await putInPlace(store.layout, id, token);
    const place = await store.find(id);
    if (place !== null) await store.index.update({ segment: place.segment, changed: [place.record] });
  }
}

/** Tells a text from every other. */
export function proofOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The text of a version, which is known by its proof. Throws `not-found`, `unreadable-file`, also when it is another one
 * than it was. */
export async function readVersion(
  layout: Layout,
  id: ArticleId,
  { version, before }: { version: string; before: string },
): Promise<string> {
  const path = join(layout.article(id), VERSIONS, version);
  const content = await readText(path).catch((error: unknown) => {
    if (isMissing(error))
      throw new LibraryError({ code: 'not-found', details: { what: 'file', id: version } });
    throw fileError(error, path);
  });
  const { body } = splitFrontMatter(content);
  if (proofOf(body) !== before) throw new LibraryError({ code: 'unreadable-file', details: { path } });
  return body;
}

/** Keeps the file as it is now, with its front matter, under the present time. */
async function keepVersion(layout: Layout, id: ArticleId): Promise<string> {
  const folder = join(layout.article(id), VERSIONS);
  await mkdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw fileError(error, folder);
  });
  await syncFolder(layout.article(id));
  const time = new Date().toISOString().replaceAll(':', '');
  const name = `${time}-${randomBytes(2).toString('hex')}.md`;
  await writeDurably(join(folder, name), await readArticleFile(layout, id));
  return name;
}

/** Writes what is to become the article's file; what earlier attempts left goes. */
async function writeBeside(layout: Layout, id: ArticleId, content: string): Promise<string> {
  const folder = layout.article(id);
  for (const name of await readdir(folder)) {
    if (nextName.test(name)) await rm(join(folder, name), { force: true });
  }
  const token = randomBytes(8).toString('hex');
  await writeDurably(nextFile(layout, id, token), content);
  return token;
}

const nextName = /^next-[0-9a-f]{16}\.md$/;

function nextFile(layout: Layout, id: ArticleId, token: string): string {
  return join(layout.article(id), `next-${token}.md`);
}

async function putInPlace(layout: Layout, id: ArticleId, token: string): Promise<void> {
  const folder = layout.article(id);
  try {
    await rename(nextFile(layout, id, token), join(folder, ARTICLE_FILE));
    await syncFolder(folder);
  } catch (error) {
    // It is there already, or the article is gone for good.
    if (!isMissing(error)) throw fileError(error, folder);
  }
}
