import { useDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { closeSheet } from '../../state/layout.ts';
import { t } from '../../state/t.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Ring } from '../../ui/Ring.tsx';
import { reopenExport } from '../export/outcome.ts';
import styles from './QueueStatus.module.css';

/** An export that runs, or waits for an answer, while its dialog is closed. */
export function ExportStatus() {
  const state = useExporting((exporting) => exporting.state);
  const shown = useDialog(({ dialog }) => dialog.kind === 'export');
  if (shown || (state.kind !== 'running' && state.kind !== 'asks')) return null;
  const part = state.kind === 'running' && state.total > 0 ? state.done / state.total : 0;
  return (
    <button
      type="button"
      className={cx(styles.status, styles.own)}
      onClick={() => {
        closeSheet();
        reopenExport();
      }}
    >
      {state.kind === 'running' ? (
        <>
          <Ring value={part} label={t.format.percent(part)} />
          <span className={styles.text}>{t.export.status(state.done, state.total)}</span>
        </>
      ) : (
        <>
          <Icon name="triangle-alert" className={styles.icon} />
          <span className={styles.text}>{t.export.waits}</span>
        </>
      )}
    </button>
  );
}
