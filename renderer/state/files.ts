import type { SaveItem } from '../../shared/model/save.ts';
import { isReadableFile } from '../../shared/readable-file.ts';
import { failureOf } from '../api/api.ts';
import { startSaving } from './jobs.ts';
import { sayNotAdded } from './problem.ts';
import { t } from './t.ts';

/** Larger than any article; reading more into the window would only freeze it. Bytes. */
const largest = 64 * 1024 * 1024;

/** Saves what was dropped or pasted, and says what of it cannot be added. */
export async function saveFiles(files: readonly File[], tags: string[] = []): Promise<void> {
  const others = files.filter(({ name }) => !isReadableFile(name));
  const large = files.filter(({ size }) => size > largest);
  const good = files.filter((file) => !others.includes(file) && !large.includes(file));
  const read = await Promise.allSettled(good.map(itemOf));
  const unread = good.find((_file, at) => read[at]?.status === 'rejected');
  if (unread !== undefined)
    sayNotAdded(t.failure({ code: 'unreadable-file', details: { path: unread.name } }));
  if (large.length > 0) sayNotAdded(t.failure({ code: 'too-large', details: { limit: largest } }));
  if (others.length > 0) sayNotAdded(t.app.notAdded(others.map(({ name }) => name)));
  await saveItems(
    read.flatMap((item) => (item.status === 'fulfilled' ? [item.value] : [])),
    tags,
  );
}

async function itemOf(file: File): Promise<SaveItem> {
  return { kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), url: null };
}

/** Puts items into the queue, and says when that failed. */
export async function saveItems(items: SaveItem[], tags: string[] = []): Promise<void> {
  if (items.length === 0) return;
  try {
    await startSaving(items, tags);
  } catch (error) {
    sayNotAdded(t.failure(failureOf(error)));
  }
}
