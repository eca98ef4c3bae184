import { dismissFindings, useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import styles from './LibraryNotes.module.css';

/** Above the rows: what is to be known of the library as a whole. */
export function LibraryNotes() {
  const { readOnly, refusal, findings } = useLibrary();
  if (!readOnly && findings.length === 0) return null;
  return (
    <div className={styles.notes}>
      {readOnly ? (
        <NoteBar tone="plain" title={t.library.readOnly}>
          {refusal === null ? null : t.library.refusal(refusal)}
        </NoteBar>
      ) : null}
      {findings.length > 0 ? (
        <NoteBar
          tone="warn"
          title={t.library.found}
          action={<IconButton small icon="x" label={t.library.dismiss} onPress={dismissFindings} />}
        >
          {[
            ...findings.map(({ kind, count }) => t.library.finding(kind, count)),
            ...(findings.some(({ repaired }) => !repaired) ? [t.library.mend] : []),
          ].join(' ')}
        </NoteBar>
      ) : null}
    </div>
  );
}
