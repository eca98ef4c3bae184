import type { KeyboardEvent, MouseEvent } from 'react';
import { highlightColour } from '../../../shared/model/record.ts';
import { isOnePane } from '../../state/layout.ts';
import { type NoteKey, refOf, typeInNotes, useNotes } from '../../state/notes.ts';
import {
  noteStep,
  selectCursorNote,
  selectEveryNote,
  selectNote,
  selectNotesTo,
  toggleNote,
  useNotesSelection,
} from '../../state/notes-selection.ts';
import { goToPassage } from '../../state/passage.ts';
import type { Step } from '../../state/steps.ts';
import { platform } from '../../ui/platform.ts';
import { copyNotes, recolourNotes, removeNotes } from './actions.ts';
import { editNote } from './editing.ts';

const steps: Record<string, Step> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

/** While an arrow is held down, articles it passes are not opened, ms. */
const settle = 120;
let opening: ReturnType<typeof setTimeout> | undefined;

/** Opens the cursor's note at its passage. */
export function openNote({ focus }: { focus: boolean }): boolean {
  clearTimeout(opening);
  const { key } = useNotesSelection.getState().cursor;
  if (key === null) return false;
  const { article, highlight } = refOf(key);
  goToPassage(article, highlight, { focus: focus || isOnePane() });
  return true;
}

/** Moves to another note, which the reader shows where it has room of its own. */
export async function stepNotes(step: Step, page: number): Promise<void> {
  const index = noteStep(step, page);
  if (index === null) return;
  await selectNote(index);
  clearTimeout(opening);
  if (!isOnePane()) opening = setTimeout(() => openNote({ focus: false }), settle);
}

/** The notes that are selected, else the cursor's. */
export function chosenNotes() {
  const { keys, cursor } = useNotesSelection.getState();
  const chosen: NoteKey[] = keys.size > 0 ? [...keys] : cursor.key === null ? [] : [cursor.key];
  return chosen.map(refOf);
}

/** The grid's own keys. `page` is the number of notes in view. True: the key was taken. */
function onKey(event: KeyboardEvent, page: number): boolean {
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  const { cursor, keys } = useNotesSelection.getState();
  if (mod) {
    const letter = event.key.toLowerCase();
    if (event.shiftKey || event.altKey) return false;
    if (letter === 'a') void selectEveryNote();
    else if (letter === 'c') void copyNotes(chosenNotes());
    else return false;
    return true;
  }
  if (event.altKey) return false;
  const step = steps[event.key];
  if (step !== undefined) {
    const index = noteStep(step, page);
    if (event.shiftKey && index !== null) void selectNotesTo(index);
    else void stepNotes(step, page);
    return true;
  }
  const colour = highlightColour.options[Number(event.key) - 1];
  if (colour !== undefined) void recolourNotes(chosenNotes(), colour);
  else if (event.key === ' ') toggleNote(cursor.index);
  else if (event.key === 'Delete' || (event.key === 'Backspace' && platform === 'darwin'))
    void removeNotes(chosenNotes());
  else if (event.key === 'Escape' && keys.size > 1) selectCursorNote();
  else if (event.key === 'Escape' && useNotes.getState().text !== '') typeInNotes('');
  else if ((event.key === 'n' || event.key === 'F2') && cursor.key !== null) editNote(cursor.key);
  else return false;
  return true;
}

export function onNotesKeyDown(event: KeyboardEvent, page: number): void {
  // The editor and the buttons inside a row have their own keys.
  if (event.target === event.currentTarget && onKey(event, page)) event.preventDefault();
}

/** A click selects and opens; with Ctrl it adds or takes out; with Shift it selects up to there. The right button selects
 * what is not selected. */
export function onNoteClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const note = target?.closest('[data-note]');
  const row = note?.closest('[data-index]');
  if (!row || target?.closest('button, textarea')) return;
  const index = Number(row.getAttribute('data-index'));
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  if (event.type === 'contextmenu') {
    if (row.getAttribute('aria-selected') !== 'true') void selectNote(index);
  } else if (event.shiftKey) void selectNotesTo(index);
  else if (mod) toggleNote(index);
  else void selectNote(index).then(() => openNote({ focus: false }));
}
