import { AboutDialog } from '../features/about/AboutDialog.tsx';
import { LicencesDialog } from '../features/about/LicencesDialog.tsx';
import { AddDialog } from '../features/add/AddDialog.tsx';
import { RestoreDialog } from '../features/backups/RestoreDialog.tsx';
import { CheckDialog } from '../features/check/CheckDialog.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { OutsideDialog } from '../features/outside/OutsideDialog.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { SaveSearchDialog } from '../features/search/SaveSearchDialog.tsx';
import { LibraryDialog } from '../features/settings/LibraryDialog.tsx';
import { SettingsView } from '../features/settings/SettingsView.tsx';
import { ShortcutSheet } from '../features/shortcuts/ShortcutSheet.tsx';
import { DeleteDialog } from '../features/trash/DeleteDialog.tsx';
import { useAnnouncement } from '../state/announcements.ts';
import { useLibrary } from '../state/library.ts';
import { useSettings } from '../state/settings.ts';
import { useSettingsView } from '../state/settings-view.ts';
import { t } from '../state/t.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import styles from './App.module.css';
import { useAppCommands } from './app-commands.ts';
import { Closed } from './Closed.tsx';
import { useIncoming } from './incoming.ts';
import { useKeyboard } from './keyboard.ts';
import { useReady } from './ready.ts';
import { Window } from './Window.tsx';

/** Everything in the window. Dialogs draw themselves when `state/dialogs.ts` says so. */
export function App() {
  const status = useLibrary((library) => library.status);
  const announcement = useAnnouncement();
  const dropping = useIncoming();
  const inSettings = useSettingsView(({ open }) => open);
  // Keys that were changed are shown at once, wherever they are shown.
  useSettings(({ keys }) => keys);
  useSettings(({ letterKeys }) => letterKeys);
  useKeyboard();
  useAppCommands();
  useReady();
  return (
    <>
      <div className={inSettings ? styles.behind : styles.panes} inert={inSettings}>
        {status.kind === 'closed' ? <Closed failure={status.failure} /> : <Window />}
      </div>
      {inSettings ? <SettingsView /> : null}
      <LibraryDialog />
      <CheckDialog />
      <RestoreDialog />
      <Palette />
      <ShortcutSheet />
      <AddDialog />
      <ExportDialog />
      <SaveSearchDialog />
      <DeleteDialog />
      <OutsideDialog />
      <AboutDialog />
      <LicencesDialog />
      <LiveRegion {...announcement} />
      {dropping ? (
        <div className={styles.drop}>
          <p>{t.app.dropToSave}</p>
        </div>
      ) : null}
    </>
  );
}
