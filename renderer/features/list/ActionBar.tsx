import type { CommandId } from '../../../shared/commands.ts';
import { mayRun, runCommand, shortcutOf } from '../../state/commands.ts';
import { useList } from '../../state/list.ts';
import { offered } from '../../state/offered.ts';
import { useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icons.ts';
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import styles from './ActionBar.module.css';

/** Under the list, when several are selected: what can be done with all of them. */
export function ActionBar() {
  const count = useSelection(({ ids }) => ids.size);
  const inTrash = useList(({ source }) => source.kind === 'view' && source.view.kind === 'trash');
  return (
    <Toolbar label={t.list.withSelected(count)} className={styles.bar}>
      {inTrash ? (
        <>
          <Act id="restore" icon="inbox" />
          {mayRun('trash') ? <span className={styles.line} /> : null}
          <Act id="delete-for-good" icon="trash-2" />
        </>
      ) : (
        <>
          <Act id="archive" icon="archive" />
          <Act id="favourite" icon="star" />
          <span data-tags-anchor="">
            <Act id="tags" icon="tag" />
          </span>
          <Act id="export" icon="share" />
          {mayRun('trash') ? <span className={styles.line} /> : null}
          <Act id="trash" icon="trash-2" />
          <MenuButton
            label={t.app.more}
            iconOnly
            className={styles.more}
            placement="top end"
            entries={more()}
          >
            <Icon name="ellipsis" size={18} />
          </MenuButton>
        </>
      )}
    </Toolbar>
  );
}

function Act({ id, icon }: { id: CommandId; icon: IconName }) {
  if (!mayRun(id)) return null;
  return (
    <IconButton icon={icon} label={t.commands[id]} shortcut={shortcutOf(id)} onPress={() => runCommand(id)} />
  );
}

function more(): MenuEntry[] {
  const entry = (id: CommandId, icon: IconName): MenuEntry => ({
    id,
    icon,
    label: t.commands[id],
    shortcut: shortcutOf(id),
    onAction: () => runCommand(id),
  });
  return offered<MenuEntry>([
    entry('mark-read', 'check'),
    entry('mark-unread', 'rotate-cw'),
    { id: 'line', line: true },
    entry('copy-link', 'copy'),
  ]);
}
