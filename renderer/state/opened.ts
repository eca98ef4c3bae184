import type { Opened } from '../../shared/ipc/contract.ts';
import { on } from '../api/api.ts';
import { openDialog } from './dialogs.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** Says what became of the links and files that were opened with the app. */
export function followOpened(): void {
  on('app.opened', sayOpened);
}

function sayOpened(opened: Opened): void {
  switch (opened.kind) {
    case 'saving':
      showToast(t.app.saving(opened.labels), {
        label: t.app.showQueue,
        run: () => openDialog({ kind: 'add', tab: 'link', text: '' }),
      });
      return;
    case 'not-a-link':
      showToast(t.app.notALink);
      return;
    case 'not-readable':
      showToast(t.app.notAdded(opened.names));
      return;
    case 'failed':
      showToast(t.failure(opened.failure));
  }
}
