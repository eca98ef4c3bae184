import { type RefObject, useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { linkTarget } from './links.ts';
import { showMissing } from './prose.ts';

/** Keys, drops and pastes in the frame do not reach the app, but for those of a field that is written in: each happens once more at the frame's element, from where it
 * goes the way of all events. What the app takes, the frame leaves. */
export function useForwarding(document: Document | null, frame: RefObject<HTMLIFrameElement | null>): void {
  useEffect(() => {
    const again = (original: Event, copy: Event) => {
      frame.current?.dispatchEvent(copy);
      if (copy.defaultPrevented) original.preventDefault();
    };
    const way = { bubbles: true, cancelable: true, composed: true };
    const onKey = (event: KeyboardEvent) => {
      if (isField(event.target) && !isForApp(event)) return;
      again(
        event,
        new KeyboardEvent(event.type, {
          ...way,
          key: event.key,
          code: event.code,
          location: event.location,
          repeat: event.repeat,
          isComposing: event.isComposing,
          ctrlKey: event.ctrlKey,
          shiftKey: event.shiftKey,
          altKey: event.altKey,
          metaKey: event.metaKey,
        }),
      );
    };
    const onDrag = (event: DragEvent) =>
      again(event, new DragEvent(event.type, { ...way, dataTransfer: event.dataTransfer }));
    const onPaste = (event: ClipboardEvent) => {
      if (isField(event.target)) return;
      again(event, new ClipboardEvent(event.type, { ...way, clipboardData: event.clipboardData }));
    };
    return listening(document, (document, options) => {
      for (const name of ['keydown', 'keyup'] as const) document.addEventListener(name, onKey, options);
      for (const name of ['dragstart', 'dragend', 'dragover', 'dragleave', 'drop'] as const)
        document.addEventListener(name, onDrag, options);
      document.addEventListener('paste', onPaste, options);
    });
  }, [document, frame]);
}

/** Takes every link of the frame in hand before it navigates: addresses open outside the app, places are scrolled to.
 * Returns the address of the link under the pointer or with the focus, to be shown. */
export function useFrameLinks(document: Document | null, openId: ArticleId | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  const [shownFor, setShownFor] = useState(openId);
  // A link that goes with its article is not left: no event tells.
  if (shownFor !== openId) {
    setShownFor(openId);
    setAddress(null);
  }
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event);
      if (link === null) return;
      event.preventDefault();
      const target = linkTarget(link.getAttribute('href'));
      if (target?.kind === 'outside') openOutside(target.url);
      if (target?.kind === 'place' && event.button === 0) goTo(document, target.id);
    };
    const show = (event: Event) => {
      const target = linkTarget(linkOf(event)?.getAttribute('href') ?? null);
      setAddress(target?.kind === 'outside' ? target.url : null);
    };
    const hide = () => setAddress(null);
    const stay = (event: Event) => {
      if (event.type === 'submit' || linkOf(event) !== null) event.preventDefault();
    };
    return listening(document, (document, options) => {
      document.addEventListener('click', follow, options);
      document.addEventListener('auxclick', follow, options);
      for (const name of ['dragstart', 'submit']) document.addEventListener(name, stay, options);
      for (const name of ['mouseover', 'focusin']) document.addEventListener(name, show, options);
      for (const name of ['mouseleave', 'focusout']) document.addEventListener(name, hide, options);
    });
  }, [document]);
  return address;
}

function openOutside(url: string): void {
  call('app.openExternal', { url }).catch((error: unknown) => showToast(t.failure(failureOf(error))));
}

/** Puts the description in the place of an image whose file is gone. */
export function useMissingImages(document: Document | null): void {
  useEffect(() => {
    const replace = ({ target }: Event) => {
      if (isElement(target) && target.nodeName === 'IMG') showMissing(target, t.reader.prose);
    };
    return listening(document, (document, options) => document.addEventListener('error', replace, options));
  }, [document]);
}

/** The link an event is about. Nodes of the frame are of its own realm, where `instanceof` says no. */
function linkOf(event: Event): Element | null {
  return isElement(event.target) ? event.target.closest('a[href]') : null;
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'nodeType' in target && target.nodeType === 1;
}

function isField(target: EventTarget | null): boolean {
  return isElement(target) && target.matches('textarea');
}

/** Whether a key that is typed in a field may be the app's: all others write, or move in what is written. */
function isForApp({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || /^F\d+$/.test(key);
}

function goTo(document: Document | null, id: string): void {
  const place = document?.getElementById(id) ?? null;
  if (place === null) return;
  place.scrollIntoView({ block: 'center' });
  if (!place.hasAttribute('tabindex') && place.nodeName !== 'A') place.setAttribute('tabindex', '-1');
  place.focus({ preventScroll: true });
}

/** Has listeners added to a document with options under which they hear events on their way down, until the returned
 * function is called. */
function listening(
  document: Document | null,
  add: (document: Document, options: AddEventListenerOptions) => void,
): () => void {
  const ending = new AbortController();
  if (document !== null) add(document, { capture: true, signal: ending.signal });
  return () => ending.abort();
}
