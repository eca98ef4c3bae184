import type { ArticleId, Highlight, HighlightColour } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { rememberUndo } from '../../state/changes.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { type Passage, useMarks } from './marks.ts';

/** A highlight that is drawn already and on its way into the library. */
type Added = { article: ArticleId; highlight: Highlight; running: Promise<void> | null };

const underway = new Map<string, Added>();

/** A highlight as it is shown until the library has it. */
export function beginHighlight(article: ArticleId, passage: Passage, colour: HighlightColour): Highlight {
  const now = new Date().toISOString();
  const highlight: Highlight = {
    ...passage,
    id: newId(),
    prefix: '',
    suffix: '',
    colour,
    comment: null,
    created: now,
    updated: now,
  };
  underway.set(highlight.id, { article, highlight, running: null });
  return highlight;
}

/** 16 random lowercase hex digits. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** Highlights of an article that the library does not have yet. */
export function unsavedOf(article: ArticleId): Highlight[] {
  return [...underway.values()].filter((one) => one.article === article).map(({ highlight }) => highlight);
}

/** Resolves once the library has the highlight; throws what kept it from that. Asked for again, it is tried again. */
export async function highlightAdded(id: string): Promise<void> {
  const one = underway.get(id);
  if (one === undefined) return;
  one.running ??= add(one);
  await one.running;
}

async function add(one: Added): Promise<void> {
  const { id, quote, start, colour, comment } = one.highlight;
  try {
    const { undo } = await call('highlights.add', {
      id: one.article,
      highlight: id,
      quote,
      start: start ?? 0,
      colour,
      comment,
    });
    underway.delete(id);
    if (undo !== null) rememberUndo(undo, null);
  } catch (error) {
    one.running = null;
    throw error;
  }
}

/** Has the highlight added, and takes it out of the page again when that fails: unless something is written on it, which
 * then says so itself. */
export async function settleHighlight(id: string): Promise<void> {
  try {
    await highlightAdded(id);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
    if (useMarks.getState().editing?.highlight === id) return;
    underway.delete(id);
    useMarks.setState(({ highlights }) => ({ highlights: highlights.filter((one) => one.id !== id) }));
  }
}
