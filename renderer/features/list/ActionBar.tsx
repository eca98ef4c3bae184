import type { CommandId } from '../../../shared/commands.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useList } from '../../state/list.ts';
import { useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Toolbar } from '../../ui/Toolbar.tsx';
import styles from './ActionBar.module.css';

/** Under the list, when several are selected: what can be done with all of them. */
export function ActionBar() {
  const count = useSelection(({ ids }) => ids.size);
  const inTrash = useList(({ source }) => source.kind === 'view' && source.view.kind === 'trash');
  return (
    <Toolbar label={t.list.withSelected(count)} className={styles.bar}>
      <Act id="archive" icon="archive" />
      <Act id="favourite" icon="star" />
      <Act id="export" icon="share" />
      <span className={styles.line} />
      {inTrash ? <Act id="restore" icon="inbox" /> : <Act id="trash" icon="trash-2" />}
    </Toolbar>
  );
}

function Act({ id, icon }: { id: CommandId; icon: IconName }) {
  return (
    <IconButton icon={icon} label={t.commands[id]} shortcut={shortcutOf(id)} onPress={() => runCommand(id)} />
  );
}
