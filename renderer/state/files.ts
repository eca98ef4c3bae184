import type { SaveItem } from '../../shared/model/save.ts';
import { failureOf } from '../api/api.ts';
import { startSaving } from './jobs.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

const readable = /\.(?:html?|xhtml|md|markdown|txt)$/i;
/** Larger than any article; reading more into the window would only freeze it. Bytes. */
const largest = 64 * 1024 * 1024;

/** Saves what was dropped or pasted, and says what of it cannot be added. */
export async function saveFiles(files: readonly File[], tags: string[] = []): Promise<void> {
  const others = files.filter(({ name }) => !readable.test(name));
  const large = files.filter(({ size }) => size > largest);
  const good = files.filter((file) => !others.includes(file) && !large.includes(file));
  if (others.length > 0) showToast(t.app.notAdded(others.map(({ name }) => name).join(', ')));
  else if (large.length > 0) showToast(t.failure({ code: 'too-large', details: { limit: largest } }));
  try {
    const items = await Promise.all(
      good.map(async (file): Promise<SaveItem> => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        return { kind: 'file', name: file.name, bytes, url: null };
      }),
    );
    await saveItems(items, tags);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}

/** Puts items into the queue, and says when that failed. */
export async function saveItems(items: SaveItem[], tags: string[] = []): Promise<void> {
  if (items.length === 0) return;
  try {
    await startSaving(items, tags);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}
