import type { NoteChange, NoteRef, NoteRow } from '../../../shared/model/note.ts';
import type { HighlightColour } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { siteOf } from '../../state/article.ts';
import { offerUndo } from '../../state/changes.ts';
import { openDialog } from '../../state/dialogs.ts';
import { keyOf, useNotes } from '../../state/notes.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';

async function change(
  notes: readonly NoteRef[],
  wanted: NoteChange,
  words: (count: number) => string,
): Promise<void> {
  if (notes.length === 0) return;
  try {
    const { changed, undo } = await call('notes.change', { notes: [...notes], change: wanted });
    if (changed > 0) offerUndo(undo, words(changed));
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}

export function removeNotes(notes: readonly NoteRef[]): Promise<void> {
  return change(notes, { kind: 'remove' }, t.noteList.removed);
}

/** Gives highlights a colour; notes on whole articles have none. */
export function recolourNotes(notes: readonly NoteRef[], colour: HighlightColour): Promise<void> {
  const words = (count: number) => t.noteList.recoloured(count, colour);
  return change(notes, { kind: 'colour', colour }, words);
}

/** Puts the notes on the clipboard, in the order of the list, each with its source. */
export async function copyNotes(notes: readonly NoteRef[]): Promise<void> {
  if (notes.length === 0) return;
  try {
    const rows = await rowsOf(notes);
    const text = rows.map(quotation).join('\n\n');
    await call('app.copyText', { text: `${text}\n` });
    showToast(t.noteList.copied(rows.length));
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}

/** A passage with its source, as the reader copies it, and what the person wrote below; a note on a whole article has its
 * source alone. */
function quotation(row: NoteRow): string {
  const source = [row.title, siteOf(row), row.url].flatMap((part) =>
    part === null || part === '' ? [] : [part],
  );
  const comment = row.comment === null || row.comment === '' ? [] : [row.comment];
  return row.quote === null
    ? [...comment, source.join(', ')].join('\n')
    : [t.marks.quote(row.quote, source), ...comment].join('\n');
}

/** The rows of notes: from the pages that are here, else through the whole list. */
async function rowsOf(notes: readonly NoteRef[]): Promise<NoteRow[]> {
  const wanted = new Set(notes.map(keyOf));
  const { cache, filter } = useNotes.getState();
  const here = [...cache.pages]
    .sort(([a], [b]) => a - b)
    .flatMap(([, { items }]) => items.flatMap(({ row }) => (wanted.has(row.id) ? [row] : [])));
  if (here.length === wanted.size) return here;
  const rows: NoteRow[] = [];
  for (let offset = 0, total = 1; offset < total && rows.length < wanted.size; offset += 200) {
    const page = await call('notes.page', { ...filter, offset, limit: 200 });
    total = page.total;
    rows.push(...page.rows.filter((row) => wanted.has(keyOf(row))));
  }
  return rows;
}

/** Asks how to export the notes of the articles that these are on. */
export function exportNotes(notes: readonly NoteRef[]): void {
  const ids = [...new Set(notes.map(({ article }) => article))];
  if (ids.length === 0) return;
  openDialog({
    kind: 'export',
    selection: { kind: 'ids', ids },
    count: ids.length,
    format: 'notes-markdown',
  });
}
