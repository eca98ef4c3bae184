import { create } from 'zustand';
import type { RemovalState } from '../../shared/ipc/contract.ts';
import type { ArticleId } from '../../shared/model/record.ts';
import { call, failureOf, on } from '../api/api.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** How far articles are being removed for good. */
export const useRemoval = create<{ removal: RemovalState }>(() => ({ removal: { kind: 'idle' } }));

export function followRemoval(): void {
  on('trash.changed', (removal) => useRemoval.setState({ removal }));
}

/** Removes articles of the trash for good, all of them when `ids` is null, and says how many. False when it failed. */
export async function removeForGood(ids: readonly ArticleId[] | null, count: number): Promise<boolean> {
  try {
    const { removed } =
      ids === null ? await call('trash.empty', {}) : await call('articles.remove', { ids: [...ids] });
    showToast(removed < count && stopped ? t.trash.stopped(removed) : t.trash.deleted(removed));
    return true;
  } catch (error) {
    showToast(t.failure(failureOf(error)));
    return false;
  } finally {
    stopped = false;
  }
}

let stopped = false;

/** Ends the removal; what is not removed by then stays in the trash. */
export function stopRemoval(): void {
  stopped = true;
  void call('trash.stop', {});
}
