import { type FileHandle, open } from 'node:fs/promises';
import * as z from 'zod';
import { type ArticleId, articleId, storedRecord } from '../../../shared/model/record.ts';
import { fileError, isMissing, writeDurably } from './files.ts';
import { setAside } from './json-file.ts';

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
  })
  .partial();
export type ChangedFields = z.infer<typeof changedFields>;

const logLine = z.object({ id: articleId, set: changedFields });
export type LogLine = z.infer<typeof logLine>;

/** Changes that are not in the front matter of their articles yet, oldest first, as lines of JSON. */
export type ChangesLog = {
  /** What each article is to become that has lines here. */
  pending(): Map<ArticleId, ChangedFields>;
  /** Resolves once the lines are durable. */
  append(lines: LogLine[]): Promise<void>;
  /** Takes lines back whose change could not be made. */
  retract(gone: ReadonlySet<LogLine>): Promise<void>;
  /** Keeps only the lines of these articles. */
  keep(ids: ReadonlySet<ArticleId>): Promise<void>;
  close(): Promise<void>;
};

/** Opens `articles/changes.ndjson`. A last line without its end was never acknowledged and goes; when other lines
 * cannot be read the file is set aside and `onDamage` is told, the rest is kept. */
export async function openChangesLog(
  path: string,
  readOnly: boolean,
  onDamage: (aside: string) => void,
): Promise<ChangesLog> {
  const { lines: found, damaged, torn } = await readLog(path);
  let lines = found;
  if (damaged) onDamage(readOnly ? path : ((await setAside(path)) ?? path));
  if ((damaged || torn) && !readOnly) await writeDurably(path, asText(lines));
  let file: FileHandle | null = null;
  let size = 0;

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

  const rewrite = async (kept: LogLine[]) => {
    if (kept.length === lines.length) return;
    await closeFile();
    await writeDurably(path, asText(kept));
    lines = kept;
  };

  return {
    pending() {
      const pending = new Map<ArticleId, ChangedFields>();
      for (const { id, set } of lines) pending.set(id, { ...pending.get(id), ...set });
      return pending;
    },
    async append(more) {
      try {
        const handle = await opened();
        const text = asText(more);
        await handle.writeFile(text);
        await handle.sync();
        size += Buffer.byteLength(text);
        for (const line of more) lines.push(line);
      } catch (error) {
        // Half a line must not run into the next one.
        await file?.truncate(size).catch(() => undefined);
        await closeFile().catch(() => undefined);
        throw fileError(error, path);
      }
    },
    retract: (gone) => rewrite(lines.filter((line) => !gone.has(line))),
    keep: (ids) => rewrite(lines.filter(({ id }) => ids.has(id))),
    close: closeFile,
  };
}

/** Reads a log without touching it. */
export async function readLog(path: string): Promise<{ lines: LogLine[]; damaged: boolean; torn: boolean }> {
  let text = '';
  try {
    const file = await open(path, 'r');
    try {
      text = await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return { lines: [], damaged: false, torn: false };
    throw fileError(error, path);
  }
  const parts = text.split('\n');
  const torn = parts.pop() !== '';
  const parsed = parts.map(parseLine);
  return {
    lines: parsed.filter((line) => line !== null),
    damaged: parsed.includes(null),
    torn,
  };
}

function parseLine(line: string): LogLine | null {
  try {
    const parsed = logLine.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function asText(lines: LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
