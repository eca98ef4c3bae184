import { type ReactNode, useEffect, useState } from 'react';
import icon from '../../../shared/icon/offprint.svg';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../api/api.ts';
import { runCommand, useCommands } from '../../state/commands.ts';
import { closeDialog, openDialog, useDialog } from '../../state/dialogs.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import styles from './AboutDialog.module.css';

/** What this program is, what it runs on, where the library lies, and what it asked of the network. */
export function AboutDialog() {
  const isOpen = useDialog(({ dialog }) => dialog.kind === 'about');
  useCommands({ about: () => openDialog({ kind: 'about' }) });
  return (
    <Dialog isOpen={isOpen} onClose={closeDialog} width={460}>
      <About />
    </Dialog>
  );
}

function About() {
  const [app, setApp] = useState<Output<'app.info'> | null>(null);
  const [dir, setDir] = useState('');
  useEffect(() => {
    call('app.info', {}).then(setApp, () => setApp(null));
    call('library.info', {}).then(
      (library) => setDir(library.dir),
      () => setDir(''),
    );
  }, []);
  return (
    <>
      <DialogHeader title={t.about.title} closeLabel={t.app.close} onClose={closeDialog} />
      <DialogBody>
        <img className={styles.icon} src={icon} alt="" width={64} height={64} />
        {app === null ? null : (
          <dl className={styles.facts}>
            <Fact name={t.about.version}>{app.version}</Fact>
            <Fact name={t.about.runsOn}>
              {`Electron ${app.electron}, Chromium ${app.chromium}, Node ${app.node}`}
            </Fact>
            <Fact name={t.about.requests}>{t.about.requestsMade(app.requests)}</Fact>
            <Fact name={t.about.requestsReading}>
              {t.format.number(app.windowRequests.left)}
              {app.windowRequests.refused === 0 ? null : (
                <span className={styles.more}>{t.about.refused(app.windowRequests.refused)}</span>
              )}
            </Fact>
            <Fact name={t.about.library}>
              <bdi>{dir}</bdi>
            </Fact>
            <Fact name={t.about.licence}>MIT</Fact>
          </dl>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onPress={() => runCommand('show-library-folder')}>{t.about.showLibrary}</Button>
        <span className={styles.end}>
          <Button variant="primary" autoFocus onPress={closeDialog}>
            {t.app.close}
          </Button>
        </span>
      </DialogFooter>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd data-selectable>{children}</dd>
    </div>
  );
}
