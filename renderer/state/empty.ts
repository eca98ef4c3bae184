import { isRunning, useJobs } from './jobs.ts';
import { useLibrary } from './library.ts';
import { useView } from './view.ts';

/** Whether the library has nothing yet, and nothing is on its way into it: the window then shows how to begin. */
export function useIsEmpty(): boolean {
  const none = useLibrary(
    ({ status, counts }) => status.kind === 'open' && counts.all === 0 && counts.trash === 0,
  );
  const saving = useJobs(({ jobs }) => jobs.some(isRunning));
  const searching = useView(({ text }) => text !== '');
  return none && !saving && !searching;
}
