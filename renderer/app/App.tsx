import { AboutDialog } from '../features/about/AboutDialog.tsx';
import { AddDialog } from '../features/add/AddDialog.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { useAnnouncement } from '../state/announcements.ts';
import { useLibrary } from '../state/library.ts';
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
  useKeyboard();
  useAppCommands();
  useReady();
  return (
    <>
      {status.kind === 'closed' ? <Closed failure={status.failure} /> : <Window />}
      <AddDialog />
      <ExportDialog />
      <AboutDialog />
      <LiveRegion {...announcement} />
      {dropping ? (
        <div className={styles.drop}>
          <p>{t.app.dropToSave}</p>
        </div>
      ) : null}
    </>
  );
}
