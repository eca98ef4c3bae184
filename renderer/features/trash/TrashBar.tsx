import { runCommand } from '../../state/commands.ts';
import { useLibrary } from '../../state/library.ts';
import { stopRemoval, useRemoval } from '../../state/removal.ts';
import { useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './TrashBar.module.css';

/** Under the name of the trash: how long articles stay there, and the way to empty it. While articles are being deleted,
 * how far that is. */
export function TrashBar() {
  const days = useSettings((settings) => settings.trashDays);
  const count = useLibrary(({ counts }) => counts.trash);
  const readOnly = useLibrary((library) => library.readOnly);
  const removal = useRemoval((state) => state.removal);
  if (removal.kind === 'running') {
    const words = t.trash.deleting(removal.done, removal.total);
    return (
      <div className={styles.bar}>
        <span className={styles.words}>{words}</span>
        <LinkButton small onPress={stopRemoval}>
          {t.trash.stop}
        </LinkButton>
        <div className={styles.progress}>
          <ProgressBar value={removal.total === 0 ? 0 : removal.done / removal.total} label={words} />
        </div>
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <span className={styles.words}>{t.trash.keeps(days)}</span>
      {count === 0 || readOnly ? null : (
        <LinkButton small onPress={() => runCommand('empty-trash')}>
          {t.trash.empty}
        </LinkButton>
      )}
    </div>
  );
}
