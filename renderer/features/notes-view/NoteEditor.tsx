import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type NoteItem, refOf } from '../../state/notes.ts';
import { t } from '../../state/t.ts';
import { draftKey, leaveDraftSaid, typeDraft, useDrafts } from '../notes/drafts.ts';
import { endEditing } from './editing.ts';
import styles from './NoteEditor.module.css';

/** The words on a passage, or on the whole article, written where they stand. They are kept while one types; Escape,
 * Ctrl+Enter and leaving the field end it. */
export function NoteEditor({ row, onEnd }: { row: NoteItem['row']; onEnd: () => void }) {
  const place = refOf(row.id);
  const [first] = useState(row.comment ?? '');
  const draft = useDrafts(({ drafts }) => drafts.get(draftKey(place)));
  const text = draft?.text ?? first;
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);
  useLayoutEffect(() => grow(field.current, text), [text]);
  useEffect(() => () => void leaveDraftSaid(refOf(row.id)), [row.id]);

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
      onChange={({ target }) => typeDraft(place, first, target.value)}
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
