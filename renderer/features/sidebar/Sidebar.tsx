import { runCommand, shortcutOf } from '../../state/commands.ts';
import { onceAlone } from '../../state/dialogs.ts';
import { closeSheet, toggleSidebar, useSidebarBeside } from '../../state/layout.ts';
import { t } from '../../state/t.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ExportStatus } from './ExportStatus.tsx';
import { QueueStatus } from './QueueStatus.tsx';
import styles from './Sidebar.module.css';
import { Views } from './Views.tsx';

/** Where the articles are: views and tags, with the queue in short at the foot. */
export function Sidebar() {
  const beside = useSidebarBeside();
  return (
    <div className={styles.sidebar}>
      <Bar spread>
        <IconButton
          icon="panel-left"
          label={t.sidebar.hide}
          shortcut={shortcutOf('toggle-sidebar')}
          onPress={beside ? toggleSidebar : closeSheet}
        />
        <Button
          variant="quiet"
          icon="plus"
          shortcut={shortcutOf('add')}
          onPress={() => {
            closeSheet();
            runCommand('add');
          }}
        >
          {t.sidebar.add}
        </Button>
      </Bar>
      <Views />
      <ExportStatus />
      <footer className={styles.foot}>
        <QueueStatus />
        <IconButton
          icon="settings"
          label={t.commands.settings}
          shortcut={shortcutOf('settings')}
          onPress={() => {
            closeSheet();
            onceAlone(() => runCommand('settings'));
          }}
        />
      </footer>
    </div>
  );
}
