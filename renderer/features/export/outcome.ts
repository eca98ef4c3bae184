import { call, failureOf } from '../../api/api.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';

/** Shows what was written in the system's file manager. */
export function showExported(): void {
  ask(call('export.show', {}));
}

/** Opens the dialog of the export that runs, waits or ended last. */
export function reopenExport(): void {
  const { exported } = useExporting.getState();
  if (exported === null) return;
  openDialog({ kind: 'export', selection: exported.selection, count: exported.count });
}

/** Does what a button asks for, and says when it did not go. */
export function ask(answer: Promise<unknown>): void {
  answer.catch((error: unknown) => showToast(t.failure(failureOf(error))));
}
