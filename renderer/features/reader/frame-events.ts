import { type RefObject, useEffect } from 'react';
import { t } from '../../state/t.ts';
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
      again(
        event,
        new DragEvent(event.type, {
          ...way,
          dataTransfer: event.dataTransfer,
          relatedTarget: event.relatedTarget,
        }),
      );
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

/** Puts the description in the place of an image whose file is gone. */
export function useMissingImages(document: Document | null): void {
  useEffect(() => {
    const replace = ({ target }: Event) => {
      if (isElement(target) && target.nodeName === 'IMG') showMissing(target, t.reader.prose);
    };
    return listening(document, (document, options) => document.addEventListener('error', replace, options));
  }, [document]);
}

/** Whether an event is about an element. Nodes of the frame are of its own realm, where `instanceof` says no. */
export function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'nodeType' in target && target.nodeType === 1;
}

function isField(target: EventTarget | null): boolean {
  return isElement(target) && target.matches('textarea');
}

/** Whether a key that is typed in a field may be the app's: all others write, or move in what is written. */
function isForApp({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || /^F\d+$/.test(key);
}

/** Has listeners added to a document with options under which they hear events on their way down, until the returned
 * function is called. */
export function listening(
  document: Document | null,
  add: (document: Document, options: AddEventListenerOptions) => void,
): () => void {
  const ending = new AbortController();
  if (document !== null) add(document, { capture: true, signal: ending.signal });
  return () => ending.abort();
}
