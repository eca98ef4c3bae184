import type { ArticleDraft } from '../../../shared/model/correction.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { offerUndo } from '../../state/changes.ts';
import { correctArticle, endCorrecting } from '../../state/correcting.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import type { DraftKeeper } from './draft.ts';
import { correctionOf } from './fields.ts';

/** Makes what was typed the article. False when that failed, which is said: what was typed is still there. */
export async function saveCorrection(
  id: ArticleId,
  keeper: DraftKeeper,
  saved: ArticleDraft,
  fields: ArticleDraft,
): Promise<boolean> {
  try {
    await keeper.stop();
    const { undo, outside } = await call('articles.correct', { id, ...correctionOf(saved, fields) });
    const words = outside ? t.outside.correctedBoth : t.correct.corrected;
    offerUndo(undo, undo === null ? t.correct.nothingChanged : words);
    endCorrecting();
    return true;
  } catch (error) {
    keeper.keep(fields);
    showToast(t.failure(failureOf(error)));
    return false;
  }
}

/** Throws a draft away, and offers to bring it back. `leave`: the article is shown again. */
export async function discardDraft(
  id: ArticleId,
  keeper: DraftKeeper,
  draft: ArticleDraft | null,
  leave: boolean,
): Promise<void> {
  if (leave) endCorrecting();
  try {
    await keeper.stop();
    await call('articles.draft', { id, draft: null });
    if (draft === null) return;
    const bringBack = async () => {
      await call('articles.draft', { id, draft });
      // The fields of before are still there: they begin anew with the draft.
      endCorrecting();
      correctArticle(id, { resume: true });
    };
    offerUndo(bringBack, t.correct.discarded);
  } catch (error) {
    showToast(t.failure(failureOf(error)));
  }
}

/** Says that what was typed is not lost. */
export function sayKept(id: ArticleId): void {
  showToast(t.correct.kept, {
    label: t.correct.continue,
    run: () => correctArticle(id, { resume: true }),
  });
}
