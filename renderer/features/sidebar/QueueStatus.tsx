import { openDialog } from '../../state/dialogs.ts';
import { isRunning, jobProgress, summarise, useJobs } from '../../state/jobs.ts';
import { closeSheet } from '../../state/layout.ts';
import { useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './QueueStatus.module.css';

/** The queue in short: how far it is, and what was not saved. Without one, how many articles lie on this disk. */
export function QueueStatus() {
  const jobs = useJobs((state) => state.jobs);
  const onDisk = useLibrary(({ counts }) => counts.all + counts.trash);
  const { total, saved, notSaved, running, offline } = summarise(jobs);
  if (running === 0 && notSaved === 0) {
    return (
      <p className={styles.status}>
        <Icon name="hard-drive" className={styles.icon} />
        <span className={styles.text}>{t.queue.onDisk(onDisk)}</span>
      </p>
    );
  }
  const part = jobs.filter(isRunning).reduce((sum, job) => sum + jobProgress(job), total - running) / total;
  // While nothing but the network is missing, no share of the way tells more than that.
  const waiting = running > 0 && running === offline;
  const short = waiting
    ? t.saving.waiting(offline)
    : running > 0 || saved > 0
      ? t.queue.saved(saved, total)
      : null;
  const long = waiting ? t.saving.offline(offline) : short;
  return (
    <button
      type="button"
      className={styles.status}
      aria-label={[t.queue.label, long ?? [], notSaved > 0 ? t.queue.notSaved(notSaved) : []]
        .flat()
        .join(', ')}
      onClick={() => {
        closeSheet();
        openDialog({ kind: 'add', tab: 'link', text: '' });
      }}
    >
      {waiting ? <Icon name="history" className={styles.icon} /> : null}
      {running > 0 && !waiting ? <Ring value={part} label={t.queue.progress(part)} /> : null}
      {short === null ? null : <span className={styles.text}>{short}</span>}
      {notSaved > 0 ? <span className={styles.warn}>{t.queue.notSaved(notSaved)}</span> : null}
    </button>
  );
}
