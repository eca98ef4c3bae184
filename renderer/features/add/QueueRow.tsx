import type { ReactNode } from 'react';
import type { SaveJob, SaveStep } from '../../../shared/model/save.ts';
import { webAddress } from '../../../shared/url.ts';
import { call } from '../../api/api.ts';
import { readingMinutes } from '../../state/article.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { canRetry, isOffline, jobProgress } from '../../state/jobs.ts';
import { openArticle } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import { ask } from './ask.ts';
import { failureOfJob } from './jobs.ts';
import styles from './Queue.module.css';

/** One save: how far it is or how it ended, and what can be done about it. */
export function QueueRow({ job }: { job: SaveJob }) {
  const { step } = job;
  switch (step.kind) {
    case 'waiting':
      return (
        <Line icon="history" title={job.label} actions={<WaitingActions job={job} />}>
          {t.queue.step(step)}
        </Line>
      );
    case 'fetching':
    case 'reading':
    case 'images':
      return <RunningRow job={job} />;
    case 'done':
      return step.problem === null ? <SavedRow job={job} step={step} /> : <StubRow job={job} step={step} />;
    case 'failed':
      return (
        <Line icon="triangle-alert" tone="bad" title={job.label} actions={<FailedActions job={job} />}>
          {t.add.failed(t.failure(failureOfJob(step.code, job.label)))}
        </Line>
      );
    case 'cancelled':
      return (
        <Line icon="minus" title={job.label} actions={<CancelledActions job={job} />}>
          {t.queue.step(step)}
        </Line>
      );
  }
}

function WaitingActions({ job }: { job: SaveJob }) {
  return (
    <>
      {isOffline(job) ? (
        <LinkButton small label={t.saving.tryJobNow(job.label)} onPress={() => again(job)}>
          {t.saving.tryNow}
        </LinkButton>
      ) : null}
      <Cancel job={job} />
    </>
  );
}

function RunningRow({ job }: { job: SaveJob }) {
  const progress = jobProgress(job);
  return (
    <Line
      glyph={<Ring value={progress} label={t.queue.progress(progress)} />}
      title={job.label}
      bar={<ProgressBar value={progress} label={t.add.progress(job.label)} />}
      actions={<Cancel job={job} />}
    >
      {t.queue.step(job.step)}
    </Line>
  );
}

function Cancel({ job }: { job: SaveJob }) {
  const label = t.queue.cancelJob(job.label);
  return (
    <IconButton small icon="x" label={label} onPress={() => ask(call('save.cancel', { job: job.job }))} />
  );
}

type DoneProps = { job: SaveJob; step: SaveStep & { kind: 'done' } };

function SavedRow({ job, step }: DoneProps) {
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
        <LinkButton
          small
          label={step.known ? t.saving.openKnown(job.label) : t.add.readJob(job.label)}
          onPress={read}
        >
          {step.known ? t.add.open : t.add.read}
        </LinkButton>
      }
    >
      {step.known ? t.add.known : t.add.saved(readingMinutes(step), step.images)}
    </Line>
  );
}

/** A page that could not be had: its link is in the library. */
function StubRow({ job, step }: DoneProps) {
  if (step.problem === null) return null;
  const { reason, advice } = t.problems[step.problem];
  const { url } = job;
  return (
    <Line
      icon="triangle-alert"
      tone="bad"
      title={job.label}
      actions={
        url === null ? null : (
          <>
            <Button
              small
              label={t.saving.openJob(job.label)}
              onPress={() => ask(call('app.openExternal', { url }))}
            >
              {t.add.open}
            </Button>
            {canRetry(job) ? <Retry job={job} /> : null}
          </>
        )
      }
    >
      {t.add.stub(reason, advice)}
    </Line>
  );
}

function FailedActions({ job }: { job: SaveJob }) {
  return (
    <>
      {canRetry(job) ? <Retry job={job} /> : null}
      <IconButton
        small
        icon="x"
        label={t.saving.dismiss(job.label)}
        onPress={() => ask(call('save.dismiss', { jobs: [job.job] }))}
      />
    </>
  );
}

function Retry({ job }: { job: SaveJob }) {
  return (
    <Button small icon="rotate-cw" label={t.saving.retryJob(job.label)} onPress={() => again(job)}>
      {t.app.retry}
    </Button>
  );
}

/** A link can be had again; a text that was cancelled is gone from the queue. */
function CancelledActions({ job }: { job: SaveJob }) {
  if (webAddress(job.url ?? '') === null) return null;
  return (
    <LinkButton small label={t.saving.saveJobAgain(job.label)} onPress={() => again(job)}>
      {t.saving.again}
    </LinkButton>
  );
}

function again({ job }: SaveJob): void {
  ask(call('save.again', { jobs: [job] }));
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
