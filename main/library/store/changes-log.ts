import { type FileHandle, open } from 'node:fs/promises';
import * as z from 'zod';
import { type ArticleId, articleId, readingPlace, storedRecord } from '../../../shared/model/record.ts';
import { fileError, isMissing, isNoFile, openRegular, readText, writeDurably } from './files.ts';
import { setAside } from './json-file.ts';
import { writeQueue } from './write-queue.ts';
import { slices } from './yielding.ts';

/** What a change may touch. One line of the log has the values after it, so that a line can be applied twice. */
export const changedFields = storedRecord
  .pick({
    title: true,
    byline: true,
    site: true,
    published: true,
    state: true,
    favourite: true,
    trashed: true,
    trashedAt: true,
    progress: true,
    tags: true,
    note: true,
    highlights: true,
    words: true,
    excerpt: true,
    image: true,
    problem: true,
    url: true,
    canonicalUrl: true,
    lang: true,
    modified: true,
  })
  // Without its default: what a line does not name stays.
  .extend({ place: readingPlace.nullable() })
  .partial();
export type ChangedFields = z.infer<typeof changedFields>;

/** What articles become, or that they were removed for good: nothing that is left of them counts from then on. An operation
 * that makes the same of all its articles is one line. */
export type LogLine =
  | {
      ids: readonly ArticleId[];
      set: ChangedFields;
      /** The article's file is the one that was written beside it under this token (`texts.ts`). */
      text?: string | undefined;
    }
  | { ids: readonly ArticleId[]; removed: true };

/** Of one article, or of several. */
const whose = z.union([
  z.object({ id: articleId }).transform(({ id }) => [id]),
  z.object({ ids: z.array(articleId) }).transform(({ ids }) => ids),
]);
const what = z.union([
  z.object({
    set: changedFields,
    text: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional(),
  }),
  z.object({ removed: z.literal(true) }),
]);

/** Changes that are not in the front matter of their articles yet, and articles that were removed and whose folder is not
 * gone yet: oldest first, as lines of JSON. */
export type ChangesLog = {
  /** Whether there were lines when it was opened. */
  inherited: boolean;
  /** What each article is to become that has lines here and was not removed. */
  pending(): Promise<Map<ArticleId, ChangedFields>>;
  /** The new texts of articles that have such lines and were not removed, oldest first, by their tokens. */
  texts(): Promise<Map<ArticleId, string[]>>;
  /** Articles that were removed and of which something may be left. */
  removed(): Promise<ReadonlySet<ArticleId>>;
  /** Resolves once the lines are durable. */
  append(lines: LogLine[]): Promise<void>;
  /** Takes these articles out of the lines of the last `append`: their change could not be made. */
  retract(gone: ReadonlySet<ArticleId>): Promise<void>;
  /** Keeps only the changes of these articles, and what was removed. */
  keep(ids: ReadonlySet<ArticleId>): Promise<void>;
  /** Drops every line of articles of which nothing is left. */
  settle(gone: ReadonlySet<ArticleId>): Promise<void>;
  close(): Promise<void>;
};

/** Opens `articles/changes.ndjson`. A last line without its end was never acknowledged and goes; when other lines
 * cannot be read the file is set aside and `onDamage` is told, the rest is kept. Thousands of lines are read only when
 * they are needed. */
export async function openChangesLog(
  path: string,
  readOnly: boolean,
  onDamage: (aside: string) => void,
): Promise<ChangesLog> {
  /** Nothing reads the file while it is written. */
  const serially = writeQueue();
  let lines: LogLine[] | null = null;
  let file: FileHandle | null = null;
  let size = 0;
  let last: { start: number; lines: LogLine[] } = { start: 0, lines: [] };

  const loaded = async (): Promise<LogLine[]> => {
    if (lines !== null) return lines;
    const read = await readLog(path);
    if (read.damaged || read.torn) await repair(read);
    lines = read.lines;
    return lines;
  };

  const repair = async (read: { lines: LogLine[]; damaged: boolean }) => {
    if (readOnly) {
      if (read.damaged) onDamage(path);
      return;
    }
    await closeFile();
    if (read.damaged) onDamage((await setAside(path)) ?? path);
    await writeDurably(path, asText(read.lines));
  };

  const opened = async () => {
    if (file !== null) return file;
    file = await open(path, 'a');
    size = (await file.stat()).size;
    return file;
  };

  const closeFile = async () => {
    await file?.close();
    file = null;
  };

  const keepArticles = async (wanted: (id: ArticleId, line: LogLine) => boolean) => {
    const present = await loaded();
    const kept = keptOf(present, wanted);
    if (countOf(kept) === countOf(present)) return;
    await closeFile();
    await writeDurably(path, asText(kept));
    lines = kept;
    // What may still be taken back lies elsewhere in the file now, and nothing stands behind it.
    const lastKept = keptOf(last.lines, wanted);
    const before = kept.slice(0, kept.length - lastKept.length);
    last = { start: Buffer.byteLength(asText(before)), lines: lastKept };
  };

  const append = async (more: LogLine[]) => {
    try {
      const handle = await opened();
      const text = asText(more);
      await handle.writeFile(text);
      await handle.sync();
      last = { start: size, lines: more };
      size += Buffer.byteLength(text);
      for (const line of more) lines?.push(line);
    } catch (error) {
      // Half a line must not run into the next one.
      await file?.truncate(size).catch(() => undefined);
      await closeFile().catch(() => undefined);
      throw fileError(error, path);
    }
  };

  const retract = async (gone: ReadonlySet<ArticleId>) => {
    const handle = await opened();
    await handle.truncate(last.start);
    size = last.start;
    lines?.splice(lines.length - last.lines.length);
    const kept = keptOf(last.lines, (id) => !gone.has(id));
    last.lines = [];
    if (kept.length > 0) await append(kept);
  };

  const ending = await endingOf(path);
  if (ending === 'torn') await loaded();
  return {
    inherited: ending !== 'empty',
    pending: () =>
      serially(async () => {
        const pending = pendingIn(await loaded());
        for (const id of removedIn(await loaded())) pending.delete(id);
        return pending;
      }),
    texts: () =>
      serially(async () => {
        const texts = new Map<ArticleId, string[]>();
        for (const line of await loaded()) {
          if (!('set' in line) || line.text === undefined) continue;
          for (const id of line.ids) texts.set(id, [...(texts.get(id) ?? []), line.text]);
        }
        for (const id of removedIn(await loaded())) texts.delete(id);
        return texts;
      }),
    removed: () => serially(async () => removedIn(await loaded())),
    append: (more) => serially(() => append(more)),
    retract: (gone) => serially(() => retract(gone)),
    keep: (ids) => serially(() => keepArticles((id, line) => 'removed' in line || ids.has(id))),
    settle: (gone) => serially(() => keepArticles((id) => !gone.has(id))),
    close: () => serially(closeFile),
  };
}

/** What a log says that articles were to become, by its text. */
export function changesIn(text: string): Map<ArticleId, ChangedFields> {
  const lines = text.split('\n').flatMap((line) => parseLine(line) ?? []);
  const pending = pendingIn(lines);
  for (const id of removedIn(lines)) pending.delete(id);
  return pending;
}

function removedIn(lines: readonly LogLine[]): Set<ArticleId> {
  return new Set(lines.flatMap((line) => ('removed' in line ? line.ids : [])));
}

/** What each article is to become, the later lines on top. Articles that share their lines share what they become. */
function pendingIn(lines: readonly LogLine[]): Map<ArticleId, ChangedFields> {
  const pending = new Map<ArticleId, ChangedFields>();
  for (const line of lines) {
    if (!('set' in line)) continue;
    const together = new Map<ChangedFields, ChangedFields>();
    for (const id of line.ids) {
      const before = pending.get(id);
      const after = before === undefined ? line.set : (together.get(before) ?? { ...before, ...line.set });
      if (before !== undefined) together.set(before, after);
      pending.set(id, after);
    }
  }
  return pending;
}

/** Lines with the articles that are wanted; those without any are gone. */
function keptOf(lines: readonly LogLine[], wanted: (id: ArticleId, line: LogLine) => boolean): LogLine[] {
  return lines.flatMap((line) => {
    const ids = line.ids.filter((id) => wanted(id, line));
    if (ids.length === line.ids.length) return [line];
    return ids.length === 0 ? [] : [{ ...line, ids }];
  });
}

function countOf(lines: readonly LogLine[]): number {
  return lines.reduce((sum, { ids }) => sum + ids.length, 0);
}

/** `torn` when the last line was cut off. */
async function endingOf(path: string): Promise<'empty' | 'whole' | 'torn'> {
  const file = await openRegular(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    if (isNoFile(error)) return 'none';
    throw fileError(error, path);
  });
  if (file === null) return 'empty';
  if (file === 'none') return 'torn';
  try {
    const { size } = await file.stat();
    if (size === 0) return 'empty';
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
    return buffer.toString() === '\n' ? 'whole' : 'torn';
  } finally {
    await file.close();
  }
}

/** Reads a log without touching it. */
export async function readLog(path: string): Promise<{ lines: LogLine[]; damaged: boolean; torn: boolean }> {
  let text = '';
  try {
    text = await readText(path);
  } catch (error) {
    if (isMissing(error)) return { lines: [], damaged: false, torn: false };
    if (isNoFile(error)) return { lines: [], damaged: true, torn: false };
    throw fileError(error, path);
  }
  const parts = text.split('\n');
  // A kill cuts a line off; what does not begin as a line was never ours.
  const end = parts.pop() ?? '';
  const torn = end !== '';
  const lines: LogLine[] = [];
  const turn = slices();
  for (const part of parts) {
    const line = parseLine(part);
    if (line !== null) lines.push(line);
    await turn();
  }
  return { lines, damaged: lines.length < parts.length || (torn && !beginsAsLine(end)), torn };
}

const lineBeginnings = ['{"id":"', '{"ids":["'];

function beginsAsLine(end: string): boolean {
  return lineBeginnings.some((beginning) => end.startsWith(beginning.slice(0, end.length)));
}

function parseLine(line: string): LogLine | null {
  try {
    const json: unknown = JSON.parse(line);
    const ids = whose.safeParse(json);
    const rest = what.safeParse(json);
    return ids.success && rest.success ? { ids: ids.data, ...rest.data } : null;
  } catch {
    return null;
  }
}

function asText(lines: readonly LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(plainOf(line))}\n`).join('');
}

/** A line of one article names it as `id`, as it always did. */
function plainOf(line: LogLine): object {
  const { ids, ...rest } = line;
  return ids.length === 1 ? { id: ids[0], ...rest } : { ids, ...rest };
}
