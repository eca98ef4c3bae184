import { useEffect, useRef } from 'react';
import { call } from '../../api/api.ts';
import { saveFiles } from '../../state/files.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './AddDialog.module.css';
import { ask } from './ask.ts';
import { useDraft } from './draft.ts';

/** Files: chosen in the system's dialog, or dropped anywhere in the window. */
export function FilePanel() {
  const box = useRef<HTMLDivElement>(null);
  const choose = () => {
    const { tags } = useDraft.getState();
    ask(call('save.chooseFiles', { tags: [...tags] }));
  };
  // Files dropped here get the tags of the dialog; dropped elsewhere in the window they come as they are.
  useEffect(() => {
    const zone = box.current;
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void saveFiles(files, [...useDraft.getState().tags]);
    };
    zone?.addEventListener('drop', drop);
    return () => zone?.removeEventListener('drop', drop);
  }, []);
  return (
    <div ref={box} className={styles.drop}>
      <p>{t.add.dropHere}</p>
      <Button icon="folder" onPress={choose} autoFocus>
        {t.add.chooseFiles}
      </Button>
      <p className={styles.kinds}>{t.add.fileKinds}</p>
    </div>
  );
}
