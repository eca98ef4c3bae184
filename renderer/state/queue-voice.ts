import type { SaveJob } from '../../shared/model/save.ts';
import { announce } from './announcements.ts';
import { openDialog, useDialog } from './dialogs.ts';
import { useJobs } from './jobs.ts';
import { foundFailed, foundKnown, queueVoice } from './queue.ts';
import { openArticle } from './reading.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** Between two announcements that something began, ms. */
const quiet = 5000;

/** Speaks for the queue from now on. */
export function announceQueue(): void {
  let lastBegan = Number.NEGATIVE_INFINITY;
  useJobs.subscribe(({ jobs }, { jobs: before }) => {
    sayKnown(foundKnown(before, jobs));
    sayFailed(foundFailed(before, jobs));
    const voice = queueVoice(before, jobs);
    if (voice === null) return;
    if ('offline' in voice) {
      announce(t.saving.offline(voice.offline));
      return;
    }
    if ('saved' in voice) {
      announce(t.queue.ended(voice.saved, voice.notSaved));
      return;
    }
    if (performance.now() - lastBegan < quiet) return;
    lastBegan = performance.now();
    announce(t.queue.saving(voice.began));
  });
}

function sayKnown(jobs: readonly SaveJob[]): void {
  const step = jobs.at(-1)?.step;
  if (step?.kind !== 'done') return;
  const { id } = step;
  showToast(t.queue.known(jobs.length), { label: t.commands.open, run: () => openArticle(id) });
}

/** A save of which nothing was kept is said where nobody looks at the queue. */
function sayFailed(jobs: readonly SaveJob[]): void {
  const [first] = jobs;
  if (first === undefined || useDialog.getState().dialog.kind === 'add') return;
  const text = jobs.length === 1 ? t.saving.jobFailed(first.label) : t.saving.jobsFailed(jobs.length);
  showToast(text, { label: t.app.showQueue, run: () => openDialog({ kind: 'add', tab: 'link', text: '' }) });
}
