import { useMemo } from 'react';
import type { SaveJob } from '../../../shared/model/save.ts';
import { call } from '../../api/api.ts';
import { siteOf } from '../../state/article.ts';
import { openDialog } from '../../state/dialogs.ts';
import { isOffline, jobProgress, underWay, useJobs } from '../../state/jobs.ts';
import type { ListSource } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './JobRows.module.css';
import row from './Row.module.css';

/** Rows of jobs at most; the rest is a line. */
const rowsShown = 4;
/** px, as in the style sheet. */
const rowHeight = 72;
const lineHeight = 32;

/** The jobs under way, where the list would have their articles: at the top of all and of the unread. */
export function useShownJobs(source: ListSource): readonly SaveJob[] {
  const jobs = useJobs((state) => state.jobs);
  const here = source.kind === 'view' && (source.view.kind === 'all' || source.view.kind === 'unread');
  return useMemo(() => (here ? underWay(jobs) : []), [jobs, here]);
}

/** px */
export function jobsHeight(jobs: readonly SaveJob[]): number {
  return Math.min(jobs.length, rowsShown) * rowHeight + (jobs.length > rowsShown ? lineHeight : 0);
}

/** What is being saved, as rows before it is an article. */
export function JobRows({ jobs }: { jobs: readonly SaveJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <ul className={styles.jobs} aria-label={t.queue.beingSaved}>
      {jobs.slice(0, rowsShown).map((job) => (
        <JobRow key={job.job} job={job} />
      ))}
      {jobs.length > rowsShown ? (
        <li className={styles.rest}>
          <LinkButton small onPress={() => openDialog({ kind: 'add', tab: 'link', text: '' })}>
            {t.queue.waiting(jobs.length - rowsShown)}
          </LinkButton>
        </li>
      ) : null}
    </ul>
  );
}

function JobRow({ job }: { job: SaveJob }) {
  const { step, label, url } = job;
  const part = jobProgress(job);
  const site = siteOf({ site: null, url });
  return (
    <li className={cx(row.row, row.unread, row.single)}>
      <span className={row.glyph}>
        {step.kind === 'waiting' ? (
          <Icon name="history" size={14} />
        ) : (
          <Ring value={part} label={t.queue.progress(part)} />
        )}
      </span>
      <div className={row.text}>
        <div className={row.body}>
          <h2 className={row.title}>{label}</h2>
          <p className={cx(row.excerpt, step.kind === 'waiting' ? null : row.busy)}>{t.queue.step(step)}</p>
        </div>
        <div className={row.meta}>
          {site === null ? null : <span className={row.site}>{site}</span>}
          <span className={cx(row.end, styles.acts)}>
            {isOffline(job) ? (
              <LinkButton
                small
                label={t.saving.tryJobNow(label)}
                onPress={() => void call('save.again', { jobs: [job.job] })}
              >
                {t.saving.tryNow}
              </LinkButton>
            ) : null}
            <LinkButton
              small
              label={t.queue.cancelJob(label)}
              onPress={() => void call('save.cancel', { job: job.job })}
            >
              {t.app.cancel}
            </LinkButton>
          </span>
        </div>
      </div>
    </li>
  );
}
