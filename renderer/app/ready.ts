import { useEffect } from 'react';
import { call } from '../api/api.ts';
import { useLibrary } from '../state/library.ts';
import { useList } from '../state/list.ts';

/** Tells the app once that the window shows the library, or why it does not, and has been painted. */
export function useReady(): void {
  const answered = useLibrary(({ status }) => status.kind !== 'opening');
  const closed = useLibrary(({ status }) => status.kind === 'closed');
  const listed = useList(({ cache, failure }) => cache.total !== null || failure !== null);
  const ready = answered && (closed || listed);
  useEffect(() => {
    if (!ready) return;
    requestAnimationFrame(() => requestAnimationFrame(() => void call('app.ready', {})));
  }, [ready]);
}
