import { useEffect, useState } from 'react';
import type { ExportState } from '../../../shared/ipc/contract.ts';
import { announce } from '../../state/announcements.ts';
import { closeDialog, type DialogState, useDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ExportForm } from './ExportForm.tsx';

/** Export goes on when its dialog is closed; how it ended is said wherever one is then. */
export function ExportDialog() {
  const dialog = useDialog((state) => state.dialog);
  const isOpen = dialog.kind === 'export';
  const [asked, setAsked] = useState<(DialogState & { kind: 'export' }) | null>(null);
  if (isOpen && asked !== dialog) setAsked(dialog);
  useEffect(() => useExporting.subscribe(({ state }, before) => sayEnd(state, before.state)), []);
  return (
    <Dialog isOpen={isOpen} onClose={closeDialog} width={560}>
      {asked === null ? null : <ExportForm asked={asked.selection} />}
    </Dialog>
  );
}

function sayEnd(state: ExportState, before: ExportState): void {
  if (before.kind !== 'running' || state.kind !== 'done') return;
  const words = t.export.done(state.total);
  if (useDialog.getState().dialog.kind === 'export') announce(words);
  else showToast(words);
}
