import { type RefObject, useLayoutEffect, useMemo } from 'react';
import type { HighlightColour } from '../../../shared/model/record.ts';
import { type CommandHandlers, useCommands } from '../../state/commands.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import type { OpenedArticle } from '../reader/opened.ts';
import type { PlaceKeeper } from '../reader/place.ts';
import { ArticleNote } from './ArticleNote.tsx';
import {
  copyQuote,
  highlightIn,
  highlightInLastColour,
  removeCurrent,
  writeArticleNote,
  writeNote,
} from './acts.ts';
import { unsavedOf } from './adding.ts';
import { startCaret, useCaret } from './caret.ts';
import { clearHighlights, drawHighlights } from './draw.ts';
import { Marginalia } from './Marginalia.tsx';
import { resetMarks, targetOf, useMarks } from './marks.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { useSelecting } from './selecting.ts';
import { useMarkKeys } from './useMarkKeys.ts';
import { useNotesLayout } from './useNotesLayout.ts';
import { goToHighlight } from './visiting.ts';

const isOpen = () => useMarks.getState().record !== null;
const hasTarget = () => isOpen() && targetOf(useMarks.getState()) !== null;
const colouring = (colour: HighlightColour) => ({ when: hasTarget, run: () => highlightIn(colour) });

const handlers: CommandHandlers = {
  highlight: { when: isOpen, run: highlightInLastColour },
  'highlight-yellow': colouring('yellow'),
  'highlight-green': colouring('green'),
  'highlight-blue': colouring('blue'),
  'highlight-pink': colouring('pink'),
  'highlight-violet': colouring('violet'),
  'remove-highlight': { when: hasTarget, run: removeCurrent },
  'next-highlight': { when: isOpen, run: () => goToHighlight(1) },
  'previous-highlight': { when: isOpen, run: () => goToHighlight(-1) },
  note: { when: isOpen, run: writeNote },
  'article-note': { when: isOpen, run: writeArticleNote },
  'copy-quote': { when: hasTarget, run: copyQuote },
  'select-text': { when: isOpen, run: selectText },
};

function selectText(): boolean {
  if (!startCaret()) return false;
  showToast(t.marks.selecting);
  return true;
}

type Props = {
  document: Document | null;
  frame: RefObject<HTMLIFrameElement | null>;
  keeper: PlaceKeeper | null;
  article: OpenedArticle | null;
};

/** Highlights and notes of the article in the reader. Returns what stands over the frame, and for the page: what stands
 * under its head, and beside its text. */
export function useNotes({ document, frame, keeper, article }: Props) {
  const id = article?.record.id ?? null;
  const text = article?.text ?? null;
  const highlights = useMarks((marks) => marks.highlights);
  const layout = useMarks((marks) => marks.layout);

  useLayoutEffect(() => {
    const element = frame.current;
    if (document === null || element === null || keeper === null) return;
    useMarks.setState({ page: { document, frame: element, keeper } });
    return () => useMarks.setState({ page: null });
  }, [document, frame, keeper]);
  useLayoutEffect(() => {
    if (id === null) return;
    return resetMarks;
  }, [id]);
  useLayoutEffect(() => {
    if (article === null) return;
    const { record, note, highlights: present } = article;
    const known = new Set(present.map((one) => one.id));
    const unsaved = unsavedOf(record.id).filter((one) => !known.has(one.id));
    useMarks.setState({
      record,
      note,
      highlights: unsaved.length === 0 ? present : [...present, ...unsaved],
    });
  }, [article]);

  const editing = useMarks((marks) => marks.editing);
  const hasNotes =
    highlights.some(({ comment }) => comment !== null) || (editing !== null && editing.highlight !== null);
  useNotesLayout(document, hasNotes);
  const marked = layout === 'marks';
  useLayoutEffect(() => {
    const prose = document?.querySelector('.prose') ?? null;
    if (prose === null || text === null) return;
    useMarks.setState(drawHighlights(prose, highlights, marked));
    return () => clearHighlights(prose);
  }, [document, text, highlights, marked]);

  useSelecting(document);
  useCaret(document);
  useMarkKeys();
  useCommands(handlers);

  return {
    bar: <SelectionBar />,
    underHead: useMemo(() => <ArticleNote />, []),
    margin: useMemo(() => <Marginalia />, []),
  };
}
