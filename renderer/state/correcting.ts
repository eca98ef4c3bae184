import { create } from 'zustand';
import type { ArticleId } from '../../shared/model/record.ts';
import { openArticle, useReading } from './reading.ts';

type CorrectingState = {
  /** The article that is put right by hand, null when none is. Its fields stand in the reader's place. */
  id: ArticleId | null;
  /** A draft is gone on with without asking. */
  resume: boolean;
};

export const useCorrecting = create<CorrectingState>(() => ({ id: null, resume: false }));

/** Opens an article to be put right by hand. */
export function correctArticle(id: ArticleId, { resume = false } = {}): void {
  openArticle(id);
  useCorrecting.setState({ id, resume });
}

/** Shows the article again. */
export function endCorrecting(): void {
  const { id } = useCorrecting.getState();
  useCorrecting.setState({ id: null, resume: false });
  if (id !== null && id === useReading.getState().openId) openArticle(id, { focus: true });
}

/** Another article in the reader ends it; what was typed is kept as a draft. */
export function followCorrecting(): void {
  useReading.subscribe(({ openId }) => {
    const { id } = useCorrecting.getState();
    if (id !== null && openId !== id) endCorrecting();
  });
}
