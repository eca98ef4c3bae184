import { type ArticleRecord, isOtherContent, type Problem } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { isOffline, isRunning, useJobs } from '../../state/jobs.ts';
import { useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { openOriginal } from '../../state/targets.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import styles from './Reader.module.css';

/** Why there is no article here, and what can be done. */
export function StubBanner({ record, problem }: { record: ArticleRecord; problem: Problem }) {
  const running = useJobs(({ jobs }) => jobs.find((job) => job.url === record.url && isRunning(job)));
  const readOnly = useLibrary((library) => library.readOnly);
  const { reason, advice } = t.problems[problem];
  const retry = () => {
    call('save.retry', { id: record.id }).catch((error: unknown) => showToast(t.failure(failureOf(error))));
  };
  const actions =
    record.url === null ? null : (
      <span className={styles.actions}>
        <Button small icon="external-link" onPress={() => void openOriginal([record.id])}>
          {t.saving.openInBrowser}
        </Button>
        {isOtherContent(problem) || readOnly ? null : (
          <Button
            small
            icon="rotate-cw"
            onPress={retry}
            disabledReason={
              running === undefined
                ? null
                : isOffline(running)
                  ? t.queue.step(running.step)
                  : t.reader.retrying
            }
          >
            {t.app.retry}
          </Button>
        )}
      </span>
    );
  return (
    <NoteBar tone="warn" title={t.reader.stub} action={actions}>
      {[reason, keptOf(record), advice].join(' ')}
    </NoteBar>
  );
}

/** What there is of it, all the same. */
function keptOf({ url, words }: ArticleRecord): string {
  if (url === null) return t.saving.restKept;
  return words > 0 ? t.saving.linkAndRestKept : t.saving.linkKept;
}
