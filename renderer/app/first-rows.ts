import { useList } from '../state/list.ts';

/** Resolves once the first rows have been painted, or there are none to paint. What a start does besides waits for it: counting
 * 50,000 articles takes the library longer than fetching the rows. */
export function firstRows(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const { cache, failure } = useList.getState();
      if (cache.total === null && failure === null) return false;
      if (cache.total === null || cache.total === 0) resolve();
      else requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      return true;
    };
    if (look()) return;
    const stop = useList.subscribe(() => {
      if (look()) stop();
    });
  });
}
