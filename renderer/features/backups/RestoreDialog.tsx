import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, failureOf, on } from '../../api/api.ts';
import { offerUndo } from '../../state/changes.ts';
import { closeDialog, useDialog } from '../../state/dialogs.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Differences } from './Differences.tsx';
import styles from './RestoreDialog.module.css';

type Backups = Output<'backups.list'>['backups'];
type Difference = Output<'backups.compare'>;

/** Chooses a backup, tells what it has that the library has not, and brings that back. */
export function RestoreDialog() {
  const open = useDialog(({ dialog }) => dialog.kind === 'restore');
  return (
    <Dialog isOpen={open} onClose={closeDialog} width={540}>
      {open ? <Content /> : null}
    </Dialog>
  );
}

function Content() {
  const [backups, setBackups] = useState<Backups | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [difference, setDifference] = useState<Difference | null>(null);
  const [removed, setRemoved] = useState(false);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = t.backups;

  useEffect(() => {
    call('backups.list', {}).then(
      (known) => {
        const newestFirst = known.backups.toReversed();
        setBackups(newestFirst);
        setName(newestFirst[0]?.name ?? null);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
    return on('backups.restoring', setProgress);
  }, []);
  useEffect(() => {
    if (name === null) return;
    let current = true;
    setDifference(null);
    call('backups.compare', { name }).then(
      (found) => current && setDifference(found),
      (error: unknown) => current && setFailure(failureOf(error)),
    );
    return () => {
      current = false;
    };
  }, [name]);

  const restore = async () => {
    if (name === null) return;
    setFailure(null);
    setProgress({ done: 0, total: 0 });
    try {
      const { undo, ...restored } = await call('backups.restore', { name, removed });
      closeDialog();
      offerUndo(undo, words.done(restored));
    } catch (error) {
      setProgress(null);
      setFailure(failureOf(error));
    }
  };

  const wanted =
    difference === null
      ? null
      : { ...difference, missing: difference.missing + (removed ? difference.removed : 0) };
  const nothing = wanted !== null && wanted.missing + wanted.changed + wanted.searches === 0;
  return (
    <>
      <DialogHeader title={words.restoreTitle} closeLabel={t.app.close} onClose={closeDialog} />
      <DialogBody>
        <div className={styles.words}>
          {progress === null ? (
            <>
              <p>{words.lead}</p>
              {backups === null || name === null ? null : (
                <div className={styles.days}>
                  <RadioGroup
                    label={words.choose}
                    value={name}
                    onChange={setName}
                    options={backups.map((backup) => ({ value: backup.name, label: labelOf(backup) }))}
                  />
                </div>
              )}
              {difference === null ? (
                <p role="status">{failure === null ? words.comparing : null}</p>
              ) : (
                <Differences difference={difference} />
              )}
              {difference !== null && difference.removed > 0 ? (
                <Checkbox checked={removed} onChange={setRemoved}>
                  {words.removed(difference.removed)}
                </Checkbox>
              ) : null}
              {wanted === null || nothing ? null : <p className={styles.hint}>{words.first}</p>}
            </>
          ) : (
            <>
              <p>{words.restoring}</p>
              <ProgressBar
                value={progress.total === 0 ? 0 : progress.done / progress.total}
                label={words.restoring}
              />
              <p className={styles.count}>{words.progress(progress.done, progress.total)}</p>
            </>
          )}
          {failure === null ? null : (
            <NoteBar tone="warn" title={words.notRestored}>
              {t.failure(failure)}
            </NoteBar>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <span className={styles.gap} />
        {progress === null ? (
          <>
            <Button onPress={closeDialog}>{nothing ? t.app.close : t.app.cancel}</Button>
            {nothing ? null : (
              <Button
                variant="primary"
                disabledReason={wanted === null ? words.comparing : null}
                onPress={() => void restore()}
              >
                {wanted === null ? words.restoreTitle : words.act(wanted)}
              </Button>
            )}
          </>
        ) : (
          <Button onPress={() => void call('backups.stop', {})}>{words.stop}</Button>
        )}
      </DialogFooter>
    </>
  );
}

function labelOf({ kind, made, articles }: Backups[number]): string {
  const when = t.format.rowMoment(made, new Date());
  return t.backups.option(kind === 'daily' ? when : t.backups.beforeRestore(when), articles);
}
