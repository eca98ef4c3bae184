import type { RebuildProgress } from '../../../shared/model/view.ts';
import { t } from '../../state/t.ts';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { Ring } from '../../ui/Ring.tsx';
import styles from './Rebuilding.module.css';

/** Above a list or results while the index is being made anew: how far it is. */
export function Rebuilding({ step, done, total }: RebuildProgress) {
  const part = total === 0 ? 0 : done / total;
  return (
    <div className={styles.note}>
      <NoteBar
        tone="plain"
        title={t.rebuilding[step].title}
        glyph={<Ring value={part} label={t.format.percent(part)} />}
      >
        {t.rebuilding[step].text} {total === 0 ? null : t.rebuilding.progress(done, total)}
      </NoteBar>
    </div>
  );
}
