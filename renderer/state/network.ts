import { call } from '../api/api.ts';

/** Tells the app from now on whether the computer has a network: links wait while it has none. */
export function tellNetwork(): void {
  const tell = () => void call('save.network', { online: navigator.onLine }).catch(() => {});
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  tell();
}
