import type { Output } from '../../shared/ipc/contract.ts';
import { call } from '../api/api.ts';
import { openDialog } from './dialogs.ts';
import { closeArticle } from './reading.ts';
import { leavePlace } from './remember.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** Asks for a folder, and then whether to go on in the library there. */
export async function chooseLibrary(): Promise<void> {
  const place = await call('library.choose', {});
  if (place === null) return;
  if (place.kind === 'present') showToast(t.libraries.present);
  else openDialog({ kind: 'library', place });
}

/** Asks whether to go on in a library that was open before. */
export function askForLibrary(dir: string, leaves: string): void {
  openDialog({ kind: 'library', place: { dir, kind: 'library', leaves } });
}

/** Goes on in another library; the window begins anew then. Whatever is held back for a moment (a note, a correction, the
 * place in an article) is written before its library is left, as when the window closes. */
export async function moveToLibrary(dir: string): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  leavePlace(true);
  closeArticle();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await call('library.open', { dir }).catch((error: unknown) => {
    leavePlace(false);
    throw error;
  });
}

export type RecentLibraries = Output<'library.recent'>;
