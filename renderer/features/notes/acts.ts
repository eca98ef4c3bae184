import type { ArticleId, Highlight, HighlightColour } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { announce } from '../../state/announcements.ts';
import { siteOf } from '../../state/article.ts';
import { beforeUndo, offerUndo } from '../../state/changes.ts';
import { runCommand } from '../../state/commands.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { type } from '../../state/view.ts';
import { beginHighlight, highlightAdded, settleHighlight } from './adding.ts';
import { leaveDraft } from './drafts.ts';
import { highlightById, type Passage, patchHighlight, targetOf, useMarks } from './marks.ts';

/** Says what went wrong: what was selected or marked stays as it is. */
async function said(work: () => Promise<void>): Promise<void> {
  const running = work();
  beforeUndo(running);
  try {
    await running;
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}

/** Marks what is selected, or gives the current highlight this colour. False when there is neither. */
export function highlightIn(colour: HighlightColour): boolean {
  const { record } = useMarks.getState();
  const target = targetOf(useMarks.getState());
  if (record === null) return false;
  if (target === null) showToast(t.marks.selectFirst);
  else if (target.kind === 'highlight') void recolour(target.highlight, colour);
  else mark(record.id, target.passage, colour);
  return true;
}

export function highlightInLastColour(): boolean {
  return highlightIn(useSettings.getState().highlightColour);
}

/** Marks a passage: in the page at once, in the library a moment later. */
function mark(article: ArticleId, passage: Passage, colour: HighlightColour): string {
  remember(colour);
  const highlight = beginHighlight(article, passage, colour);
  patchHighlight(highlight);
  endSelection();
  announce(t.marks.highlighted(colour));
  beforeUndo(settleHighlight(highlight.id));
  return highlight.id;
}

/** Gives a highlight another colour. */
export async function recolour({ id, colour: before }: Highlight, colour: HighlightColour): Promise<void> {
  remember(colour);
  const { record } = useMarks.getState();
  if (record === null || before === colour) return;
  await said(async () => {
    await highlightAdded(id);
    const { undo } = await call('highlights.change', { id: record.id, highlight: id, change: { colour } });
    const shown = highlightById(id);
    if (shown !== null) patchHighlight({ ...shown, colour });
    offerUndo(undo, t.marks.coloured(colour));
  });
}

function remember(colour: HighlightColour): void {
  if (useSettings.getState().highlightColour !== colour) void changeSettings({ highlightColour: colour });
}

/** Writes a note on what is selected, which is marked for it, or on the current highlight; without either, on the article. */
export function writeNote(): boolean {
  const { record } = useMarks.getState();
  const target = targetOf(useMarks.getState());
  if (record === null || target === null) return writeArticleNote();
  if (target.kind === 'highlight') editNote(target.highlight.id);
  else editNote(mark(record.id, target.passage, useSettings.getState().highlightColour));
  return true;
}

/** Opens the editor of a highlight's comment. */
export function editNote(highlight: string): void {
  endSelection();
  useMarks.setState({ editing: { highlight }, current: highlight, barOpen: false });
}

export function writeArticleNote(): boolean {
  const { record } = useMarks.getState();
  if (record === null) return false;
  useMarks.setState({ editing: { highlight: null }, barOpen: false });
  return true;
}

/** Takes a highlight away, with what was written on it; it can be had back. */
export async function removeHighlight(id: string): Promise<void> {
  const { record } = useMarks.getState();
  if (record === null) return;
  await said(async () => {
    // What is being written belongs to what Undo brings back.
    await leaveDraft({ article: record.id, highlight: id });
    await highlightAdded(id);
    const { undo } = await call('highlights.remove', { id: record.id, highlight: id });
    useMarks.setState(({ highlights, editing, current, barOpen }) => ({
      highlights: highlights.filter((one) => one.id !== id),
      editing: editing?.highlight === id ? null : editing,
      current: current === id ? null : current,
      barOpen: barOpen && current !== id,
    }));
    offerUndo(undo, t.marks.removed);
  });
}

export function removeCurrent(): boolean {
  const target = targetOf(useMarks.getState());
  if (target?.kind !== 'highlight') return false;
  void removeHighlight(target.highlight.id);
  return true;
}

/** Removes the note on the whole article; it can be had back. */
export async function removeArticleNote(): Promise<void> {
  const { record } = useMarks.getState();
  if (record === null) return;
  await said(async () => {
    await leaveDraft({ article: record.id, highlight: null });
    const { undo } = await call('articles.change', { ids: [record.id], change: { note: null } });
    useMarks.setState({ note: null, editing: null });
    if (undo !== null) offerUndo(undo, t.marks.noteRemoved);
  });
}

/** Puts a highlight whose passage has changed on what is selected. */
export async function placeOnSelection({ id }: Highlight): Promise<void> {
  const { record, selected } = useMarks.getState();
  if (record === null || selected === null) return;
  const { quote, start, end } = selected;
  await said(async () => {
    const { undo } = await call('highlights.place', { id: record.id, highlight: id, quote, start });
    const shown = highlightById(id);
    if (shown !== null) patchHighlight({ ...shown, quote, start, end });
    endSelection();
    offerUndo(undo, t.marks.placed);
  });
}

/** Puts the passage on the clipboard as a quotation with its source: "“…” — Title, Site, address". */
export function copyQuote(): boolean {
  const { record } = useMarks.getState();
  const target = targetOf(useMarks.getState());
  if (record === null || target === null) return false;
  const quote = target.kind === 'passage' ? target.passage.quote : target.highlight.quote;
  const source = [record.title, siteOf(record), record.url].filter((part) => part !== null && part !== '');
  const text = t.marks.quote(
    quote,
    source.flatMap((part) => part ?? []),
  );
  void said(async () => {
    await call('app.copyText', { text });
    showToast(t.marks.copied);
  });
  useMarks.setState({ barOpen: false });
  return true;
}

/** Longest passage that is searched for, UTF-16 units. */
const mostSearched = 120;

/** Searches the library for the words of a passage, as they stand. */
export function searchFor(quote: string): void {
  const line = quote.replace(/["“”\s]+/g, ' ').trim();
  const words = line.length > mostSearched ? line.slice(0, line.lastIndexOf(' ', mostSearched)) : line;
  useMarks.setState({ barOpen: false });
  type(`"${words}"`);
  runCommand('search');
}

/** Lets go of the selection; a caret stays where it ended. */
export function endSelection(): void {
  const { page, caret } = useMarks.getState();
  const selection = page?.document.getSelection() ?? null;
  if (caret && selection !== null && selection.rangeCount > 0) selection.collapseToEnd();
  else selection?.removeAllRanges();
  useMarks.setState({ selected: null, barOpen: false });
}

/** Brings the focus back into the article. */
export function focusArticle(): void {
  useMarks.getState().page?.frame.focus();
}
