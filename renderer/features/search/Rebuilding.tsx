import { t } from '../../state/t.ts';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './Rebuilding.module.css';

/** Above the results while the index is being made anew. */
export function Rebuilding() {
  return (
    <div className={styles.note}>
      <NoteBar tone="plain" title={t.search.rebuilding} glyph={<Ring value={0.3} label={t.search.busy} />}>
        {t.search.rebuildingText}
      </NoteBar>
    </div>
  );
}
