import { open, stat } from 'node:fs/promises';
import type { ArticleId } from '../../../shared/model/record.ts';
import { isMissing, readText, writeDurably } from './files.ts';
import type { Layout } from './layout.ts';

/** Bytes from which on old lines are looked for. */
const LONG = 512 * 1024;
const line = /^([0-9a-f]{16}) (\d{4}-\d\d-\d\dT[0-9:.]+Z)$/;

/** Notes articles of which nothing is left: what a backup still knows of them stays out when records are recovered. One a
 * line, with the time. */
export async function noteRemoved(layout: Layout, ids: Iterable<ArticleId>): Promise<void> {
  const time = new Date().toISOString();
  const text = [...ids].map((id) => `${id} ${time}\n`).join('');
  if (text === '') return;
  const file = await open(layout.removed, 'a');
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Articles that were removed for good, as far as it is noted. */
export async function notedRemoved(layout: Layout): Promise<Set<ArticleId>> {
  return new Set((await linesOf(layout)).map(([id]) => id));
}

/** Forgets what was removed before a time, once that is many. The caller lets nothing be written. */
export async function forgetRemoved(layout: Layout, before: string): Promise<void> {
  const found = await stat(layout.removed).catch(() => null);
  if (found === null || found.size < LONG) return;
  const kept = (await linesOf(layout)).filter(([, time]) => time >= before);
  await writeDurably(layout.removed, kept.map(([id, time]) => `${id} ${time}\n`).join(''));
}

async function linesOf(layout: Layout): Promise<[id: ArticleId, time: string][]> {
  const text = await readText(layout.removed).catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return text.split('\n').flatMap((part): [ArticleId, string][] => {
    const [, id, time] = line.exec(part) ?? [];
    return id === undefined || time === undefined ? [] : [[id, time]];
  });
}
