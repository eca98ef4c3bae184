import { useEffect, useState } from 'react';
import { guessFormat } from '../../shared/guess-format.ts';
import { addressesIn } from '../../shared/url.ts';
import { call, failureOf } from '../api/api.ts';
import { openDialog } from '../state/dialogs.ts';
import { saveFiles, saveItems } from '../state/files.ts';
import { useLibrary } from '../state/library.ts';
import { t } from '../state/t.ts';
import { showToast } from '../state/toasts.ts';
import { linksOnly, tabFor } from './pasted.ts';

/** Fields that take a text by themselves, also one that is dropped on them. */
const textField = 'input, textarea, [contenteditable="true"]';

/** Whatever is dropped on the window is saved or shown in the Add dialog, and so is what is pasted outside of a field. True
 * while something that can be dropped is held over the window. */
export function useIncoming(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    /** What is dragged out of the window itself is not new to it. */
    let own = false;
    const begins = () => {
      own = true;
    };
    const ends = () => {
      own = false;
    };
    window.addEventListener('dragstart', begins, options);
    window.addEventListener('dragend', ends, options);
    window.addEventListener('pointerdown', ends, options);
    window.addEventListener('dragover', (event) => setOver(!own && accepts(event)), options);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), options);
    window.addEventListener('paste', onPaste, options);
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!own) onDrop(event);
      },
      options,
    );
    return () => stop.abort();
  }, []);
  return over;
}

/** Takes a drag over the window when it carries files, a link or a text. A field takes links and texts itself. */
function accepts(event: DragEvent): boolean {
  const types = event.dataTransfer?.types ?? [];
  const files = types.includes('Files');
  if (
    !files &&
    !types.some((type) => type === 'text/uri-list' || type === 'text/plain' || type === 'text/html')
  )
    return false;
  if (useLibrary.getState().status.kind === 'closed' || (!files && inField(event))) return false;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  return true;
}

function inField({ target }: Event): boolean {
  return target instanceof Element && target.closest(textField) !== null;
}

function onDrop(event: DragEvent): void {
  if (event.dataTransfer === null || event.defaultPrevented) return;
  const files = [...event.dataTransfer.files];
  if (files.length === 0 && inField(event)) return;
  const links = addressesIn(event.dataTransfer.getData('text/uri-list'));
  const text = event.dataTransfer.getData('text/plain');
  const html = event.dataTransfer.getData('text/html');
  event.preventDefault();
  // A picture that is dragged out of a browser is a file and an address.
  if (links.length > 0) void saveItems(links.map((url) => ({ kind: 'link', url })));
  else if (files.length > 0) void saveFiles(files);
  else take(text, html);
}

function onPaste(event: ClipboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (event.clipboardData === null || target?.closest(`${textField}, [role="dialog"]`)) return;
  const files = [...event.clipboardData.files];
  const text = event.clipboardData.getData('text/plain');
  event.preventDefault();
  if (files.length > 0 && text === '') void saveFiles(files);
  else take(text, event.clipboardData.getData('text/html'));
}

/** Links are saved at once; another text is shown in the Add dialog first, where it can be looked at. */
function take(text: string, html: string): void {
  const links = linksOnly(text) ?? (text.trim() === '' ? null : linksOfMarkup(html));
  if (links !== null) void saveItems(links.map((url) => ({ kind: 'link', url })));
  else show(text, html);
}

/** Opens the Add dialog with a text in it. False when there is none. */
function show(text: string, html: string): boolean {
  if (text.trim() === '' && html.trim() === '') return false;
  const tab = tabFor(text);
  if (tab === 'text' && guessFormat(html) === 'html') openDialog({ kind: 'add', tab, text, html });
  else if (text.trim() !== '') openDialog({ kind: 'add', tab, text });
  else return false;
  return true;
}

/** The addresses behind headlines that were copied as links and nothing else; null for other markup. */
function linksOfMarkup(html: string): string[] | null {
  if (html === '') return null;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const links = [...body.querySelectorAll('a[href]')];
  const addresses = links.flatMap((link) => addressesIn(link.getAttribute('href') ?? ''));
  for (const link of links) link.remove();
  return addresses.length > 0 && body.textContent.trim() === '' ? addresses : null;
}

/** Shows what the clipboard holds in the Add dialog, to be saved from there. */
export async function addFromClipboard(): Promise<void> {
  try {
    const { text, html } = await call('app.readClipboard', {});
    const links = linksOnly(text) === null ? linksOfMarkup(html) : null;
    const shown = links === null ? show(text, html) : show(links.join('\n'), '');
    if (!shown) showToast(t.saving.clipboardEmpty);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}
