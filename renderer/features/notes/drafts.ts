import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { beforeUndo, offerUndo } from '../../state/changes.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { highlightAdded } from './adding.ts';
import { highlightById, patchHighlight, useMarks } from './marks.ts';
import { type Writing, writing } from './writing.ts';

/** What is written: the comment on a highlight, or, with `highlight` null, the note on the article. */
export type NotePlace = { article: ArticleId; highlight: string | null };

/** A text that is being written. With a failure it stays, wherever the person goes. */
export type Draft = { place: NotePlace; text: string; failure: Failure | null };

export const useDrafts = create<{ drafts: ReadonlyMap<string, Draft> }>(() => ({ drafts: new Map() }));

/** What is typed is written after so many milliseconds. */
const pause = 250;
const writers = new Map<string, Writing>();

export function draftKey({ article, highlight }: NotePlace): string {
  return `${article}/${highlight ?? ''}`;
}

function setDraft(key: string, change: (draft: Draft | undefined) => Draft | undefined): void {
  useDrafts.setState(({ drafts }) => {
    const next = new Map(drafts);
    const draft = change(drafts.get(key));
    if (draft === undefined) next.delete(key);
    else next.set(key, draft);
    return { drafts: next };
  });
}

/** The note is this text now; `first` is what it was before anything was typed. */
export function typeDraft(place: NotePlace, first: string, text: string): void {
  const key = draftKey(place);
  let writer = writers.get(key);
  if (writer === undefined) {
    writer = writing({
      first,
      write: (written, continues) => write(place, written, continues),
      later: (run) => {
        const timer = setTimeout(run, pause);
        return () => clearTimeout(timer);
      },
      onFailure: (error) =>
        setDraft(key, (draft) => draft && { ...draft, failure: error === null ? null : failureOf(error) }),
    });
    writers.set(key, writer);
  }
  setDraft(key, (draft) => ({ place, text, failure: draft?.failure ?? null }));
  writer.type(text);
}

/** Writes what is not written, and ends the edit: from now on all of it is taken back together. When it cannot be written
 * the draft stays, with its failure. True when nothing is left to write. */
export function leaveDraft(place: NotePlace): Promise<boolean> {
  const leaving = leave(place);
  beforeUndo(leaving);
  return leaving;
}

async function leave(place: NotePlace): Promise<boolean> {
  const key = draftKey(place);
  const writer = writers.get(key);
  if (writer === undefined) return true;
  if (!(await writer.flush())) return false;
  // Somebody else was waiting for the same.
  if (writers.get(key) !== writer) return true;
  writers.delete(key);
  const emptied = useDrafts.getState().drafts.get(key)?.text.trim() === '';
  setDraft(key, () => undefined);
  const undo = writer.undo();
  if (undo !== null) offerUndo(undo, emptied ? t.marks.noteRemoved : t.marks.noteSaved);
  return true;
}

/** As `leaveDraft`, for a place that is not shown any more: what could not be written is said, and is there again when one
 * comes back. */
export async function leaveDraftSaid(place: NotePlace): Promise<void> {
  if (await leaveDraft(place)) return;
  const failure = useDrafts.getState().drafts.get(draftKey(place))?.failure ?? null;
  if (failure !== null) showToast(t.marks.notSaved(failure, t.failure));
}

/** The window may be gone in a moment: everything that waits is written. */
window.addEventListener('pagehide', () => {
  for (const writer of writers.values()) void writer.flush();
});

async function write({ article, highlight }: NotePlace, text: string, continues: string | null) {
  const kept = text.trim() === '' ? null : text;
  if (highlight === null) {
    const { undo } = await call('articles.change', { ids: [article], change: { note: kept }, continues });
    if (useMarks.getState().record?.id === article) useMarks.setState({ note: kept });
    return undo;
  }
  await highlightAdded(highlight);
  const { undo } = await call('highlights.change', {
    id: article,
    highlight,
    change: { comment: kept },
    continues,
  });
  const shown = highlightById(highlight);
  if (shown !== null) patchHighlight({ ...shown, comment: kept });
  return undo;
}
