import { create } from 'zustand';
import { call, failureOf } from '../../api/api.ts';
import { rememberUndo } from '../../state/changes.ts';
import { holdNotes, type NoteKey, refOf } from '../../state/notes.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';

/** The note whose words are being written in the list. */
export const useEditing = create<{ key: NoteKey | null }>(() => ({ key: null }));

export function editNote(key: NoteKey): void {
  holdNotes(true);
  useEditing.setState({ key });
}

export function endEditing(): void {
  useEditing.setState({ key: null });
  holdNotes(false);
}

/** What is typed is on the disk so many milliseconds after the last key. */
const rest = 400;

export type Writer = {
  /** Takes over what the field holds now. */
  write(text: string): void;
  /** Writes at once what is not written yet. */
  flush(): void;
};

/** Keeps the words of a note durable while they are typed. All of one writing is taken back by one undo. */
export function writerOf(key: NoteKey, before: string): Writer {
  const { article, highlight } = refOf(key);
  let kept = before;
  let wanted = before;
  let undo: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  const save = async () => {
    const text = wanted;
    if (text === kept) return;
    const words = text.trim() === '' ? null : text;
    try {
      const answer =
        highlight === null
          ? await call('articles.change', { ids: [article], change: { note: words }, continues: undo })
          : await call('highlights.change', {
              id: article,
              highlight,
              change: { comment: words },
              continues: undo,
            });
      kept = text;
      if (answer.undo !== null) rememberUndo(answer.undo, undo);
      undo = answer.undo ?? undo;
    } catch (error) {
      showToast(t.failure(failureOf(error)));
    }
  };
  const flush = () => {
    clearTimeout(timer);
    writing = writing.then(save);
  };
  return {
    write(text) {
      wanted = text;
      clearTimeout(timer);
      timer = setTimeout(flush, rest);
    },
    flush,
  };
}
