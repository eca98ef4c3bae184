import { useList } from '../state/list.ts';

/** A window that draws all the time is not waited for longer than this, in milliseconds. */
const LONGEST_WAIT = 500;

/** Resolves once the first rows have been painted, or there are none to paint. What a start does besides waits for it: counting
 * 50,000 articles takes the library longer than fetching the rows. */
export function firstRows(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const { cache, failure } = useList.getState();
      if (cache.total === null && failure === null) return false;
      if (cache.total === null || cache.total === 0) resolve();
      else requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT }));
      return true;
    };
    if (look()) return;
    const stop = useList.subscribe(() => {
      if (look()) stop();
    });
  });
}
