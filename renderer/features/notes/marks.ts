import { create } from 'zustand';
import type { ArticleRecord, Highlight } from '../../../shared/model/record.ts';
import type { PlaceKeeper } from '../reader/place.ts';
import type { PlacedHighlight } from './placed.ts';

/** A passage of the article's plain text. */
export type Passage = { start: number; end: number; quote: string };

/** The page that is marked: the frame's document and the element it stands in. */
export type MarkedPage = { document: Document; frame: HTMLIFrameElement; keeper: PlaceKeeper };

/** How the notes stand beside the text: in the margin, or as marks in the text that open. */
export type NotesLayout = 'none' | 'centre' | 'start' | 'marks';

type Marks = {
  page: MarkedPage | null;
  /** The article that is shown, null while there is none. */
  record: ArticleRecord | null;
  highlights: readonly Highlight[];
  /** The note on the whole article. */
  note: string | null;
  /** Those whose passage is in the page, in its order, and where. */
  placed: readonly PlacedHighlight[];
  ranges: ReadonlyMap<string, Range>;
  /** Those whose passage has changed. */
  gone: readonly Highlight[];
  layout: NotesLayout;
  /** What is selected in the text. */
  selected: Passage | null;
  /** The highlight that was clicked, or that has the focus. */
  current: string | null;
  /** The highlight under the pointer. */
  hovered: string | null;
  /** The bar is shown, at what is selected or at the current highlight. */
  barOpen: boolean;
  /** What is written in: a highlight's comment, or the note on the article. */
  editing: { highlight: string | null } | null;
  /** The text is gone through with a caret. */
  caret: boolean;
};

const nothing = {
  record: null,
  highlights: [],
  note: null,
  placed: [],
  ranges: new Map<string, Range>(),
  gone: [],
  layout: 'none',
  selected: null,
  current: null,
  hovered: null,
  barOpen: false,
  editing: null,
  caret: false,
} satisfies Omit<Marks, 'page'>;

/** What is marked in the article that is read, and what the person is at with it. */
export const useMarks = create<Marks>(() => ({ ...nothing, page: null }));

/** Another article, or none: nothing of the one before is selected or written in any more. */
export function resetMarks(): void {
  useMarks.setState(nothing);
}

/** A highlight as the library has it now; one that is new is put to the others. */
export function patchHighlight(highlight: Highlight): void {
  useMarks.setState(({ highlights }) => ({
    highlights: highlights.some(({ id }) => id === highlight.id)
      ? highlights.map((one) => (one.id === highlight.id ? highlight : one))
      : [...highlights, highlight],
  }));
}

export function highlightById(id: string | null): Highlight | null {
  return useMarks.getState().highlights.find((one) => one.id === id) ?? null;
}

/** What the bar and the commands are for. A selection that is marked already, from end to end, stands for its highlight. */
export type Target = { kind: 'passage'; passage: Passage } | { kind: 'highlight'; highlight: Highlight };

export function targetOf({ selected, current, placed, highlights }: Marks): Target | null {
  if (selected !== null) {
    const same = placed.findLast(({ start, end }) => start === selected.start && end === selected.end);
    if (same) return { kind: 'highlight', highlight: same.highlight };
    return { kind: 'passage', passage: selected };
  }
  const highlight = highlights.find(({ id }) => id === current);
  return highlight === undefined ? null : { kind: 'highlight', highlight };
}
