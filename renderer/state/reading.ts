import { create } from 'zustand';
import type { ArticleId } from '../../shared/model/record.ts';

type ReadingState = {
  /** The article in the reader, null when there is none. */
  openId: ArticleId | null;
  /** How often an article was opened by Enter: a new number moves the focus to its title. */
  focusRequest: number;
  /** The search it was opened from, whose words the reader marks; null otherwise. */
  findQuery: string | null;
  /** In a window with room for one pane: which of the two is shown. */
  pane: 'list' | 'reader';
  /** The reader stands alone in the window. */
  focusMode: boolean;
  /** A new number when texts may have become others: the open one is read again. */
  texts: number;
};

/** What the reader shows. */
export const useReading = create<ReadingState>(() => ({
  openId: null,
  focusRequest: 0,
  findQuery: null,
  pane: 'list',
  focusMode: false,
  texts: 0,
}));

type OpenOptions = {
  /** Opened by Enter: the focus goes to the article's title. */
  focus?: boolean;
  /** The search whose hits are marked. */
  findQuery?: string | null;
};

/** Shows an article in the reader. */
export function openArticle(id: ArticleId, { focus = false, findQuery = null }: OpenOptions = {}): void {
  useReading.setState((state) => ({
    openId: id,
    findQuery,
    pane: 'reader',
    focusRequest: focus ? state.focusRequest + 1 : state.focusRequest,
  }));
}

/** Reads the open article again, where its text may be another one now. */
export function readAgain(): void {
  useReading.setState(({ texts }) => ({ texts: texts + 1 }));
}

/** From the reader back to the list; in a wide window the article stays in view. */
export function backToList(): void {
  useReading.setState({ pane: 'list', focusMode: false });
}

/** Empties the reader: what it showed is not in the library any more. */
export function closeArticle(): void {
  useReading.setState({ openId: null, findQuery: null, pane: 'list', focusMode: false });
}

/** Gives the open article the whole window, or takes it back. */
export function toggleFocusMode(): void {
  useReading.setState(({ focusMode, pane }) => ({
    focusMode: !focusMode,
    pane: focusMode ? pane : 'reader',
  }));
}
