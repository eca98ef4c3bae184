import type { SaveJob } from '../../../shared/model/save.ts';
import { call } from '../../api/api.ts';
import { canRetry, isOffline, summarise, useJobs } from '../../state/jobs.ts';
import { t } from '../../state/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ask } from './ask.ts';
import { inGroups } from './jobs.ts';
import styles from './Queue.module.css';
import { QueueRow } from './QueueRow.tsx';

/** Rows of a group shown at once: the queue of a long list of links would make a dialog of thousands. */
const mostRows = 60;

/** Everything that is being saved or was, wherever it came from. */
export function Queue() {
  const jobs = useJobs((state) => state.jobs);
  if (jobs.length === 0) return null;
  const { saved, total, notSaved } = summarise(jobs);
  const groups = inGroups(jobs);
  return (
    <section className={styles.queue} aria-labelledby="queue-title">
      <header className={styles.header}>
        <h3 id="queue-title">{t.add.queue}</h3>
        <span className={styles.summary}>{t.add.queueSummary(saved, total, notSaved)}</span>
        <Acts jobs={jobs} canClear={groups.ended.length > 0} canCancel={groups.underWay.length > 0} />
      </header>
      <div className={styles.groups}>
        <Group label={t.saving.underWay} jobs={groups.underWay} />
        <Group label={t.saving.notSaved} jobs={groups.notSaved} />
        <Group label={t.saving.ended} jobs={groups.ended} />
      </div>
    </section>
  );
}

type ActsProps = { jobs: readonly SaveJob[]; canClear: boolean; canCancel: boolean };

/** What can be done with many at once. */
function Acts({ jobs, canClear, canCancel }: ActsProps) {
  const waiting = jobs.filter(isOffline);
  const failed = jobs.filter(canRetry);
  const again = (some: readonly SaveJob[]) => ask(call('save.again', { jobs: some.map(({ job }) => job) }));
  return (
    <span className={styles.acts}>
      {waiting.length > 1 ? (
        <LinkButton small onPress={() => again(waiting)}>
          {t.saving.tryAllNow}
        </LinkButton>
      ) : null}
      {failed.length > 1 ? (
        <LinkButton small onPress={() => again(failed)}>
          {t.saving.retrySeveral(failed.length)}
        </LinkButton>
      ) : null}
      {canClear || jobs.some(({ step }) => step.kind === 'done') ? (
        <LinkButton small onPress={() => ask(call('save.dismiss', { jobs: null }))}>
          {t.add.clearFinished}
        </LinkButton>
      ) : null}
      {canCancel ? (
        <LinkButton small onPress={() => ask(call('save.cancel', { job: null }))}>
          {t.add.cancelAll}
        </LinkButton>
      ) : null}
    </span>
  );
}

function Group({ label, jobs }: { label: string; jobs: readonly SaveJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <>
      <ul className={styles.rows} aria-label={label}>
        {jobs.slice(0, mostRows).map((job) => (
          <QueueRow key={job.job} job={job} />
        ))}
      </ul>
      {jobs.length > mostRows ? <p className={styles.rest}>{t.saving.more(jobs.length - mostRows)}</p> : null}
    </>
  );
}
