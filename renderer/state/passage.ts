import { create } from 'zustand';
import type { ArticleId } from '../../shared/model/record.ts';
import { openArticle, useReading } from './reading.ts';

/** A highlight that the reader is to show; null for the note on the whole article. */
export type WantedPassage = {
  article: ArticleId;
  highlight: ArticleId | null;
  /** It was opened by Enter: the focus goes there. */
  focus: boolean;
};

type PassageState = {
  /** Until the reader has come there. */
  wanted: WantedPassage | null;
};

/** On the way to a passage. The reader scrolls to it and marks it for a moment; then it is `arrived`. */
export const usePassage = create<PassageState>(() => ({ wanted: null }));

type GoOptions = {
  /** By Enter: the focus goes into the reader. */
  focus?: boolean;
  /** The search it was found by, whose other hits are marked. */
  findQuery?: string | null;
};

/** Opens an article at one of its highlights. Without a highlight: at its note. */
export function goToPassage(article: ArticleId, highlight: ArticleId | null, options: GoOptions = {}): void {
  usePassage.setState({ wanted: { article, highlight, focus: options.focus ?? false } });
  openArticle(article, options);
}

/** The passage the reader is on its way to in the article it shows; one in another article is not wanted any more. */
export function passageWanted(): WantedPassage | null {
  const { wanted } = usePassage.getState();
  return wanted?.article === useReading.getState().openId ? wanted : null;
}

/** Whoever shows the passage says so. */
export function arrived(at: WantedPassage): void {
  usePassage.setState(({ wanted }) => (wanted === at ? { wanted: null } : {}));
}
