import { Button } from 'react-aria-components';
import { highlightColour } from '../../../shared/model/record.ts';
import { mayRun } from '../../state/commands.ts';
import { refOf } from '../../state/notes.ts';
import { useNotesSelection } from '../../state/notes-selection.ts';
import { t } from '../../state/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { copyNotes, exportNotes, recolourNotes, removeNotes } from './actions.ts';
import marks from './highlight.module.css';
import styles from './NotesActionBar.module.css';

/** Under the notes, when several are selected: what can be done with all of them. */
export function NotesActionBar() {
  const keys = useNotesSelection((selection) => selection.keys);
  const refs = [...keys].map(refOf);
  return (
    <Toolbar label={t.noteList.selected(keys.size)} className={styles.bar}>
      {(mayRun('highlight') ? highlightColour.options : []).map((colour) => (
        <Tooltip key={colour} text={t.marks.colours[colour]}>
          <Button
            className={styles.swatch ?? ''}
            aria-label={t.marks.colours[colour]}
            onPress={() => void recolourNotes(refs, colour)}
          >
            <span className={marks.swatch} data-colour={colour} aria-hidden="true">
              a
            </span>
          </Button>
        </Tooltip>
      ))}
      {mayRun('highlight') ? <span className={styles.line} /> : null}
      <IconButton
        icon="copy"
        label={t.noteList.copy(keys.size)}
        shortcut="Mod+C"
        onPress={() => void copyNotes(refs)}
      />
      <IconButton icon="share" label={t.noteList.export(keys.size)} onPress={() => exportNotes(refs)} />
      {mayRun('remove-highlight') ? (
        <>
          <span className={styles.line} />
          <IconButton
            icon="trash-2"
            label={t.noteList.remove(keys.size)}
            shortcut="Delete"
            onPress={() => void removeNotes(refs)}
          />
        </>
      ) : null}
    </Toolbar>
  );
}
