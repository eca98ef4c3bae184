import { forgetCheck, resultTitle, startCheck, useChecking } from '../../state/checking.ts';
import { openDialog, useDialog } from '../../state/dialogs.ts';
import { dismissFindings, useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './LibraryNotes.module.css';

/** Above the rows: what is to be known of the library as a whole. */
export function LibraryNotes() {
  const { readOnly, refusal, findings, recovering } = useLibrary();
  const checking = useChecking((state) => state.checking);
  const inDialog = useDialog(({ dialog }) => dialog.kind === 'check');
  const showsCheck = checking.kind !== 'idle' && !inDialog;
  const showsFindings = findings.length > 0 && checking.kind === 'idle';
  if (!readOnly && !showsFindings && !showsCheck && recovering === null) return null;
  return (
    <div className={styles.notes}>
      {readOnly ? (
        <NoteBar tone="plain" title={t.library.readOnly}>
          {refusal === null ? null : t.library.refusal(refusal)}
        </NoteBar>
      ) : null}
      {recovering === null ? null : <Recovering {...recovering} />}
      {showsFindings ? <Findings /> : null}
      {showsCheck ? <RunningCheck /> : null}
    </div>
  );
}

/** The first list after a catalogue was lost takes a while at thousands of articles. */
function Recovering({ done, total }: { done: number; total: number }) {
  const part = total === 0 ? 0 : done / total;
  return (
    <NoteBar
      tone="plain"
      title={t.recovering.title}
      glyph={<Ring value={part} label={t.format.percent(part)} />}
    >
      {t.recovering.text} {t.recovering.progress(done, total)}
    </NoteBar>
  );
}

function Findings() {
  const { readOnly, findings } = useLibrary();
  const mendable = !readOnly && findings.some(({ repaired }) => !repaired);
  return (
    <NoteBar
      tone="warn"
      title={t.library.found}
      action={
        <>
          {mendable ? (
            <Button
              small
              onPress={() => {
                openDialog({ kind: 'check' });
                void startCheck(true);
              }}
            >
              {t.check.repair}
            </Button>
          ) : null}
          <IconButton small icon="x" label={t.library.dismiss} onPress={dismissFindings} />
        </>
      }
    >
      {[
        ...findings.map(({ kind, count }) => t.library.finding(kind, count)),
        ...(mendable ? [t.library.mend] : []),
      ].join(' ')}
    </NoteBar>
  );
}

/** A check whose dialog was closed: how far it is, and that it has ended. */
function RunningCheck() {
  const checking = useChecking((state) => state.checking);
  const show = (
    <Button small onPress={() => openDialog({ kind: 'check' })}>
      {t.check.show}
    </Button>
  );
  switch (checking.kind) {
    case 'idle':
      return null;
    case 'running': {
      const part = checking.total === 0 ? 0 : checking.done / checking.total;
      return (
        <NoteBar
          tone="plain"
          title={checking.repair ? t.check.repairing : t.check.checking}
          glyph={<Ring value={part} label={t.format.percent(part)} />}
          action={show}
        >
          {t.check.progress(checking.done, checking.total)}
        </NoteBar>
      );
    }
    case 'done':
    case 'failed':
      return (
        <NoteBar
          tone="plain"
          title={checking.kind === 'done' ? resultTitle(checking.report) : t.check.failed}
          action={
            <>
              {show}
              <IconButton small icon="x" label={t.library.dismiss} onPress={forgetCheck} />
            </>
          }
        />
      );
  }
}
