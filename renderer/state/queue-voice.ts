import type { SaveJob } from '../../shared/model/save.ts';
import { announce } from './announcements.ts';
import { useJobs } from './jobs.ts';
import { foundKnown, queueVoice } from './queue.ts';
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
    const voice = queueVoice(before, jobs);
    if (voice === null) return;
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
