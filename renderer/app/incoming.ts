import { useEffect, useState } from 'react';
import type { SaveItem } from '../../shared/model/save.ts';
import { addressesIn } from '../../shared/url.ts';
import { failureOf } from '../api/api.ts';
import { openDialog } from '../state/dialogs.ts';
import { startSaving } from '../state/jobs.ts';
import { t } from '../state/t.ts';
import { showToast } from '../state/toasts.ts';
import { linksOnly } from './pasted.ts';

const readable = /\.(?:html?|xhtml|md|markdown|txt)$/i;
/** Larger than any article; reading more into the window would only freeze it. Bytes. */
const largest = 64 * 1024 * 1024;

/** Files dropped on the window, or anything pasted outside of a field, is saved. True while files are held over the
 * window. */
export function useIncoming(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    window.addEventListener('dragover', (event) => setOver(accepts(event)), options);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), options);
    window.addEventListener('paste', onPaste, options);
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        onDrop(event);
      },
      options,
    );
    return () => stop.abort();
  }, []);
  return over;
}

/** Takes a drag over the window when it carries files or a link. */
function accepts(event: DragEvent): boolean {
  const types = event.dataTransfer?.types ?? [];
  if (!types.includes('Files') && !types.includes('text/uri-list')) return false;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  return true;
}

function onDrop(event: DragEvent): void {
  if (event.dataTransfer === null || event.defaultPrevented) return;
  const files = [...event.dataTransfer.files];
  const links = addressesIn(event.dataTransfer.getData('text/uri-list'));
  if (files.length === 0 && links.length === 0) return;
  event.preventDefault();
  if (files.length > 0) void saveFiles(files);
  else void save(links.map((url) => ({ kind: 'link', url })));
}

function onPaste(event: ClipboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (
    event.clipboardData === null ||
    target?.closest('input, textarea, [contenteditable="true"], [role="dialog"]')
  )
    return;
  const files = [...event.clipboardData.files];
  const text = event.clipboardData.getData('text/plain');
  event.preventDefault();
  if (files.length > 0 && text === '') void saveFiles(files);
  else savePasted(text);
}

/** Links are saved at once; another text is shown in the Add dialog first, where it can be looked at. */
function savePasted(text: string): void {
  const links = linksOnly(text);
  if (links !== null) void save(links.map((url) => ({ kind: 'link', url })));
  else if (text.trim() !== '') openDialog({ kind: 'add', tab: 'text', text });
}

async function saveFiles(files: readonly File[]): Promise<void> {
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
    await save(items);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}

async function save(items: SaveItem[]): Promise<void> {
  if (items.length === 0) return;
  try {
    await startSaving(items);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}
