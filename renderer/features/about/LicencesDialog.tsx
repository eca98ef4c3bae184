import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, failureOf } from '../../api/api.ts';
import { useCommands } from '../../state/commands.ts';
import { closeDialog, openDialog, useDialog } from '../../state/dialogs.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import styles from './LicencesDialog.module.css';

type Licences = Output<'app.licences'>;

/** The licences of the app and of everything it is made of, in full. */
export function LicencesDialog() {
  const isOpen = useDialog(({ dialog }) => dialog.kind === 'licences');
  useCommands({ licences: () => openDialog({ kind: 'licences' }) });
  return (
    <Dialog isOpen={isOpen} onClose={closeDialog} width={680}>
      <Content />
    </Dialog>
  );
}

function Content() {
  const [licences, setLicences] = useState<Licences | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    call('app.licences', {}).then(setLicences, (error: unknown) => setFailure(failureOf(error)));
  }, []);
  const showChromium = () =>
    call('app.showChromiumLicences', {}).catch((error: unknown) => showToast(t.failure(failureOf(error))));
  return (
    <>
      <DialogHeader title={t.licences.title} closeLabel={t.app.close} onClose={closeDialog} />
      <div className={styles.list}>
        {failure === null ? null : <p role="alert">{t.failure(failure)}</p>}
        {licences === null ? null : (
          <>
            <p className={styles.lead}>{t.licences.lead(licences.packages.length)}</p>
            {licences.packages.map((licence) => (
              <Licence key={`${licence.name} ${licence.version}`} {...licence} />
            ))}
          </>
        )}
      </div>
      <DialogFooter>
        {licences?.chromium ? (
          <Button icon="folder" onPress={() => void showChromium()}>
            {t.licences.chromium}
          </Button>
        ) : null}
        <span className={styles.gap} />
        <Button variant="primary" autoFocus onPress={closeDialog}>
          {t.app.close}
        </Button>
      </DialogFooter>
    </>
  );
}

function Licence({ name, version, licence, text }: Licences['packages'][number]) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.licence} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.name}>
          {name} {version}
        </span>
        <span className={styles.kind}>{licence}</span>
      </summary>
      {open ? (
        <p className={styles.text} data-selectable>
          {text}
        </p>
      ) : null}
    </details>
  );
}
