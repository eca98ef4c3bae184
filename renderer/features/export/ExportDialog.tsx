import { useEffect, useState } from 'react';
import type { ExportState } from '../../../shared/ipc/contract.ts';
import { isOfNotes } from '../../../shared/model/export.ts';
import { announce } from '../../state/announcements.ts';
import { closeDialog, type DialogState, useDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ExportForm } from './ExportForm.tsx';
import { failureWords } from './failure.ts';
import { reopenExport, showExported } from './outcome.ts';

/** Export goes on when its dialog is closed; how it ended is said wherever one is then. */
export function ExportDialog() {
  const dialog = useDialog((state) => state.dialog);
  const isOpen = dialog.kind === 'export';
  const [asked, setAsked] = useState<(DialogState & { kind: 'export' }) | null>(null);
  if (isOpen && asked !== dialog) setAsked(dialog);
  useEffect(() => useExporting.subscribe(({ state }, before) => sayEnd(state, before.state)), []);
  return (
    <Dialog isOpen={isOpen} onClose={closeDialog} width={840}>
      {asked === null ? null : <ExportForm asked={asked.selection} format={asked.format ?? null} />}
    </Dialog>
  );
}

function sayEnd(state: ExportState, before: ExportState): void {
  if (before.kind !== 'running' || state === before) return;
  const here = useDialog.getState().dialog.kind === 'export';
  switch (state.kind) {
    case 'done': {
      const words = t.export.done(state.articles, isOfNotes(state.format));
      if (here) announce(words);
      else showToast(words, { label: t.export.show, run: showExported });
      return;
    }
    case 'asks':
      if (!here) showToast(t.export.asksToast, { label: t.export.answer, run: reopenExport });
      return;
    case 'failed':
      if (!here) showToast(`${t.export.failed}. ${failureWords(state.code, state.path)}`);
      return;
    case 'cancelled':
      if (!here) showToast(t.export.cancelled(state.done, state.total));
      return;
    case 'idle':
    case 'running':
      return;
  }
}
