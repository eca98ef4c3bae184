import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LibraryError } from '../../../shared/errors.ts';
import { type ArticleId, type StoredRecord, storedRecord } from '../../../shared/model/record.ts';
import { readArticle, readSignedArticle } from './article-folder.ts';
import { differing, valuesBefore } from './change.ts';
import type { ChangedFields, LogLine } from './changes-log.ts';
import { errorCode, fileError, isMissing, readText, syncFolder, writeDurably, writeSigned } from './files.ts';
import { articleFile, splitFrontMatter } from './front-matter.ts';
import { ARTICLE_FILE, type Layout, VERSIONS } from './layout.ts';
import { proofsOf, type SeenFile } from './seen.ts';
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

    const there = text === null ? null : await readSignedArticle(store.layout, id);
    const version = there === null ? null : await keepAsVersion(store.layout, id, there.content, '');
    const beside = text === null ? null : await writeBeside(store.layout, id, articleFile(next, rest, text));
    if (text !== null) await keepAsVersion(store.layout, id, articleFile(next, rest, text), '-own');
    const line: LogLine = { ids: [id], set, ...(beside === null ? {} : { text: beside.token }) };
    await store.changes.append([line]);
    try {
      await store.catalogue.write(segment, withRecord(await store.catalogue.segment(segment), next));
    } catch (error) {
      await store.changes.retract(new Set([id]));
      throw error;
    }
    if (beside !== null) {
      await keepNewer(store.layout, id, there?.signature ?? null);
      await putInPlace(store.layout, id, beside.token);
      store.seen.note(id, beside.seen);
      // After a kill the text would be taken for somebody else's.
      store.seen.flush();
    }
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
    store.seen.forget([id]);
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

/** Keeps a file that somebody else has put in the article's place since it was read. */
async function keepNewer(layout: Layout, id: ArticleId, signature: string | null): Promise<void> {
  const now = await readSignedArticle(layout, id).catch(() => null);
  if (now !== null && now.signature !== signature) await keepAsVersion(layout, id, now.content, '-outside');
}

/** Keeps a file under the present time. `mark` says in its name what it is. Returns the name. */
export async function keepAsVersion(
  layout: Layout,
  id: ArticleId,
  content: string,
  mark: VersionMark,
): Promise<string> {
  await makeVersions(layout, id);
  const name = versionName(mark);
  await writeDurably(join(layout.article(id), VERSIONS, name), content);
  return name;
}

/** Whether a text that a person gave an article is among its versions.
 * @param proof of the text, as `SeenFile` has it */
export async function isOwnKept(layout: Layout, id: ArticleId, proof: string): Promise<boolean> {
  const folder = join(layout.article(id), VERSIONS);
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names
    .filter((one) => one.endsWith('-own.md'))
    .sort()
    .reverse()) {
    const content = await readText(join(folder, name)).catch(() => null);
    if (content !== null && proofsOf(content).text === proof) return true;
  }
  return false;
}

/** Makes the folder of an article's versions, where there is none. */
export async function makeVersions(layout: Layout, id: ArticleId): Promise<void> {
  const folder = join(layout.article(id), VERSIONS);
  await mkdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw fileError(error, folder);
  });
  await syncFolder(layout.article(id)).catch((error: unknown) => {
    throw fileError(error, folder);
  });
}

/** A name that no other version has. */
export function versionName(mark: VersionMark): string {
  const time = new Date().toISOString().replaceAll(':', '');
  return `${time}-${randomBytes(2).toString('hex')}${mark}.md`;
}

/** What a version is: the file before a correction; the corrected one, which another program may write over; one that somebody
 * else wrote; what a file said before somebody else wrote it. */
type VersionMark = '' | '-own' | '-outside' | '-before';

/** Writes what is to become the article's file; what earlier attempts left goes. */
async function writeBeside(
  layout: Layout,
  id: ArticleId,
  content: string,
): Promise<{ token: string; seen: SeenFile }> {
  const folder = layout.article(id);
  const names = await readdir(folder).catch((error: unknown) => {
    throw fileError(error, folder);
  });
  for (const name of names) {
    if (nextName.test(name)) await rm(join(folder, name), { force: true });
  }
  const token = randomBytes(8).toString('hex');
  const signature = await writeSigned(nextFile(layout, id, token), content);
  return { token, seen: { signature, ...proofsOf(content) } };
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
