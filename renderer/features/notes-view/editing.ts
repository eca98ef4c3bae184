import { create } from 'zustand';
import { holdNotes, type NoteKey } from '../../state/notes.ts';

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
