import { create } from 'zustand';
import type { EventPayload } from '../../shared/ipc/contract.ts';
import type { ArticleId } from '../../shared/model/record.ts';
import { on } from '../api/api.ts';
import { useCorrecting } from './correcting.ts';
import { openDialog } from './dialogs.ts';
import { openArticle, readAgain, useReading } from './reading.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

export type OutsideChanges = EventPayload<'outside.changed'>;

type OutsideState = {
  /** Articles that were written outside since each was begun to be corrected. */
  sinceCorrecting: ReadonlySet<ArticleId>;
};

export const useOutside = create<OutsideState>(() => ({ sinceCorrecting: new Set() }));

/** Tells what other programs did to the library, and shows it in the article that is read. */
export function followOutside(): void {
  on('outside.changed', (changes) => {
    const { openId } = useReading.getState();
    const here = changes.articles.find(({ id }) => id === openId) ?? null;
    // The head of the page follows by itself; the text is read again and keeps its place.
    if (here !== null) readAgain();
    const correcting = useCorrecting.getState().id;
    if (here !== null && here.id === correcting) {
      useOutside.setState(({ sinceCorrecting }) => ({
        sinceCorrecting: new Set([...sinceCorrecting, here.id]),
      }));
      if (changes.total === 1) return;
    }
    showToast(wordsOf(changes, here), actionOf(changes, here));
  });
  useCorrecting.subscribe(({ id }, before) => {
    if (id !== before.id) useOutside.setState({ sinceCorrecting: new Set() });
  });
}

type Change = OutsideChanges['articles'][number];

function wordsOf({ articles, total }: OutsideChanges, here: Change | null): string {
  if (total === 1 && here !== null) return here.kind === 'both' ? t.outside.hereBoth : t.outside.here;
  return articles.every(({ kind }) => kind === 'added') ? t.outside.added(total) : t.outside.changed(total);
}

function actionOf(changes: OutsideChanges, here: Change | null): { label: string; run: () => void } | null {
  const [first] = changes.articles;
  if (first === undefined || (changes.total === 1 && here !== null)) return null;
  const alone = changes.total === 1 && first.kind !== 'both';
  return {
    label: t.outside.show,
    run: alone ? () => openArticle(first.id) : () => openDialog({ kind: 'outside', changes }),
  };
}
