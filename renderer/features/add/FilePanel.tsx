import { call, failureOf } from '../../api/api.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './AddDialog.module.css';
import { useDraft } from './draft.ts';

/** Files: chosen in the system's dialog, or dropped anywhere in the window. */
export function FilePanel() {
  const choose = () => {
    const { tags } = useDraft.getState();
    call('save.chooseFiles', { tags: [...tags] }).catch((error: unknown) =>
      showToast(t.failure(failureOf(error))),
    );
  };
  return (
    <div className={styles.drop}>
      <p>{t.add.dropHere}</p>
      <Button icon="folder" onPress={choose} autoFocus>
        {t.add.chooseFiles}
      </Button>
      <p className={styles.kinds}>{t.add.fileKinds}</p>
    </div>
  );
}
