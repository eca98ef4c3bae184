import { useEffect, useState } from 'react';
import { addressesIn } from '../../shared/url.ts';
import { openDialog } from '../state/dialogs.ts';
import { saveFiles, saveItems } from '../state/files.ts';
import { linksOnly } from './pasted.ts';

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
  else void saveItems(links.map((url) => ({ kind: 'link', url })));
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
  if (links !== null) void saveItems(links.map((url) => ({ kind: 'link', url })));
  else if (text.trim() !== '') openDialog({ kind: 'add', tab: 'text', text });
}
