import type { ReactNode } from 'react';
import type { SaveJob, SaveStep } from '../../../shared/model/save.ts';
import { call, failureOf } from '../../api/api.ts';
import { readingMinutes } from '../../state/article.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { jobProgress, summarise, useJobs } from '../../state/jobs.ts';
import { openArticle } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import { failureOfJob, inOrder } from './jobs.ts';
import styles from './Queue.module.css';

/** Rows shown at once: the queue of a long list of links would make a dialog of thousands. */
const mostRows = 60;

/** Everything that is being saved or was, wherever it came from. */
export function Queue() {
  const jobs = useJobs((state) => state.jobs);
  if (jobs.length === 0) return null;
  const { saved, total, notSaved, running } = summarise(jobs);
  const rows = inOrder(jobs);
  return (
    <section className={styles.queue} aria-labelledby="queue-title">
      <header className={styles.header}>
        <h3 id="queue-title">{t.add.queue}</h3>
        <span className={styles.summary}>{t.add.queueSummary(saved, total, notSaved)}</span>
        {jobs.length > running ? (
          <LinkButton small onPress={() => ask(call('save.dismiss', { jobs: null }))}>
            {t.add.clearFinished}
          </LinkButton>
        ) : null}
        {running > 0 ? (
          <LinkButton small onPress={() => ask(call('save.cancel', { job: null }))}>
            {t.add.cancelAll}
          </LinkButton>
        ) : null}
      </header>
      <ul className={styles.rows}>
        {rows.slice(0, mostRows).map((job) => (
          <Row key={job.job} job={job} />
        ))}
      </ul>
      {rows.length > mostRows ? (
        <p className={styles.summary}>{t.selection.more(rows.length - mostRows)}</p>
      ) : null}
    </section>
  );
}

function Row({ job }: { job: SaveJob }) {
  const { step } = job;
  if (step.kind === 'done') return <DoneRow job={job} step={step} />;
  if (step.kind === 'failed') {
    return (
      <Line icon="triangle-alert" tone="bad" title={job.label}>
        {t.add.failed(t.failure(failureOfJob(step.code, job.label)))}
      </Line>
    );
  }
  if (step.kind === 'cancelled') {
    return (
      <Line icon="minus" title={job.label}>
        {t.queue.step(step)}
      </Line>
    );
  }
  const cancel = (
    <IconButton
      small
      icon="x"
      label={t.queue.cancelJob(job.label)}
      onPress={() => ask(call('save.cancel', { job: job.job }))}
    />
  );
  if (step.kind === 'waiting') {
    return (
      <Line icon="history" title={job.label} actions={cancel}>
        {t.queue.step(step)}
      </Line>
    );
  }
  const progress = jobProgress(job);
  return (
    <Line
      glyph={<Ring value={progress} label={t.queue.progress(progress)} />}
      title={job.label}
      bar={<ProgressBar value={progress} label={t.add.progress(job.label)} />}
      actions={cancel}
    >
      {t.queue.step(step)}
    </Line>
  );
}

function DoneRow({ job, step }: { job: SaveJob; step: SaveStep & { kind: 'done' } }) {
  if (step.problem === null) {
    const words = step.known ? t.add.known : t.add.saved(readingMinutes(step), step.images);
    const read = () => {
      closeDialog();
      openArticle(step.id);
    };
    return (
      <Line
        icon="check"
        tone="good"
        title={job.label}
        actions={
          <LinkButton small label={t.add.readJob(job.label)} onPress={read}>
            {t.add.read}
          </LinkButton>
        }
      >
        {words}
      </Line>
    );
  }
  const { reason, advice } = t.problems[step.problem];
  return (
    <Line
      icon="triangle-alert"
      tone="bad"
      title={job.label}
      actions={
        job.url === null ? null : (
          <>
            <Button small onPress={() => ask(call('app.openExternal', { url: job.url ?? '' }))}>
              {t.add.open}
            </Button>
            <Button small icon="rotate-cw" onPress={() => ask(call('save.retry', { id: step.id }))}>
              {t.app.retry}
            </Button>
          </>
        )
      }
    >
      {t.add.stub(reason, advice)}
    </Line>
  );
}

type LineProps = {
  title: string;
  children: ReactNode;
  icon?: IconName;
  glyph?: ReactNode;
  tone?: 'good' | 'bad';
  bar?: ReactNode;
  actions?: ReactNode;
};

function Line({ title, children, icon, glyph, tone, bar, actions }: LineProps) {
  return (
    <li className={cx(styles.row, tone && styles[tone])}>
      <span className={styles.glyph}>{icon ? <Icon name={icon} /> : glyph}</span>
      <div className={styles.words}>
        <p className={styles.title}>
          <bdi>{title}</bdi>
        </p>
        {bar ? <div className={styles.bar}>{bar}</div> : null}
        <p className={styles.step}>{children}</p>
      </div>
      <div className={styles.actions}>{actions}</div>
    </li>
  );
}

/** Does what a button of the queue asks for, and says when it did not go. */
function ask(answer: Promise<unknown>): void {
  answer.catch((error: unknown) => showToast(t.failure(failureOf(error))));
}
