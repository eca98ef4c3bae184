import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, failureOf } from '../../api/api.ts';
import { openDialog, useDialog } from '../../state/dialogs.ts';
import { changeSettings, useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './BackupSection.module.css';
import { Section } from './Section.tsx';

type Known = Output<'backups.list'>;

/** When the catalogue was last backed up, and bringing something back from it. */
export function BackupSection({ readOnly }: { readOnly: boolean }) {
  const on = useSettings(({ backups }) => backups);
  const restoring = useDialog(({ dialog }) => dialog.kind === 'restore');
  const [known, setKnown] = useState<Known | null>(null);
  const [making, setMaking] = useState(false);
  useEffect(() => {
    if (restoring) return;
    call('backups.list', {}).then(setKnown, () => setKnown(null));
  }, [restoring]);
  const words = t.backups;
  const make = () => {
    setMaking(true);
    call('backups.make', {})
      .then(setKnown, (error: unknown) => showToast(t.failure(failureOf(error))))
      .finally(() => setMaking(false));
  };
  const none = known === null || known.backups.length === 0;
  const refused = readOnly ? words.readOnly : null;
  return (
    <Section title={words.title}>
      <div className={styles.backups}>
        <Switch on={on} onChange={(backups) => void changeSettings({ backups })} hint={words.hint}>
          {words.on}
        </Switch>
        <p className={styles.last} role="status">
          {making ? words.making : known === null ? words.looking : lastOf(known)}
        </p>
        {known?.failure == null ? null : (
          <NoteBar tone="warn" title={words.failed}>
            {words.failedText(known.failure)}
          </NoteBar>
        )}
        <div className={styles.acts}>
          <Button small disabledReason={refused ?? (making ? words.making : null)} onPress={make}>
            {words.make}
          </Button>
          <Button
            small
            icon="history"
            disabledReason={refused ?? (none ? words.noBackup : null)}
            onPress={() => openDialog({ kind: 'restore' })}
          >
            {words.restore}
          </Button>
          <Button
            small
            icon="folder"
            disabledReason={none ? words.noBackup : null}
            onPress={() => {
              call('app.showBackups', {}).catch((error: unknown) => showToast(t.failure(failureOf(error))));
            }}
          >
            {words.show}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function lastOf({ backups }: Known): string {
  const last = backups.findLast(({ kind }) => kind === 'daily') ?? backups.at(-1);
  return last === undefined
    ? t.backups.none
    : t.backups.last(t.format.rowMoment(last.made, new Date()), backups.length);
}
