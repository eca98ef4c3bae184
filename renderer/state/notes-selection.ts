import { create } from 'zustand';
import { type NoteKey, notesBetween, useNotes } from './notes.ts';
import { indexOf, itemAt, itemsBetween } from './pages.ts';
import { between, type Step, stepped } from './steps.ts';

type NotesSelection = {
  keys: ReadonlySet<NoteKey>;
  /** The note that arrows start from. `key` is null when it has left the list: it was before that one then. */
  cursor: { index: number; key: NoteKey | null };
  /** Where a range begins. */
  anchor: number;
  /** A new number each time the cursor was moved: the list scrolls to it. */
  moves: number;
};

const nothing: Omit<NotesSelection, 'moves'> = {
  keys: new Set(),
  cursor: { index: 0, key: null },
  anchor: 0,
};

export const useNotesSelection = create<NotesSelection>(() => ({ ...nothing, moves: 0 }));

function keyAt(index: number): NoteKey | null {
  return itemAt(useNotes.getState().cache, index)?.row.id ?? null;
}

function moved(index: number, key: NoteKey | null): Pick<NotesSelection, 'cursor' | 'moves'> {
  return { cursor: { index, key }, moves: useNotesSelection.getState().moves + 1 };
}

async function keysBetween(from: number, to: number): Promise<NoteKey[]> {
  const here = itemsBetween(useNotes.getState().cache, from, to);
  return here === null ? notesBetween(from, to) : here.map(({ row }) => row.id);
}

/** Selects one note, and nothing else. */
export async function selectNote(index: number): Promise<NoteKey | null> {
  const [key = null] = await keysBetween(index, index + 1);
  if (key !== null) {
    useNotesSelection.setState({ ...moved(index, key), keys: new Set([key]), anchor: index });
  }
  return key;
}

/** Adds a note to the selection, or takes it out. */
export function toggleNote(index: number): void {
  const key = keyAt(index);
  if (key === null) return;
  const keys = new Set(useNotesSelection.getState().keys);
  if (!keys.delete(key)) keys.add(key);
  useNotesSelection.setState({ ...moved(index, key), keys, anchor: index });
}

/** Selects from the anchor to a note. */
export async function selectNotesTo(index: number): Promise<void> {
  const { anchor } = useNotesSelection.getState();
  useNotesSelection.setState(moved(index, keyAt(index)));
  const { from, to } = between(anchor, index);
  const keys = await keysBetween(from, to);
  if (useNotesSelection.getState().cursor.index === index)
    useNotesSelection.setState({ keys: new Set(keys) });
}

export async function selectEveryNote(): Promise<void> {
  const { serial } = useNotes.getState();
  const keys = await notesBetween(0, null);
  if (useNotes.getState().serial === serial) useNotesSelection.setState({ keys: new Set(keys) });
}

/** Only the cursor's note stays selected. */
export function selectCursorNote(): void {
  useNotesSelection.setState(({ cursor }) => ({
    keys: new Set(cursor.key === null ? [] : [cursor.key]),
    anchor: cursor.index,
  }));
}

/** The note a step leads to, null when there is none. `page` is the number of notes in view. */
export function noteStep(step: Step, page: number): number | null {
  const { cursor } = useNotesSelection.getState();
  const count = useNotes.getState().cache.total ?? 0;
  return stepped(step, { index: cursor.index, onRow: cursor.key !== null, count, page });
}

/** Follows the notes as the list changes under the cursor, and begins anew with another list. */
export function followNoteRows(): void {
  useNotes.subscribe(({ cache, serial }, before) => {
    if (serial !== before.serial) useNotesSelection.setState(nothing);
    else if (cache !== before.cache) followCursor();
  });
}

function followCursor(): void {
  const { cache } = useNotes.getState();
  const { cursor, keys } = useNotesSelection.getState();
  if (cursor.key === null || cache.total === null || keyAt(cursor.index) === cursor.key) return;
  const index = indexOf(cache, cursor.key);
  if (index !== null) {
    useNotesSelection.setState(({ anchor }) => ({
      cursor: { index, key: cursor.key },
      anchor: anchor === cursor.index ? index : anchor,
    }));
    return;
  }
  // Its page is not here: it may still be there.
  if (keyAt(cursor.index) === null && cursor.index < cache.total) return;
  const left = new Set(keys);
  left.delete(cursor.key);
  useNotesSelection.setState({
    keys: left,
    cursor: { index: Math.min(cursor.index, Math.max(0, cache.total - 1)), key: null },
  });
}
