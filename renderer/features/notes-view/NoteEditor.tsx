import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { NoteItem } from '../../state/notes.ts';
import { t } from '../../state/t.ts';
import { endEditing, writerOf } from './editing.ts';
import styles from './NoteEditor.module.css';

/** The words on a passage, or on the whole article, written where they stand. They are kept while one types; Escape,
 * Ctrl+Enter and leaving the field end it. */
export function NoteEditor({ row, onEnd }: { row: NoteItem['row']; onEnd: () => void }) {
  const [text, setText] = useState(row.comment ?? '');
  const [writer] = useState(() => writerOf(row.id, row.comment ?? ''));
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);
  useLayoutEffect(() => grow(field.current, text), [text]);
  useEffect(() => {
    window.addEventListener('pagehide', writer.flush);
    return () => {
      window.removeEventListener('pagehide', writer.flush);
      writer.flush();
    };
  }, [writer]);

  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && !done)) return;
    event.preventDefault();
    endEditing();
    onEnd();
  };
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={row.highlight === null ? t.noteList.note : t.noteList.comment}
      placeholder={t.noteList.commentPlaceholder}
      value={text}
      rows={1}
      spellCheck={false}
      onChange={(event) => {
        setText(event.target.value);
        writer.write(event.target.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={endEditing}
    />
  );
}

/** As high as its text. */
function grow(area: HTMLTextAreaElement | null, text: string): void {
  if (area === null) return;
  area.style.blockSize = 'auto';
  area.style.blockSize = text === '' ? '' : `${area.scrollHeight}px`;
}
