import { call } from '../../api/api.ts';
import { openDialog } from '../../state/dialogs.ts';
import { t } from '../../state/t.ts';
import { targets } from '../../state/targets.ts';
import { showToast } from '../../state/toasts.ts';

/** Prints the article a command is for. Where that cannot be, a PDF is offered in its place. */
export async function printTarget(): Promise<void> {
  const [id] = targets();
  if (id === undefined) return;
  const { outcome } = await call('app.print', { id });
  const asPdf = {
    label: t.print.asPdf,
    run: () => openDialog({ kind: 'export', selection: { kind: 'ids', ids: [id] }, count: 1, format: 'pdf' }),
  };
  switch (outcome) {
    case 'printed':
      return showToast(t.print.done);
    case 'no-printer':
      return showToast(t.print.noPrinter, asPdf);
    case 'failed':
      return showToast(t.print.failed, asPdf);
    case 'cancelled':
      return;
  }
}
