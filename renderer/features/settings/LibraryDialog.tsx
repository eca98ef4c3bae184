import { useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { LibraryPlaceAnswer } from '../../../shared/ipc/contract.ts';
import { failureOf } from '../../api/api.ts';
import { closeDialog, useDialog } from '../../state/dialogs.ts';
import { useExporting } from '../../state/exporting.ts';
import { isRunning, useJobs } from '../../state/jobs.ts';
import { moveToLibrary } from '../../state/libraries.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import styles from './LibraryDialog.module.css';

/** Before going to another library: what will happen, and what stays. */
export function LibraryDialog() {
  const dialog = useDialog((state) => state.dialog);
  const [place, setPlace] = useState<LibraryPlaceAnswer | null>(null);
  if (dialog.kind === 'library' && dialog.place !== place) setPlace(dialog.place);
  return (
    <Dialog isOpen={dialog.kind === 'library'} onClose={closeDialog} width={480}>
      {place === null ? null : <Question place={place} />}
    </Dialog>
  );
}

function Question({ place }: { place: LibraryPlaceAnswer }) {
  const [moving, setMoving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const saving = useJobs(({ jobs }) => jobs.filter(isRunning).length);
  const exporting = useExporting(({ state }) => state.kind === 'running');
  const fresh = place.kind === 'empty';
  const words = t.libraries;
  const move = () => {
    setMoving(true);
    setFailure(null);
    moveToLibrary(place.dir).catch((error: unknown) => {
      setMoving(false);
      setFailure(failureOf(error));
    });
  };
  return (
    <>
      <DialogHeader
        title={fresh ? words.makeTitle : words.openTitle}
        closeLabel={t.app.close}
        onClose={closeDialog}
      />
      <DialogBody>
        <div className={styles.words}>
          <p>{fresh ? words.make : words.open}</p>
          <p className={styles.place} data-selectable>
            <bdi>{place.dir}</bdi>
          </p>
          <p>{words.stays}</p>
          <p className={styles.place} data-selectable>
            <bdi>{place.leaves}</bdi>
          </p>
          {saving > 0 ? <p>{words.saving(saving)}</p> : null}
          {exporting ? <p>{words.exporting}</p> : null}
        </div>
        {failure === null ? null : (
          <NoteBar tone="warn" title={words.notOpened}>
            {t.failure(failure)} {words.backIn}
          </NoteBar>
        )}
      </DialogBody>
      <DialogFooter>
        <span className={styles.gap} />
        <Button onPress={closeDialog}>{t.app.cancel}</Button>
        <Button variant="primary" autoFocus disabledReason={moving ? words.busy : null} onPress={move}>
          {fresh ? words.makeIt : words.openIt}
        </Button>
      </DialogFooter>
    </>
  );
}
