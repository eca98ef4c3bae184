import type { ArticleDraft } from '../../../shared/model/correction.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';

/** What is typed is on the disk so many milliseconds after the last key. */
const rest = 400;

export type DraftKeeper = {
  /** Takes over what the fields hold now; null: nothing differs from the article. */
  keep(draft: ArticleDraft | null): void;
  /** Writes at once what is not written yet. */
  flush(): Promise<void>;
  /** Ends it: what was typed is saved, or not wanted. */
  stop(): Promise<void>;
};

/** Keeps what is typed durable, one write after the other. */
export function keepDrafts(id: ArticleId, begun: boolean): DraftKeeper {
  let wanted: ArticleDraft | null = null;
  let due = false;
  let onDisk = begun;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  const write = async () => {
    if (!due) return;
    due = false;
    const draft = wanted;
    if (draft === null && !onDisk) return;
    try {
      await call('articles.draft', { id, draft });
      onDisk = draft !== null;
    } catch (error) {
      due = true;
      showToast(t.failure(failureOf(error)));
    }
  };
  const flush = () => {
    clearTimeout(timer);
    writing = writing.then(write);
    return writing;
  };
  return {
    keep(draft) {
      wanted = draft;
      due = true;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), rest);
    },
    flush,
    stop() {
      clearTimeout(timer);
      due = false;
      return writing;
    },
  };
}
